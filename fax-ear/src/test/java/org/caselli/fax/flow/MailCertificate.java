package org.caselli.fax.flow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A certificate for the mail entrance that nobody vouches for. */
final class MailCertificate {
  private static final String PASSWORD = "sesame";

  private MailCertificate() {}

  /** The key store in a directory. */
  static Path in(Path directory) {
    return directory.resolve("smtp.p12");
  }

  /** Makes it; the file with its password. */
  static Path make(Path directory) {
    try {
      Process keytool =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                  "-genkeypair",
                  "-alias",
                  "smtp",
                  "-keyalg",
                  "EC",
                  "-dname",
                  "CN=localhost",
                  "-storetype",
                  "PKCS12",
                  "-storepass",
                  PASSWORD,
                  "-keystore",
                  in(directory).toString())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (keytool.waitFor() != 0) {
        throw new IllegalStateException("keytool makes no certificate");
      }
      return Files.writeString(directory.resolve("smtp-password"), PASSWORD);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
