package org.caselli.fax.app.query;

import java.time.ZonedDateTime;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * A page of a fax, ready to be drawn.
 *
 * @param tag says what is to be seen: the same tag, the same picture
 * @param page from 1
 * @param pages of the fax
 * @param created when the fax was created, in the caller's zone
 * @param png draws the picture, gray with square pixels
 */
public record OpenedPreview(
    String tag, int page, int pages, ZonedDateTime created, Supplier<byte[]> png) {
  public OpenedPreview {
    Objects.requireNonNull(tag);
    Objects.requireNonNull(created);
    Objects.requireNonNull(png);
  }
}
