package org.caselli.fax.imaging.text;

import com.openhtmltopdf.layout.PaintingInfo;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.caselli.fax.imaging.ConversionLimits;
import org.caselli.fax.imaging.UnreadableDocumentException;
import org.caselli.fax.imaging.limit.ConversionStopped;
import org.caselli.fax.imaging.limit.Deadline;
import org.jsoup.helper.W3CDom;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * HTML as A4 pages. No script runs and nothing is fetched: pictures must be inside the document (
 * {@code data:}), others give way to their text. Where the contents are wider than the page, the
 * page is made wide enough, and shrinks as a whole when it is faxed.
 */
public final class HtmlPdf {

  private static final float POINTS_PER_MM = 72 / 25.4f;
  private static final float WIDTH_MM = 210;
  private static final float HEIGHT_MM = 297;
  private static final float MARGIN_MM = 12;

  /** The longest side that PDF allows is 14,400 points (ISO 32000-1, annex C). */
  private static final float WIDEST_MM = 3500;

  /** A box stands for a character that no font has. */
  private static final String MISSING = "\u25a1";

  private static final String DEFAULTS =
      "body { font-family: sans-serif; font-size: 11pt; margin: 0 }"
          + " pre { white-space: pre-wrap } img { max-width: 100%; max-height: 260mm }"
          + " blockquote { margin: 4pt 0 4pt 8pt; padding-left: 6pt; border-left: 1pt solid black }";

  private HtmlPdf() {}

  /**
   * Writes the document as PDF.
   *
   * @param mediaType its charset parameter counts where the document has no byte order mark
   */
  public static void write(
      Path html, String mediaType, Path pdf, ConversionLimits limits, Deadline deadline)
      throws UnreadableDocumentException, IOException {
    Document document = HtmlReading.read(html, mediaType);
    new HtmlCleaning(limits.maxSourceImagePixels()).clean(document);
    deadline.check();
    XRLog.setLoggingEnabled(false);
    document.head().prependElement("style").appendText(DEFAULTS);
    Element page = document.head().appendElement("style");
    try {
      float needed = layOut(document, page, WIDTH_MM, pdf, deadline);
      deadline.check();
      if (needed > WIDTH_MM + 1) {
        layOut(document, page, Math.min(WIDEST_MM, needed), pdf, deadline);
      }
    } catch (ConversionStopped e) {
      throw e;
    } catch (RuntimeException e) {
      // What the layout cannot make sense of shows as exceptions of many kinds.
      throw UnreadableDocumentException.damaged("The HTML cannot be laid out", e);
    }
  }

  /** Lays out for a page of the given width and returns the width that would do, both in mm. */
  private static float layOut(
      Document document, Element page, float widthMm, Path pdf, Deadline deadline)
      throws IOException {
    page.empty();
    page.appendText(
        "@page { size: %smm %smm !important; margin: %smm !important }"
                .formatted(widthMm, widthMm / WIDTH_MM * HEIGHT_MM, MARGIN_MM)
            + " * { background-image: none !important; word-wrap: break-word }");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(pdf));
        PdfBoxRenderer renderer = builder(document, out, deadline).buildPdfRenderer()) {
      renderer.layout();
      float needed = neededMm(renderer);
      if (needed <= widthMm + 1 || widthMm > WIDTH_MM) {
        renderer.createPDF();
      }
      return needed;
    }
  }

  private static float neededMm(PdfBoxRenderer renderer) {
    PaintingInfo painting = renderer.getRootBox().getPaintingInfo();
    float points = painting.getOuterMarginCorner().width / renderer.getDotsPerPoint();
    return points / POINTS_PER_MM + 2 * MARGIN_MM;
  }

  private static PdfRendererBuilder builder(
      Document document, OutputStream out, Deadline deadline) {
    PdfRendererBuilder builder = new PdfRendererBuilder();
    builder.withW3cDocument(new W3CDom().fromJsoup(document), "about:blank");
    builder.useUriResolver((base, uri) -> isInside(uri) ? uri : null);
    for (ExternalResourceControlPriority each : ExternalResourceControlPriority.values()) {
      builder.useExternalResourceAccessControl((uri, type) -> isInside(uri), each);
    }
    HtmlFonts.addTo(builder);
    builder.useReplacementText(MISSING);
    builder.useUnicodeLineBreaker(new TimedLineBreaker(deadline));
    builder.toStream(out);
    return builder;
  }

  private static boolean isInside(String uri) {
    return uri != null && uri.startsWith("data:");
  }
}
