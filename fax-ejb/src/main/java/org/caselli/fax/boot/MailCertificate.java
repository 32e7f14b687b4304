package org.caselli.fax.boot;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * The certificate that the mail entrance shows: a PKCS 12 file that {@code caselli.smtp.keystore}
 * names, with its password in the file of {@code caselli.smtp.keystore.password.file}.
 */
final class MailCertificate {
  private MailCertificate() {}

  /**
   * TLS with that certificate; empty when none is named.
   *
   * @throws IllegalStateException when it cannot be used
   */
  static Optional<SSLContext> read() {
    String file = System.getProperty("caselli.smtp.keystore", "");
    return file.isBlank() ? Optional.empty() : Optional.of(context(Path.of(file.strip())));
  }

  private static SSLContext context(Path file) {
    try {
      char[] password =
          Files.readString(
                  Path.of(System.getProperty("caselli.smtp.keystore.password.file", "").strip()))
              .strip()
              .toCharArray();
      KeyStore store = KeyStore.getInstance("PKCS12");
      try (InputStream in = Files.newInputStream(file)) {
        store.load(in, password);
      }
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, password);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(
          "The certificate of the mail entrance in "
              + file
              + " cannot be used: give a PKCS 12 file, and its password in the file that"
              + " caselli.smtp.keystore.password.file names",
          e);
    }
  }
}
