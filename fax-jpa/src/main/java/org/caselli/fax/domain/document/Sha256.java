package org.caselli.fax.domain.document;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, by which documents, secrets and requests are known: 64 lower-case hex digits. */
public final class Sha256 {
  private Sha256() {}

  /** The hash of a text in UTF-8. */
  public static String of(String text) {
    return hex(begun().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** A hash to which nothing was added yet. */
  public static MessageDigest begun() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  /** The hash of what was added; the digest begins anew. */
  public static String ended(MessageDigest digest) {
    return hex(digest.digest());
  }

  private static String hex(byte[] hash) {
    return HexFormat.of().formatHex(hash);
  }
}
