package org.caselli.fax.app.query;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** In which form a caller wants the document of a fax. */
public enum DocumentFormat {
  /** The pages of the fax as PDF. */
  PDF,
  /** The pages of the fax as the switch sends or received them. */
  TIFF,
  /** What the sender gave us, unaltered. */
  ORIGINAL;

  /** The format of that name, in lower case as in the setting {@code attachment_format}. */
  public static Optional<DocumentFormat> named(String name) {
    return Stream.of(values())
        .filter(format -> format.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst();
  }
}
