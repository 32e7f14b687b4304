package org.caselli.fax.domain.notice;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a notice is to say, as templates; an empty one is not given here.
 *
 * @param enabled whether the notice is sent at all
 * @param subject one line
 * @param plain body for readers of plain text
 * @param html body for all others
 * @param filtered result codes (T.30) of faxes of which the notice does not tell
 */
public record Wording(
    boolean enabled, String subject, String plain, String html, Optional<Set<Integer>> filtered) {
  /** Nothing is given: the notice is sent as the server words it. */
  public static final Wording NONE = new Wording(true, "", "", "");

  /** What is not told of where nobody says otherwise: no fault, and a call that dropped. */
  public static final Set<Integer> USUALLY_FILTERED = Set.of(0, 49);

  /** Most characters of a subject. */
  public static final int LONGEST_SUBJECT = 300;

  /** Most characters of a body. */
  public static final int LONGEST_BODY = 100_000;

  public Wording {
    Objects.requireNonNull(subject);
    Objects.requireNonNull(plain);
    Objects.requireNonNull(html);
    filtered = filtered.map(Set::copyOf);
  }

  public Wording(boolean enabled, String subject, String plain, String html) {
    this(enabled, subject, plain, html, Optional.empty());
  }

  /** The same with what is not given taken from {@code above}. */
  public Wording orFrom(Wording above) {
    return new Wording(
        enabled,
        subject.isEmpty() ? above.subject : subject,
        plain.isEmpty() ? above.plain : plain,
        html.isEmpty() ? above.html : html,
        filtered.or(() -> above.filtered));
  }

  /** The same, sent or not. */
  public Wording enabled(boolean now) {
    return new Wording(now, subject, plain, html, filtered);
  }

  /** Whether it does not tell of a fax with that result code. */
  public boolean isFiltered(int code) {
    return filtered.orElse(USUALLY_FILTERED).contains(code);
  }
}
