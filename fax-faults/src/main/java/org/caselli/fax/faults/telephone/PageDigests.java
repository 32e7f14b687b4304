package org.caselli.fax.faults.telephone;

import java.awt.image.DataBufferByte;
import java.awt.image.MultiPixelPackedSampleModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * What the pages of a fax TIFF look like, as digests of their decoded rasters: two pages with the
 * same dots have the same digest, however they are coded. Decoded by the JDK rather than by the
 * code of the server, so that both cannot be wrong in the same way.
 */
public final class PageDigests {
  private static final int KEPT_BYTES = 16;

  private PageDigests() {}

  /**
   * One page.
   *
   * @param digest 32 hex digits
   */
  public record Page(String digest, int widthPx, int heightPx) {}

  /**
   * The pages of a TIFF in order.
   *
   * @throws IOException when it is no TIFF that can be decoded
   */
  public static List<Page> of(Path tiff) throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName("tiff").next();
    try (ImageInputStream in = ImageIO.createImageInputStream(tiff.toFile())) {
      if (in == null) {
        throw new IOException("Cannot be read: " + tiff);
      }
      reader.setInput(in);
      List<Page> pages = new ArrayList<>();
      for (int n = 0; n < reader.getNumImages(true); n++) {
        pages.add(page(reader.read(n).getRaster()));
      }
      return List.copyOf(pages);
    } catch (IllegalArgumentException e) {
      throw new IOException("Not a TIFF that can be decoded: " + tiff, e);
    } finally {
      reader.dispose();
    }
  }

  private static Page page(Raster raster) {
    MessageDigest digest = sha256();
    int width = raster.getWidth();
    digest.update((width + "x" + raster.getHeight()).getBytes(StandardCharsets.US_ASCII));
    if (raster.getSampleModel() instanceof MultiPixelPackedSampleModel packed
        && packed.getPixelBitStride() == 1
        && packed.getDataBitOffset() == 0
        && raster.getDataBuffer() instanceof DataBufferByte dots
        && raster.getParent() == null) {
      addRows(digest, raster, packed.getScanlineStride(), dots.getData());
    } else {
      addDots(digest, raster);
    }
    String text = HexFormat.of().formatHex(digest.digest(), 0, KEPT_BYTES);
    return new Page(text, width, raster.getHeight());
  }

  /** Eight dots a byte, as they lie there; what fills up the last byte does not count. */
  private static void addRows(MessageDigest digest, Raster raster, int stride, byte[] dots) {
    int whole = raster.getWidth() / Byte.SIZE;
    int rest = raster.getWidth() % Byte.SIZE;
    int mask = ~((1 << (Byte.SIZE - rest)) - 1);
    for (int y = 0; y < raster.getHeight(); y++) {
      digest.update(dots, y * stride, whole);
      if (rest > 0) {
        digest.update((byte) (dots[y * stride + whole] & mask));
      }
    }
  }

  private static void addDots(MessageDigest digest, Raster raster) {
    int width = raster.getWidth();
    int[] row = new int[width * raster.getNumBands()];
    byte[] bits = new byte[row.length];
    for (int y = 0; y < raster.getHeight(); y++) {
      raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, row);
      for (int x = 0; x < row.length; x++) {
        bits[x] = (byte) row[x];
      }
      digest.update(bits);
    }
  }

  /** Of a file as it is. */
  static String ofBytes(byte[] content) {
    return HexFormat.of().formatHex(sha256().digest(content));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
