package org.caselli.fax.imaging;

import javax.imageio.ImageIO;
import javax.imageio.spi.IIORegistry;
import org.apache.pdfbox.jbig2.JBIG2ImageReaderSpi;

/**
 * PDFBox looks for its JBIG2 decoder in the registry of ImageIO, which does not see the libraries of
 * an application inside of a server; here it is put there by hand.
 */
final class Jbig2 {

  private Jbig2() {}

  static void register() {
    synchronized (Jbig2.class) {
      if (!ImageIO.getImageReadersByFormatName("JBIG2").hasNext()) {
        IIORegistry.getDefaultInstance().registerServiceProvider(new JBIG2ImageReaderSpi());
      }
    }
  }
}
