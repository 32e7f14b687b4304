package org.caselli.fax.store;

import org.caselli.fax.domain.document.Sha256;

/**
 * In what form clients' keys are kept: they may be long, and what a client calls its requests is
 * nobody else's affair.
 */
final class KeyHash {
  private KeyHash() {}

  static String of(String key) {
    return Sha256.of(key);
  }
}
