package org.caselli.fax.smtp;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** Somebody who signs mails with S/MIME. */
public final class Signer {
  private Signer() {}

  /** A signature with a mail inside. */
  public static byte[] around(String mail) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      KeyPair keys = generator.generateKeyPair();
      X500Name name = new X500Name("CN=Ann");
      Instant begin = Instant.parse("2026-01-01T00:00:00Z");
      ContentSigner signer =
          new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
      X509CertificateHolder certificate =
          new JcaX509v3CertificateBuilder(
                  name,
                  BigInteger.ONE,
                  Date.from(begin),
                  Date.from(begin.plusSeconds(100_000_000)),
                  name,
                  keys.getPublic())
              .build(signer);
      CMSSignedDataGenerator signed = new CMSSignedDataGenerator();
      signed.addSignerInfoGenerator(
          new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
              .build(signer, certificate));
      signed.addCertificate(certificate);
      return signed
          .generate(new CMSProcessableByteArray(mail.getBytes(StandardCharsets.US_ASCII)), true)
          .getEncoded();
    } catch (Exception e) {
      throw new IllegalStateException("Signing needs nothing that could be missing", e);
    }
  }
}
