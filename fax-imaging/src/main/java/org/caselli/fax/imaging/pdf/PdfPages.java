package org.caselli.fax.imaging.pdf;

import java.awt.Color;
import java.awt.Graphics2D;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.caselli.fax.imaging.ConversionLimits;
import org.caselli.fax.imaging.FaxResolution;
import org.caselli.fax.imaging.UnreadableDocumentException;
import org.caselli.fax.imaging.UnreadableDocumentException.Reason;
import org.caselli.fax.imaging.limit.ConversionStopped;
import org.caselli.fax.imaging.limit.Deadline;
import org.caselli.fax.imaging.page.BilevelPage;
import org.caselli.fax.imaging.page.FaxProfile;
import org.caselli.fax.imaging.page.GrayPainter;
import org.caselli.fax.imaging.page.GrayRaster;
import org.caselli.fax.imaging.page.PageFit;
import org.caselli.fax.imaging.page.PageLayout;
import org.caselli.fax.imaging.page.PageSink;
import org.caselli.fax.imaging.pdf.image.FacsimileReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Draws the pages of a PDF, one at a time, straight into the gray raster. A document that only an
 * owner password protects is drawn, also when it forbids printing: its sender asks us to fax it,
 * and readers may show it.
 */
public final class PdfPages implements Closeable {

  private static final Logger LOG = LoggerFactory.getLogger(PdfPages.class);
  private static final double POINTS_PER_INCH = 72;

  private final PDDocument document;
  private final List<PDPage> pages;
  private final FaxRenderer renderer;
  private final FacsimileReader facsimiles;

  private PdfPages(
      PDDocument document, List<PDPage> pages, FaxRenderer renderer, FacsimileReader facsimiles) {
    this.document = document;
    this.pages = pages;
    this.renderer = renderer;
    this.facsimiles = facsimiles;
  }

  /** Opens a document; its scratch file, if it needs one, goes into {@code scratch}. */
  public static PdfPages open(Path file, Path scratch, ConversionLimits limits, Deadline deadline)
      throws IOException, UnreadableDocumentException {
    ImageIoSetup.ensure();
    SubstituteFonts.ensure();
    try {
      return open(PdfLoader.load(file, scratch), limits, deadline);
    } catch (UnreadableDocumentException e) {
      Optional<PDDocument> repaired = PdfLoader.repair(file, scratch, e.reason());
      if (repaired.isEmpty()) {
        throw e;
      }
      return open(repaired.get(), limits, deadline);
    }
  }

  private static PdfPages open(PDDocument document, ConversionLimits limits, Deadline deadline)
      throws IOException, UnreadableDocumentException {
    try {
      document.setResourceCache(new FrugalResourceCache());
      List<PDPage> pages = pages(document, limits, deadline);
      FormValues.draw(document);
      return new PdfPages(
          document,
          pages,
          new FaxRenderer(document, limits, deadline),
          new FacsimileReader(deadline));
    } catch (ConversionStopped | UnreadableDocumentException e) {
      document.close();
      throw e;
    } catch (RuntimeException e) {
      // Damaged page trees show as exceptions of many kinds.
      document.close();
      throw UnreadableDocumentException.damaged("The page list of the PDF is damaged", e);
    }
  }

  private static List<PDPage> pages(PDDocument document, ConversionLimits limits, Deadline deadline)
      throws UnreadableDocumentException {
    List<PDPage> pages = new ArrayList<>();
    for (PDPage page : document.getPages()) {
      deadline.check();
      if (pages.size() == limits.maxPages()) {
        throw UnreadableDocumentException.tooLarge(
            "The document has more than " + limits.maxPages() + " pages");
      }
      pages.add(page);
    }
    if (pages.isEmpty()) {
      throw new UnreadableDocumentException(
          Reason.EMPTY, "The PDF has no pages; send a document with at least one page.");
    }
    return pages;
  }

  /** Lays every page out; turned pages are marked as such in memory. */
  public List<PageFit> layOut(FaxProfile profile, int headerLines)
      throws UnreadableDocumentException {
    List<PageFit> fits = new ArrayList<>(pages.size());
    for (PDPage page : pages) {
      try {
        fits.add(layOut(page, profile, headerLines));
      } catch (RuntimeException e) {
        // Boxes and rotations of the wrong type.
        throw UnreadableDocumentException.damaged("The page list of the PDF is damaged", e);
      }
    }
    return fits;
  }

