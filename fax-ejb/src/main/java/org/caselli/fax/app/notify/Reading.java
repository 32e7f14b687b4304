package org.caselli.fax.app.notify;

import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import org.caselli.fax.domain.notice.Language;
import org.caselli.fax.domain.notice.Reader;

/**
 * How a notice is to be read.
 *
 * @param zone of its times
 * @param reader the first recipient who is known here, else the owner of the fax
 */
record Reading(Language language, ZoneId zone, Optional<Reader> reader) {
  Reading {
    Objects.requireNonNull(language);
    Objects.requireNonNull(zone);
    Objects.requireNonNull(reader);
  }
}
