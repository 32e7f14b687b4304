package org.caselli.fax.smtp.proof;

import com.google.common.net.InternetDomainName;
import java.util.List;
import java.util.Optional;

/**
 * Which domains belong to one organisation: those that share the name below a public suffix, such
 * as {@code corp.co.uk} (relaxed alignment, RFC 7489 section 3.2). The list of public suffixes is
 * that of Guava.
 */
final class Organisation {
  private Organisation() {}

  /** Whether two domains are one, or of one organisation. Case does not matter. */
  static boolean isOne(String domain, String other) {
    return domain.equalsIgnoreCase(other) && domain.contains(".")
        || name(domain).isPresent() && name(domain).equals(name(other));
  }

  /** Empty for a public suffix and for what is no domain. */
  private static Optional<String> name(String domain) {
    try {
      InternetDomainName whole = InternetDomainName.from(domain);
      if (whole.isUnderPublicSuffix()) {
        return Optional.of(whole.topPrivateDomain().toString());
      }
      return whole.hasPublicSuffix() ? Optional.empty() : belowUnlisted(whole.parts());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The list's rule for what it does not have: the last label is a public suffix. */
  private static Optional<String> belowUnlisted(List<String> labels) {
    int count = labels.size();
    return count < 2
        ? Optional.empty()
        : Optional.of(String.join(".", labels.subList(count - 2, count)));
  }
}
