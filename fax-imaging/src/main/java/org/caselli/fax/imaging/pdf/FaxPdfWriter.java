package org.caselli.fax.imaging.pdf;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceGray;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.caselli.fax.imaging.ConversionLimits;
import org.caselli.fax.imaging.UnreadableDocumentException;
import org.caselli.fax.imaging.UnreadableDocumentException.Reason;
import org.caselli.fax.imaging.ccitt.Group4Encoder;
import org.caselli.fax.imaging.limit.Deadline;
import org.caselli.fax.imaging.page.BilevelPage;
import org.caselli.fax.imaging.page.FaxProfile;
import org.caselli.fax.imaging.tiff.Group4Strips;
import org.caselli.fax.imaging.tiff.TiffDecoder;
import org.caselli.fax.imaging.tiff.TiffDirectory;
import org.caselli.fax.imaging.tiff.TiffResolution;

/**
 * Writes a fax as PDF: each page is one Group 4 image as large as the paper. A page that is one
 * Group 4 strip already is taken over as it is; others are decoded and encoded without loss.
 */
public final class FaxPdfWriter {

  private static final long MAIN_MEMORY_BYTES = 16L << 20;
  private static final float POINTS_PER_INCH = 72;

  private final Path source;
  private final List<TiffDirectory> pages;
  private final ConversionLimits limits;
  private final Deadline deadline;

  public FaxPdfWriter(
      Path source, List<TiffDirectory> pages, ConversionLimits limits, Deadline deadline) {
    this.source = source;
    this.pages = pages;
    this.limits = limits;
    this.deadline = deadline;
  }

  /** The number of pages written. */
  public int write(Path target, Path scratch) throws IOException, UnreadableDocumentException {
    MemoryUsageSetting memory =
        MemoryUsageSetting.setupMixed(MAIN_MEMORY_BYTES).setTempDir(scratch.toFile());
    try (PDDocument document = new PDDocument(memory.streamCache);
        Group4Strips strips = new Group4Strips(source);
        TiffDecoder decoder = new TiffDecoder(source, limits.maxSourceImagePixels())) {
      for (TiffDirectory page : pages) {
        deadline.check();
        if (!page.bilevel()) {
          throw new UnreadableDocumentException(
              Reason.UNSUPPORTED_TYPE,
              "The TIFF is not a fax, as it has gray or coloured pages; send it as a document.");
        }
        byte[] group4 = isOneStrip(page) ? strips.read(page, 0) : encoded(decoder.read(page));
        append(document, page, group4);
      }
      document.save(target.toFile());
    }
    return pages.size();
  }

  private static boolean isOneStrip(TiffDirectory page) {
    return page.compression() == TiffDirectory.GROUP_4
        && page.photometric() == TiffDirectory.WHITE_IS_ZERO
        && !page.tiled()
        && page.strips().size() == 1
        && page.strips().get(0).byteCount() > 0
        && page.strips().get(0).byteCount() <= Integer.MAX_VALUE - 8;
  }

  private static byte[] encoded(BufferedImage image) {
    BilevelPage page = BilevelPage.of(image);
    return Group4Encoder.encode(page.rows(), page.stride(), page.widthPx(), page.heightPx());
  }

  private static void append(PDDocument document, TiffDirectory page, byte[] group4)
      throws IOException {
    double xDpi = TiffResolution.plausible(page.xDpi()) ? page.xDpi() : FaxProfile.X_DPI;
    double yDpi =
        TiffResolution.plausible(page.yDpi())
            ? page.yDpi()
            : TiffResolution.linesPerInch(page).orElse(TiffResolution.FINE);
    float width = (float) (page.widthPx() * POINTS_PER_INCH / xDpi);
    float height = (float) (page.heightPx() * POINTS_PER_INCH / yDpi);
    PDImageXObject image =
        new PDImageXObject(
            document,
            new ByteArrayInputStream(group4),
            COSName.CCITTFAX_DECODE,
            page.widthPx(),
            page.heightPx(),
            1,
            PDDeviceGray.INSTANCE);
    COSDictionary parameters = new COSDictionary();
    parameters.setInt(COSName.K, -1);
    parameters.setInt(COSName.COLUMNS, page.widthPx());
    parameters.setInt(COSName.ROWS, page.heightPx());
    image.getCOSObject().setItem(COSName.DECODE_PARMS, parameters);
    PDPage sheet = new PDPage(new PDRectangle(width, height));
    document.addPage(sheet);
    try (PDPageContentStream content = new PDPageContentStream(document, sheet)) {
      content.drawImage(image, 0, 0, width, height);
    }
  }
}
