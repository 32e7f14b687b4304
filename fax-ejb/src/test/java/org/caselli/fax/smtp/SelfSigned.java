package org.caselli.fax.smtp;

import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate that vouches for itself, and its key. */
public final class SelfSigned {
  final ContentSigner signer;
  final X509CertificateHolder certificate;
  private final KeyPair keys;

  private SelfSigned(KeyPair keys, ContentSigner signer, X509CertificateHolder certificate) {
    this.keys = keys;
    this.signer = signer;
    this.certificate = certificate;
  }

  /** A fresh one, such as {@code CN=Ann}. */
  public static SelfSigned of(String name) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      KeyPair keys = generator.generateKeyPair();
      Instant begin = Instant.parse("2026-01-01T00:00:00Z");
      ContentSigner signer =
          new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
      return new SelfSigned(
          keys,
          signer,
          new JcaX509v3CertificateBuilder(
                  new X500Name(name),
                  BigInteger.ONE,
                  Date.from(begin),
                  Date.from(begin.plusSeconds(100_000_000)),
                  new X500Name(name),
                  keys.getPublic())
              .build(signer));
    } catch (Exception e) {
      throw new IllegalStateException("This needs nothing that could be missing", e);
    }
  }

  /** Writes it to a PKCS 12 file; one that is there is replaced. */
  public void write(Path file, String password) {
    try (OutputStream out = Files.newOutputStream(file)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      Certificate converted = new JcaX509CertificateConverter().getCertificate(certificate);
      store.setKeyEntry(
          "mail", keys.getPrivate(), password.toCharArray(), new Certificate[] {converted});
      store.store(out, password.toCharArray());
    } catch (Exception e) {
      throw new IllegalStateException(file + " cannot be written", e);
    }
  }
}
