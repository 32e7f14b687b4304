package org.caselli.fax.imaging.pdf;

import javax.imageio.ImageIO;
import javax.imageio.spi.IIORegistry;
import org.apache.pdfbox.jbig2.JBIG2ImageReaderSpi;

/**
 * What PDFBox needs of ImageIO, which keeps one set of readers and settings for all: the JBIG2
 * decoder, which ImageIO does not see among the libraries of an application inside of a server, and
 * no cache files, which it would write for every JPEG.
 */
public final class ImageIoSetup {

  private ImageIoSetup() {}

  public static synchronized void ensure() {
    if (ImageIO.getUseCache()) {
      ImageIO.setUseCache(false);
    }
    if (!ImageIO.getImageReadersByFormatName("JBIG2").hasNext()) {
      IIORegistry.getDefaultInstance().registerServiceProvider(new JBIG2ImageReaderSpi());
    }
  }
}
