package org.caselli.fax.app.people;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.caselli.fax.domain.account.PasswordDigest;
import org.caselli.fax.domain.account.User;

/**
 * The form in which passwords are kept: PBKDF2 (RFC 8018) with HMAC-SHA-512 of each digest that a
 * client may send, 210,000 rounds as OWASP advises, 64 hex digits. It takes some tenths of a second
 * on purpose; call it outside of transactions.
 *
 * <p>The salt is the account's, not the user's: clients of Kazoo send nothing but the digest, so
 * the user must be found by the result. Since the digest holds the username, no two users share
 * one.
 */
final class PasswordVerifier {
  private static final String ALGORITHM = "PBKDF2WithHmacSHA512";
  private static final int ROUNDS = 210_000;
  private static final int BITS = 256;

  private PasswordVerifier() {}

  /** The slow hash of a digest. */
  static String of(PasswordDigest digest, UUID salt) {
    PBEKeySpec spec =
        new PBEKeySpec(
            digest.hex().toCharArray(),
            salt.toString().getBytes(StandardCharsets.US_ASCII),
            ROUNDS,
            BITS);
    try {
      byte[] hash = SecretKeyFactory.getInstance(ALGORITHM).generateSecret(spec).getEncoded();
      return HexFormat.of().formatHex(hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform of today has " + ALGORITHM, e);
    } finally {
      spec.clearPassword();
    }
  }

  /** What is kept of a user's password. */
  static User.Verifiers of(String username, String password, UUID salt) {
    return new User.Verifiers(
        of(PasswordDigest.of(PasswordDigest.Kind.MD5, username, password), salt),
        of(PasswordDigest.of(PasswordDigest.Kind.SHA, username, password), salt));
  }
}
