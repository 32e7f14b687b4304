package org.caselli.fax.app.admin;

import org.caselli.fax.domain.document.Sha256;

/**
 * The form in which API keys and tokens are kept: SHA-256 of the UTF-8 text, 64 lower-case hex
 * digits. A plain hash is enough because the secrets are random and 256 bits long.
 */
public final class SecretHash {
  private SecretHash() {}

  /** The hash of a secret. */
  public static String of(String secret) {
    return Sha256.of(secret);
  }
}
