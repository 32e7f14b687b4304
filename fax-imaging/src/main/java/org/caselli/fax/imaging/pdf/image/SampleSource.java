package org.caselli.fax.imaging.pdf.image;

import java.io.IOException;
import org.caselli.fax.imaging.sample.MalformedPictureException;
import org.caselli.fax.imaging.sample.RowTarget;
import org.caselli.fax.imaging.sample.SampleLayout;

/** A picture whose size is known and whose samples can be decoded, once. */
interface SampleSource {

  /** As the samples come, which may differ from what the PDF says. */
  SampleLayout layout();

  /**
   * Decodes until all rows have come or the data ends.
   *
   * @return the rows that came
   */
  int rows(RowTarget target) throws IOException, MalformedPictureException;

  /** Whether the samples are gray although the PDF's colour space has more components. */
  default boolean luma() {
    return false;
  }

  /** Whether memory does not grow with the height of the picture. */
  default boolean streamed() {
    return true;
  }
}
