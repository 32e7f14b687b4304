package org.caselli.fax.imaging.picture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.caselli.fax.imaging.sample.Density;

/** The resolution in the header of a Windows bitmap (BITMAPINFOHEADER). */
final class BmpDensity {

  private static final int PER_METRE_AT = 38;
  private static final int HEADER_SIZE_AT = 14;
  private static final int HEADER_SIZE = 40;
  private static final double INCHES_PER_METRE = 0.0254;

  private BmpDensity() {}

  static Optional<Density> of(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      ByteBuffer head =
          ByteBuffer.wrap(in.readNBytes(PER_METRE_AT + 8)).order(ByteOrder.LITTLE_ENDIAN);
      if (head.limit() < PER_METRE_AT + 8 || head.getInt(HEADER_SIZE_AT) < HEADER_SIZE) {
        return Optional.empty();
      }
      return Optional.of(
          new Density(
              head.getInt(PER_METRE_AT) * INCHES_PER_METRE,
              head.getInt(PER_METRE_AT + 4) * INCHES_PER_METRE));
    }
  }
}
