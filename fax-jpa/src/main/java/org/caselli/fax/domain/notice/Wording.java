package org.caselli.fax.domain.notice;

import java.util.Objects;

/**
 * What a notice is to say, as templates; an empty one is not given here.
 *
 * @param enabled whether the notice is sent at all
 * @param subject one line
 * @param plain body for readers of plain text
 * @param html body for all others
 */
public record Wording(boolean enabled, String subject, String plain, String html) {
  /** Nothing is given: the notice is sent as the server words it. */
  public static final Wording NONE = new Wording(true, "", "", "");

  /** Most characters of a subject. */
  public static final int LONGEST_SUBJECT = 300;

  /** Most characters of a body. */
  public static final int LONGEST_BODY = 100_000;

  public Wording {
    Objects.requireNonNull(subject);
    Objects.requireNonNull(plain);
    Objects.requireNonNull(html);
  }

  /** The same with what is not given taken from {@code above}. */
  public Wording orFrom(Wording above) {
    return new Wording(
        enabled,
        subject.isEmpty() ? above.subject : subject,
        plain.isEmpty() ? above.plain : plain,
        html.isEmpty() ? above.html : html);
  }
}
