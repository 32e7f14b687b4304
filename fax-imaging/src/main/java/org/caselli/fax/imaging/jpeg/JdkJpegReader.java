package org.caselli.fax.imaging.jpeg;

import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;

/** The decoder of the JDK, chosen by its provider: others may answer to the name "jpeg". */
final class JdkJpegReader {

  /** Not exported by the JDK, hence by name. */
  private static final String PROVIDER = "com.sun.imageio.plugins.jpeg.JPEGImageReaderSpi";

  private JdkJpegReader() {}

  static ImageReader create() throws IOException {
    // Makes sure that the registry has been filled.
    ImageIO.getUseCache();
    Iterator<ImageReaderSpi> providers =
        IIORegistry.getDefaultInstance().getServiceProviders(ImageReaderSpi.class, false);
    while (providers.hasNext()) {
      ImageReaderSpi provider = providers.next();
      if (provider.getClass().getName().equals(PROVIDER)) {
        return provider.createReaderInstance();
      }
    }
    throw new IllegalStateException("This Java has no JPEG decoder (" + PROVIDER + ")");
  }
}
