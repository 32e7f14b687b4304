package org.caselli.fax.domain.fax;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Lists of faxes for people and programs; a read model without entities. */
public interface FaxIndex {
  List<Row> list(FaxListing listing);

  /**
   * One fax in a list.
   *
   * @param state of the job in the words of {@link org.caselli.fax.domain.job.JobState}; empty for
   *     a received fax
   * @param attributes the client's public document, a JSON object
   * @param result {@code tx_result} or {@code rx_result}, a JSON object
   */
  record Row(
      UUID id,
      Optional<UUID> faxbox,
      String state,
      String from,
      String to,
      int attempts,
      int retries,
      int pages,
      Instant created,
      Instant modified,
      Optional<Instant> delivered,
      String attributes,
      String result) {
    public Row {
      Objects.requireNonNull(id);
      Objects.requireNonNull(state);
    }
  }
}
