package org.caselli.fax.smtp;

import java.nio.charset.StandardCharsets;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** Somebody who signs mails with S/MIME. */
public final class Signer {
  private Signer() {}

  /** A signature with a mail inside. */
  public static byte[] around(String mail) {
    try {
      SelfSigned ann = SelfSigned.of("CN=Ann");
      CMSSignedDataGenerator signed = new CMSSignedDataGenerator();
      signed.addSignerInfoGenerator(
          new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
              .build(ann.signer, ann.certificate));
      signed.addCertificate(ann.certificate);
      return signed
          .generate(new CMSProcessableByteArray(mail.getBytes(StandardCharsets.US_ASCII)), true)
          .getEncoded();
    } catch (Exception e) {
      throw new IllegalStateException("Signing needs nothing that could be missing", e);
    }
  }
}
