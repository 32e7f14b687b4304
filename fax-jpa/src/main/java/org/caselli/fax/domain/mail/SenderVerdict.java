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
   */
  public record Signature(String domain, ProofResult result) {
    public Signature {
      domain = domain.toLowerCase(Locale.ROOT);
      Objects.requireNonNull(result);
    }

    /** Whether the domain is that of the sender, or one above it. */
    private boolean answersFor(String sender) {
      return domain.contains(".") && (sender.equals(domain) || sender.endsWith("." + domain));
    }
  }

  /** Whether the mail comes from the domain of that address. */
  public boolean proves(String sender) {
    String domain = sender.substring(sender.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    return signedIn
        || spf == ProofResult.PASS
        || signatures.stream()
            .anyMatch(each -> each.result() == ProofResult.PASS && each.answersFor(domain));
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
