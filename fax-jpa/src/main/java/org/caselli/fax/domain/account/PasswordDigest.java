package org.caselli.fax.domain.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What Kazoo's clients send instead of a password: the digest of {@code username:password}, the
 * username in lower case. It opens the account like the password itself, so it is kept as
 * carefully.
 *
 * @param hex lower case
 */
public record PasswordDigest(Kind kind, String hex) {
  /** Digests that clients may send. */
  public enum Kind {
    MD5("MD5", 32),
    SHA("SHA-1", 40);

    private final String algorithm;
    private final Pattern form;

    Kind(String algorithm, int digits) {
      this.algorithm = algorithm;
      this.form = Pattern.compile("[0-9a-f]{" + digits + "}");
    }
  }

  public PasswordDigest {
    if (!kind.form.matcher(hex).matches()) {
      throw new IllegalArgumentException("Not a digest of kind " + kind);
    }
  }

  /** Reads what a client sent; empty when it is no such digest. */
  public static Optional<PasswordDigest> parse(Kind kind, String text) {
    String hex = text.strip().toLowerCase(Locale.ROOT);
    return kind.form.matcher(hex).matches()
        ? Optional.of(new PasswordDigest(kind, hex))
        : Optional.empty();
  }

  /** The digest of a name and a password. */
  public static PasswordDigest of(Kind kind, String username, String password) {
    try {
      String text = username.toLowerCase(Locale.ROOT) + ":" + password;
      byte[] digest =
          MessageDigest.getInstance(kind.algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
      return new PasswordDigest(kind, HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has " + kind.algorithm, e);
    }
  }

  @Override
  public String toString() {
    return kind + " digest";
  }
}
