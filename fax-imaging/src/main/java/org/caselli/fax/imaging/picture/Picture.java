package org.caselli.fax.imaging.picture;

import java.io.IOException;
import java.util.Optional;
import org.caselli.fax.imaging.sample.Density;
import org.caselli.fax.imaging.sample.MalformedPictureException;

/** A picture whose header has been read. */
interface Picture {

  int widthPx();

  int heightPx();

  /** What the file says of its resolution. */
  Optional<Density> density();

  /** How the stored picture is turned and mirrored, 1 (upright) to 8, as TIFF counts. */
  default int orientation() {
    return 1;
  }

  /** Bytes of memory that each pixel takes in decoding; 0 when rows pass by. */
  int pixelBytes();

  /** Decodes the picture into rows of one gray byte a pixel, transparency on white. */
  void decode(Canvas canvas) throws IOException, MalformedPictureException;
}
