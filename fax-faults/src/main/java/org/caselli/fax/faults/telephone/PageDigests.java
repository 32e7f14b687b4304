package org.caselli.fax.faults.telephone;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
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
  private static final int COLOUR = 0xFFFFFF;
  private static final int BLACK = 0;
  private static final int FIRST_BIT = 0x80;

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
    ImageReader reader = JdkTiff.reader();
    try (ImageInputStream in = ImageIO.createImageInputStream(tiff.toFile())) {
      if (in == null) {
        throw new IOException("Cannot be read: " + tiff);
      }
      reader.setInput(in);
      List<Page> pages = new ArrayList<>();
      for (int n = 0; n < reader.getNumImages(true); n++) {
        pages.add(page(reader.read(n)));
      }
      return List.copyOf(pages);
    } catch (IllegalArgumentException e) {
      throw new IOException("Not a TIFF that can be decoded: " + tiff, e);
    } finally {
      reader.dispose();
    }
  }

  /** A page by its black dots, whatever holds them in memory. */
  static Page page(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    MessageDigest digest = sha256();
    digest.update((width + "x" + height).getBytes(StandardCharsets.US_ASCII));
    Optional<PackedDots> packed = PackedDots.of(image);
    byte[] row = new byte[(width + Byte.SIZE - 1) / Byte.SIZE];
    for (int y = 0; y < height; y++) {
      if (packed.isPresent()) {
        packed.get().readRow(y, row);
      } else {
        readRow(image, y, row);
      }
      digest.update(row);
    }
    return new Page(HexFormat.of().formatHex(digest.digest(), 0, KEPT_BYTES), width, height);
  }

  /** One bit a dot, 1 for black; 0 fills up the last byte. */
  private static void readRow(BufferedImage image, int y, byte[] row) {
    Arrays.fill(row, (byte) 0);
    for (int x = 0; x < image.getWidth(); x++) {
      if ((image.getRGB(x, y) & COLOUR) == BLACK) {
        row[x / Byte.SIZE] |= (byte) (FIRST_BIT >> x % Byte.SIZE);
      }
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
