package org.caselli.fax.boot;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What cannot be faxed for want of a program beside the server, as an operator reads it. */
final class MissingPrograms {

  private static final String HOW = "; ./fax install-converters does that";

  private MissingPrograms() {}

  /**
   * One sentence for each program that is missing.
   *
   * @param office what LibreOffice cannot do here, with the packages to install
   * @param openJpeg whether OpenJPEG is installed
   */
  static List<String> sentences(Optional<String> office, boolean openJpeg) {
    Optional<String> jpeg2000 =
        openJpeg
            ? Optional.empty()
            : Optional.of(
                "OpenJPEG is not installed, so JPEG 2000 pictures, and PDF files with such"
                    + " pictures, cannot be faxed; install the package libopenjp2-tools");
    return Stream.of(office, jpeg2000).flatMap(Optional::stream).map(each -> each + HOW).toList();
  }
}
