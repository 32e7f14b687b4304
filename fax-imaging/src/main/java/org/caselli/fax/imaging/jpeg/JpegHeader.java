package org.caselli.fax.imaging.jpeg;

import java.util.Optional;
import org.caselli.fax.imaging.sample.Density;

/**
 * What a JPEG says before its first scan.
 *
 * @param widthPx 1 to 65535
 * @param heightPx 1 to 65535
 * @param adobe whether Adobe's segment is there; its inks are stored as 255 - ink
 * @param density of the JFIF segment, if the file tells
 * @param exif the body of the EXIF segment, empty if there is none
 * @param tables the tables and the frame header, as stored, without other segments
 * @param scanAt where the first scan begins
 */
public record JpegHeader(
    int widthPx,
    int heightPx,
    JpegColour colour,
    boolean adobe,
    Optional<Density> density,
    byte[] exif,
    byte[] tables,
    int scanAt) {

  public int components() {
    return colour.components();
  }

  public boolean inks() {
    return colour.components() == 4;
  }
}