  private static PageFit layOut(PDPage page, FaxProfile profile, int headerLines)
      throws UnreadableDocumentException {
    PDRectangle box = page.getCropBox();
    boolean sideways = page.getRotation() % 180 != 0;
    double unit = Math.max(1, page.getUserUnit()) / POINTS_PER_INCH;
    double across = (sideways ? box.getHeight() : box.getWidth()) * unit;
    double down = (sideways ? box.getWidth() : box.getHeight()) * unit;
    PageFit fit = PageFit.of(across, down, profile, headerLines);
    if (fit.turned()) {
      page.setRotation((page.getRotation() + 90) % 360);
    }
    return fit;
  }

  /**
   * Draws all pages. A page that breaks off keeps the marks made before; a document whose pages all
   * break off without a mark is refused.
   */
  public void drawInto(PageSink target, PageLayout layout)
      throws IOException, UnreadableDocumentException {
    List<PageFit> fits = layout.fits();
    int broken = 0;
    for (int i = 0; i < fits.size(); i++) {
      PageFit fit = fits.get(i);
      Optional<BilevelPage> facsimile = facsimile(pages.get(i), fit, layout.profile());
      if (facsimile.isPresent()) {
        target.add(facsimile.get(), layout.profile().linesPerInch());
        continue;
      }
      PagePainter painter = new PagePainter(i, fit);
      target.add(fit, painter);
      broken += painter.broken ? 1 : 0;
    }
    if (broken == fits.size() && !target.hasInk()) {
      throw UnreadableDocumentException.damaged("None of the PDF's pages can be drawn", null);
    }
  }

  /** A page that is nothing but a fax page of the same size keeps its pixels. */
  private Optional<BilevelPage> facsimile(PDPage page, PageFit fit, FaxProfile profile) {
    if (fit.turned() || fit.widthPx() != profile.widthPx()) {
      return Optional.empty();
    }
    try {
      Optional<PDImageXObject> picture = OnlyPicture.of(page);
      boolean standard =
          picture.isPresent()
              && profile.linesPerInch() == FaxResolution.FINE.linesPerInch()
              && 2 * picture.get().getHeight() == fit.lines();
      int height = standard ? fit.lines() / 2 : fit.lines();
      return picture
          .flatMap(each -> facsimiles.read(each, fit.widthPx(), height))
          .map(each -> standard ? each.doubled() : each);
    } catch (ConversionStopped e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // Damage shows again, and is dealt with, when the page is drawn.
      return Optional.empty();
    }
  }

  /** Whether there is no object where the content of a page should be. */
  private static boolean lacksContent(PDPage page) {
    COSDictionary dictionary = page.getCOSObject();
    return dictionary.containsKey(COSName.CONTENTS)
        && dictionary.getDictionaryObject(COSName.CONTENTS) == null;
  }

  private final class PagePainter implements GrayPainter {

    private final int index;
    private final PageFit fit;
    private boolean broken;

    private PagePainter(int index, PageFit fit) {
      this.index = index;
      this.fit = fit;
    }

    @Override
    public boolean scanned() {
      return ScannedPage.is(pages.get(index));
    }

    @Override
    public void paint(GrayRaster raster, int from, int lines) {
      PDPage page = pages.get(index);
      broken = lacksContent(page);
      PDRectangle box = page.getCropBox();
      boolean sideways = page.getRotation() % 180 != 0;
      float across = sideways ? box.getHeight() : box.getWidth();
      float down = sideways ? box.getWidth() : box.getHeight();
      Graphics2D graphics = raster.image().createGraphics();
      try {
        graphics.setBackground(Color.WHITE);
        graphics.clipRect(fit.leftPx(), 0, fit.widthPx(), lines);
        graphics.translate(fit.leftPx(), -from);
        renderer.draw(index, raster, graphics, fit.widthPx() / across, fit.lines() / down);
      } catch (ConversionStopped e) {
        throw e;
      } catch (IOException | RuntimeException e) {
        // The renderer meets damaged content with exceptions of many kinds; what it has drawn
        // stays.
        broken = true;
        LOG.warn("Page {} of a PDF breaks off and is faxed as far as it can be read", index + 1, e);
      } catch (StackOverflowError e) {
        // Forms, patterns or functions within themselves, deeper than PDFBox looks for.
        broken = true;
        LOG.warn("Page {} of a PDF is nested too deeply and is faxed in part", index + 1);
      } finally {
        graphics.dispose();
      }
    }
  }

  @Override
  public void close() throws IOException {
    document.close();
  }
}
