package org.caselli.fax.app.admin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The form in which API keys and tokens are kept: SHA-256 of the UTF-8 text, 64 lower-case hex
 * digits. A plain hash is enough because the secrets are random and 256 bits long.
 */
public final class SecretHash {
  private SecretHash() {}

  /** The hash of a secret. */
  public static String of(String secret) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
