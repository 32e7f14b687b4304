package org.caselli.fax.faults.telephone;

import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriter;

/**
 * The JDK's own reader and writer of TIFF. Others, such as the server's, may stand before it on the
 * class path, and show the same page in another way.
 */
public final class JdkTiff {
  private static final String FORMAT = "tiff";

  private JdkTiff() {}

  /** A new one, to be disposed of. */
  public static ImageReader reader() {
    return ofJdk(ImageIO.getImageReadersByFormatName(FORMAT));
  }

  /** A new one, to be disposed of. */
  public static ImageWriter writer() {
    return ofJdk(ImageIO.getImageWritersByFormatName(FORMAT));
  }

  private static <T> T ofJdk(Iterator<T> all) {
    while (all.hasNext()) {
      T one = all.next();
      if (one.getClass().getModule().equals(ImageIO.class.getModule())) {
        return one;
      }
    }
    throw new IllegalStateException("This Java has no " + FORMAT);
  }
}
