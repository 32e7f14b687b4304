package org.caselli.fax.imaging.ccitt;

/** How the reading of one row came to its end. */
enum RowEnd {
  WHOLE(""),
  TOO_LONG("the runs are longer than the row"),
  BAD_CODE("no code word of the standard"),
  END_OF_LINE("the row ends before its width"),
  EXTENSION("an extension (uncompressed mode) that is not supported"),
  OUT_OF_DATA("the data ends within the row");

  private final String reason;

  RowEnd(String reason) {
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
