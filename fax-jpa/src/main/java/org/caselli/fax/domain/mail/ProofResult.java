package org.caselli.fax.domain.mail;

import java.util.Locale;

/** What a check of a sender came to (RFC 8601 section 2.7). */
public enum ProofResult {
  /** Nothing to check. */
  NONE,
  PASS,
  FAIL,
  SOFTFAIL,
  NEUTRAL,
  /** It was right, and is not enough by our rules. */
  POLICY,
  /** The name servers did not answer in time. */
  TEMPERROR,
  /** What the domain published cannot be understood. */
  PERMERROR;

  /** As it is written in headers. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
