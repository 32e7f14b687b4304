package org.caselli.fax.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;

/**
 * A self-signed certificate for brokers on this machine, as the PKCS 12 and PEM files of an
 * operator.
 */
final class BrokerCertificate {
  static final String PASSWORD = "changeit";

  private static final String ALIAS = "broker";

  private final Path directory;

  /** A new one, in files below a directory. */
  BrokerCertificate(Path directory)
      throws IOException, InterruptedException, GeneralSecurityException {
    this.directory = directory;
    int status =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                    "-genkeypair",
                    "-alias",
                    ALIAS,
                    "-keyalg",
                    "EC",
                    "-groupname",
                    "secp256r1",
                    "-dname",
                    "CN=broker",
                    "-ext",
                    "SAN=ip:127.0.0.1",
                    "-storetype",
                    "PKCS12",
                    "-keystore",
                    pkcs12().toString(),
                    "-storepass",
                    PASSWORD))
            .inheritIO()
            .start()
            .waitFor();
    assertThat(status).isZero();
    KeyStore store = KeyStore.getInstance(pkcs12().toFile(), PASSWORD.toCharArray());
    String certificate = pem("CERTIFICATE", store.getCertificate(ALIAS).getEncoded());
    Files.writeString(trusted(), certificate);
    Files.writeString(
        pem(),
        pem("PRIVATE KEY", store.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded()) + certificate);
  }

  /** Key and certificate; the password is {@link #PASSWORD}. */
  Path pkcs12() {
    return directory.resolve("broker.p12");
  }

  /** The same as PEM. */
  Path pem() {
    return directory.resolve("broker.pem");
  }

  /** What clients trust: PEM, the certificate alone. */
  Path trusted() {
    return directory.resolve("ca.pem");
  }

  private static String pem(String what, byte[] der) {
    String body =
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(der);
    return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(what, body);
  }
}
