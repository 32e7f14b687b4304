package org.caselli.fax.faults.telephone;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Fax TIFFs for tests: short pages, each with dots of its own. */
public final class TestFaxes {
  private static final int WIDTH = 1728;
  private static final int HEIGHT = 40;

  private TestFaxes() {}

  /** A Group 4 TIFF of so many pages; the same seed gives the same pages. */
  public static byte[] of(int pages, long seed) {
    return of(pages, seed, "CCITT T.6");
  }

  static byte[] of(int pages, long seed, String compression) {
    ImageWriter writer = JdkTiff.writer();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      ImageWriteParam how = writer.getDefaultWriteParam();
      how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      how.setCompressionType(compression);
      writer.prepareWriteSequence(null);
      for (int n = 0; n < pages; n++) {
        writer.writeToSequence(new IIOImage(page(seed + n), null, null), how);
      }
      writer.endWriteSequence();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static BufferedImage page(long seed) {
    BufferedImage page = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_BINARY);
    Random dots = new Random(seed);
    for (int n = 0; n < WIDTH; n++) {
      page.setRGB(dots.nextInt(WIDTH), dots.nextInt(HEIGHT), 0xFFFFFF);
    }
    return page;
  }
}
