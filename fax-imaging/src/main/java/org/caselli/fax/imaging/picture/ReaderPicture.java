package org.caselli.fax.imaging.picture;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.FileImageInputStream;
import org.caselli.fax.imaging.page.GrayImage;
import org.caselli.fax.imaging.sample.Density;
import org.caselli.fax.imaging.sample.MalformedPictureException;
import org.caselli.fax.imaging.sample.RowTarget;

/**
 * A picture that an ImageIO reader decodes as a whole; of an animation, its first frame.
 *
 * @param provider chosen by its class, as several readers may answer to the name of a format
 */
record ReaderPicture(
    Path file,
    ImageReaderSpi provider,
    int widthPx,
    int heightPx,
    int pixelBytes,
    Optional<Density> density)
    implements Picture {

  /** Not exported by the JDK, hence by name. */
  private static final String JDK_GIF = "com.sun.imageio.plugins.gif.GIFImageReaderSpi";

  private static final String JDK_BMP = "com.sun.imageio.plugins.bmp.BMPImageReaderSpi";

  static ReaderPicture gif(Path file) throws IOException, MalformedPictureException {
    return of(file, jdk(JDK_GIF), 2, Optional.empty());
  }

  static ReaderPicture bmp(Path file) throws IOException, MalformedPictureException {
    return of(file, jdk(JDK_BMP), 5, BmpDensity.of(file));
  }

  static ReaderPicture webp(Path file) throws IOException, MalformedPictureException {
    return of(
        file, new com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi(), 9, Optional.empty());
  }

  private static ReaderPicture of(
      Path file, ImageReaderSpi provider, int pixelBytes, Optional<Density> density)
      throws IOException, MalformedPictureException {
    ImageReader reader = provider.createReaderInstance();
    try (FileImageInputStream stream = new FileImageInputStream(file.toFile())) {
      reader.setInput(stream, true, true);
      int width = reader.getWidth(0);
      int height = reader.getHeight(0);
      if (width < 1 || height < 1) {
        throw new MalformedPictureException("The picture has no size");
      }
      return new ReaderPicture(file, provider, width, height, pixelBytes, density);
    } catch (IOException | RuntimeException e) {
      // Readers meet damaged headers with exceptions of many kinds.
      throw new MalformedPictureException("The picture's header is damaged", e);
    } finally {
      reader.dispose();
    }
  }

  private static ImageReaderSpi jdk(String className) {
    // Makes sure that the registry has been filled.
    ImageIO.getUseCache();
    Iterator<ImageReaderSpi> providers =
        IIORegistry.getDefaultInstance().getServiceProviders(ImageReaderSpi.class, false);
    while (providers.hasNext()) {
      ImageReaderSpi provider = providers.next();
      if (provider.getClass().getName().equals(className)) {
        return provider;
      }
    }
    throw new IllegalStateException("This Java has no " + className);
  }

  @Override
  public void decode(Canvas canvas) throws IOException, MalformedPictureException {
    GrayImage gray = GrayImage.of(read(), canvas.deadline());
    RowTarget rows = canvas.begin(gray.widthPx(), gray.heightPx());
    byte[] row = new byte[gray.widthPx()];
    for (int at = 0; at < gray.pixels().length; at += row.length) {
      System.arraycopy(gray.pixels(), at, row, 0, row.length);
      rows.row(row);
    }
  }

  private BufferedImage read() throws IOException, MalformedPictureException {
    ImageReader reader = provider.createReaderInstance();
    try (FileImageInputStream stream = new FileImageInputStream(file.toFile())) {
      reader.setInput(stream, true, true);
      return reader.read(0);
    } catch (IOException | RuntimeException e) {
      // As above.
      throw new MalformedPictureException("The picture is damaged", e);
    } finally {
      reader.dispose();
    }
  }
}
