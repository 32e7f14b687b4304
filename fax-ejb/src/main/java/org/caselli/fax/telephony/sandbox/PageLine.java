package org.caselli.fax.telephony.sandbox;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.caselli.fax.domain.call.CallId;
import org.caselli.fax.domain.call.PageResult;

/** Writes a confirmed page into a {@code page} line of the log, and reads it back. */
final class PageLine {
  static final String EVENT = "page";

  private PageLine() {}

  static LogLine of(
      CallId call, Instant at, PageResult page, FaxPage pixels, Map<String, String> parties) {
    Map<String, String> fields = new LinkedHashMap<>(parties);
    fields.put("page", Integer.toString(page.page()));
    fields.put("width", Integer.toString(page.widthPx()));
    fields.put("height", Integer.toString(page.heightPx()));
    fields.put("bad_rows", Integer.toString(page.badRows()));
    fields.put("encoding", page.encoding());
    fields.put("sha256", pixels.sha256());
    return new LogLine(at.toEpochMilli(), EVENT, call, fields);
  }

  static PageResult page(LogLine line) {
    return new PageResult(
        line.number("page"),
        line.number("width"),
        line.number("height"),
        line.number("bad_rows"),
        0,
        line.field("encoding"));
  }
}
