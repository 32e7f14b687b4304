package org.caselli.fax.domain.mail;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * What proves that a mail comes from the address in its envelope.
 *
 * @param signedIn whether the sender signed in, so that there is nothing more to look at
 * @param spf whether the domain lets that client send for it (RFC 7208)
 * @param signatures of DKIM (RFC 6376), in no order
 */
public record SenderVerdict(boolean signedIn, ProofResult spf, List<Signature> signatures) {
  /** Nothing was looked at. */
  public static final SenderVerdict UNCHECKED =
      new SenderVerdict(false, ProofResult.NONE, List.of());

  /** The sender signed in. */
  public static final SenderVerdict SIGNED_IN =
      new SenderVerdict(true, ProofResult.NONE, List.of());

  public SenderVerdict {
    Objects.requireNonNull(spf);
    signatures = List.copyOf(signatures);
  }

  /**
   * A signature of DKIM.
   *
   * @param domain that signed; empty when the field does not tell
   * @param aligned whether that domain and the sender's belong to one organisation
   */
  public record Signature(String domain, ProofResult result, boolean aligned) {
    public Signature {
      domain = domain.toLowerCase(Locale.ROOT);
      Objects.requireNonNull(result);
    }
  }

  /** Whether the mail comes from the organisation that has the domain of the sender's address. */
  public boolean proves() {
    return signedIn
        || spf == ProofResult.PASS
        || signatures.stream()
            .anyMatch(each -> each.result() == ProofResult.PASS && each.aligned());
  }

  /** Whether asking again later may prove more. */
  public boolean isUnsure() {
    return spf == ProofResult.TEMPERROR
        || signatures.stream().anyMatch(each -> each.result() == ProofResult.TEMPERROR);
  }

  /** As in {@code Authentication-Results} (RFC 8601), without the server's name. */
  @Override
  public String toString() {
    if (signedIn) {
      return "auth=pass";
    }
    StringBuilder text = new StringBuilder("spf=").append(spf.word());
    for (Signature each : signatures) {
      text.append("; dkim=").append(each.result().word());
      if (!each.domain().isEmpty()) {
        text.append(" header.d=").append(each.domain());
      }
    }
    return signatures.isEmpty() ? text.append("; dkim=none").toString() : text.toString();
  }
}
