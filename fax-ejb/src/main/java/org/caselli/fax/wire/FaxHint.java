package org.caselli.fax.wire;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.caselli.fax.domain.fax.FaxScope;

/** What the filters of a list of faxes demand of those fields that have an index. */
public final class FaxHint {
  private FaxHint() {}

  /** The part of the list where everything is that passes the filter. */
  public static FaxScope of(DocumentFilter filter) {
    return new FaxScope(
        id(filter, "faxbox_id"),
        id(filter, "owner_id"),
        Optional.empty(),
        first(filter, "from", "from_number"),
        first(filter, "to", "to_number"),
        filter
            .required("status")
            .map(status -> status.toUpperCase(Locale.ROOT))
            .filter(
                state -> Stream.of("COMPLETED", "FAILED", "CANCELLED").anyMatch(state::equals)));
  }

  private static Optional<UUID> id(DocumentFilter filter, String key) {
    return filter.required(key).flatMap(WireId::find);
  }

  private static Optional<String> first(DocumentFilter filter, String key, String other) {
    return filter.required(key).or(() -> filter.required(other));
  }
}
