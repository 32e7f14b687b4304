package org.caselli.fax.web.json;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.caselli.fax.domain.listing.Place;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.Violation;
import org.caselli.fax.wire.WireId;

/** A place in a list as {@code start_key}: opaque to clients, URL-safe base64. */
public final class PageKey {
  private PageKey() {}

  /** The key behind which the next page begins. */
  public static String of(Place place) {
    String plain =
        place.createdAt().getEpochSecond()
            + "."
            + place.createdAt().getNano()
            + "."
            + WireId.of(place.id());
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * Reads a key that we gave.
   *
   * @throws FaxException when we did not give it
   */
  public static Place parse(String key) {
    try {
      String plain = new String(Base64.getUrlDecoder().decode(key), StandardCharsets.US_ASCII);
      String[] parts = plain.split("\\.", -1);
      if (parts.length == 3) {
        UUID id = WireId.fromString(parts[2]).value();
        return new Place(
            Instant.ofEpochSecond(Long.parseLong(parts[0]), Long.parseLong(parts[1])), id);
      }
    } catch (IllegalArgumentException | DateTimeException e) {
      throw unknown(e);
    }
    throw unknown(new IllegalArgumentException(key));
  }

  private static FaxException unknown(Exception cause) {
    FaxException exception =
        FaxException.invalid(
            new Violation(
                "start_key", "pattern", "Use the next_start_key of an earlier answer as it is"));
    exception.initCause(cause);
    return exception;
  }
}
