package org.caselli.fax.telephony.sandbox;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.caselli.fax.imaging.ConversionLimits;
import org.caselli.fax.imaging.PageShape;
import org.caselli.fax.imaging.UnreadableDocumentException;
import org.caselli.fax.imaging.convert.DocumentConverter;

/**
 * Decodes with {@code fax-imaging}, one page in memory at a time. The digest of a page is SHA-256
 * over its rows from top to bottom, each packed eight pixels to a byte, the leftmost in the highest
 * bit, 1 for black, the last byte of a row filled up with 0. Thread-safe.
 */
public final class ImagingPageReader implements PageReader {
  private static final ConversionLimits LIMITS = ConversionLimits.defaults();
  private static final int ALL = 0xff;

  private final DocumentConverter converter;

  public ImagingPageReader(DocumentConverter converter) {
    this.converter = converter;
  }

  @Override
  public List<FaxPage> read(Path tiff) throws IOException {
    try {
      List<FaxPage> pages = new ArrayList<>();
      for (PageShape shape : converter.inspect(tiff, LIMITS).shapes()) {
        String digest = digest(converter.page(tiff, pages.size() + 1, LIMITS));
        pages.add(new FaxPage(shape.widthPx(), shape.heightPx(), shape.yLinesPerInch(), digest));
      }
      return pages;
    } catch (UnreadableDocumentException e) {
      throw new IOException("The fax cannot be read: " + e.getMessage(), e);
    }
  }

  /** {@code image} is of TYPE_BYTE_BINARY with 0 for black, and owns its raster. */
  private static String digest(BufferedImage image) {
    byte[] pixels = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    int stride = (image.getWidth() + 7) / 8;
    int padding = stride * 8 - image.getWidth();
    byte[] row = new byte[stride];
    MessageDigest sha256 = sha256();
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < stride; x++) {
        row[x] = (byte) ~pixels[y * stride + x];
      }
      row[stride - 1] &= (byte) (ALL << padding);
      sha256.update(row);
    }
    return HexFormat.of().formatHex(sha256.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
