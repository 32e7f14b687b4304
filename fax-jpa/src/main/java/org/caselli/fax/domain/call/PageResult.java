package org.caselli.fax.domain.call;

import java.util.Objects;

/**
 * One page that the far end confirmed (T.30 phase D: MCF, RTP or PPS-MCF).
 *
 * @param page 1-based page of the document, whichever page the call began with
 * @param widthPx width in pixels, 0 when the switch did not say
 * @param heightPx height in rows, 0 when the switch did not say
 * @param badRows damaged rows, meaningful on the receiving side only
 * @param bytes compressed size, 0 when the switch did not say
 * @param encoding coding on the line, for instance {@code T.6} or {@code T.4 2-D}; may be empty
 */
public record PageResult(
    int page, int widthPx, int heightPx, int badRows, long bytes, String encoding) {
  public PageResult {
    if (page < 1) {
      throw new IllegalArgumentException("Pages count from 1, not " + page);
    }
    Objects.requireNonNull(encoding);
  }
}
