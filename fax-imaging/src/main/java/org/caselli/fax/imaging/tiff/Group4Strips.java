package org.caselli.fax.imaging.tiff;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Arrays;
import org.caselli.fax.imaging.ccitt.Group4Encoder;
import org.caselli.fax.imaging.page.BilevelPage;

/** The Group 4 strips of a TIFF as they lie in the file, most significant bit first. */
public final class Group4Strips implements Closeable {

  /** EOFB and the filling of the last byte, which encoders may leave out. */
  private static final int TAIL_BYTES = 4;

  private final RandomAccessFile file;

  public Group4Strips(Path file) throws IOException {
    this.file = new RandomAccessFile(file.toFile(), "r");
  }

  public byte[] read(TiffDirectory page, int index) throws IOException {
    TiffDirectory.Strip strip = page.strips().get(index);
    byte[] code = new byte[Math.toIntExact(strip.byteCount())];
    file.seek(strip.offset());
    file.readFully(code);
    if (page.fillOrder() == 2) {
      for (int i = 0; i < code.length; i++) {
        code[i] = (byte) (Integer.reverse(code[i]) >>> 24);
      }
    }
    return code;
  }

  /**
   * Whether the strips are the code of these pixels. Decoders pass over damage in silence; T.6
   * leaves an encoder no choice, so that sound code comes out the same when the pixels are encoded
   * again.
   */
  public boolean encode(TiffDirectory page, BilevelPage pixels) throws IOException {
    if (pixels.heightPx() != page.heightPx() || pixels.widthPx() != page.widthPx()) {
      return false;
    }
    for (int i = 0; i < page.strips().size(); i++) {
      long from = (long) i * page.rowsPerStrip();
      if (from >= page.heightPx()) {
        return false;
      }
      int to = (int) Math.min(page.heightPx(), from + page.rowsPerStrip());
      BilevelPage rows = pixels.slice((int) from, to);
      byte[] sound =
          Group4Encoder.encode(rows.rows(), rows.stride(), rows.widthPx(), rows.heightPx());
      byte[] found = read(page, i);
      int compared = Math.max(0, sound.length - TAIL_BYTES);
      if (found.length < compared || !Arrays.equals(sound, 0, compared, found, 0, compared)) {
        return false;
      }
    }
    return (long) page.strips().size() * page.rowsPerStrip() >= page.heightPx();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
