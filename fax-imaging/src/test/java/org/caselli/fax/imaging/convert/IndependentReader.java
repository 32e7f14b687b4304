package org.caselli.fax.imaging.convert;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import org.caselli.fax.imaging.page.BilevelPage;

/** The JDK's own TIFF reader, which shares no code with what wrote the file. */
public final class IndependentReader {

  private IndependentReader() {}

  public static List<BilevelPage> pages(Path file) throws IOException {
    ImageReader reader = jdkReader();
    try (FileImageInputStream in = new FileImageInputStream(file.toFile())) {
      reader.setInput(in);
      List<BilevelPage> pages = new ArrayList<>();
      for (int i = 0; i < reader.getNumImages(true); i++) {
        BufferedImage image = reader.read(i);
        pages.add(BilevelPage.of(image));
      }
      return pages;
    } finally {
      reader.dispose();
    }
  }

  private static ImageReader jdkReader() {
    for (Iterator<ImageReader> all = ImageIO.getImageReadersByFormatName("tiff"); all.hasNext(); ) {
      ImageReader reader = all.next();
      if (reader.getClass().getName().startsWith("com.sun.imageio.")) {
        return reader;
      }
    }
    throw new IllegalStateException("This JDK has no TIFF reader");
  }
}
