package org.caselli.fax.smtp.proof;

import java.nio.file.Path;
import java.util.Objects;

/**
 * What can be looked at to see who sent a mail.
 *
 * @param mail its file, lines with CR and LF
 */
public record Evidence(Origin origin, Path mail) {
  public Evidence {
    Objects.requireNonNull(origin);
    Objects.requireNonNull(mail);
  }
}
