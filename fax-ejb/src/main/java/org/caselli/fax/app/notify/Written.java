package org.caselli.fax.app.notify;

import java.util.Objects;

/** A notice as it is mailed. */
public record Written(String subject, String plain, String html) {
  public Written {
    Objects.requireNonNull(subject);
    Objects.requireNonNull(plain);
    Objects.requireNonNull(html);
  }
}
