package org.caselli.fax.imaging.header;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.caselli.fax.imaging.PageHeader;
import org.caselli.fax.imaging.page.BilevelPage;
import org.caselli.fax.imaging.page.FaxProfile;

/**
 * Draws the header into rows of its own. The text is set in outlines of a font that travels with
 * us, so that it looks the same on a machine without any fonts. What all pages share is drawn once.
 * Not thread-safe.
 */
public final class HeaderLine {

  /** Height of the reserved rows: 24 in fine resolution. */
  private static final double HEIGHT_INCHES = 24 / 196.0;

  private static final double MARGIN_PX = 0.3 * FaxProfile.X_DPI;
  private static final double EM_SHARE = 0.82;
  private static final double BASELINE_SHARE = 0.75;
  private static final int BLACK_BELOW = 160;

  private final PageHeader header;
  private final HeaderFont font;
  private final Map<Sheet, BilevelPage> texts = new HashMap<>();

  public HeaderLine(PageHeader header) throws IOException {
    this.header = header;
    this.font = HeaderFont.load();
  }

  /** Rows that the header takes at a resolution. */
  public static int lines(int yLinesPerInch) {
    return (int) Math.round(HEIGHT_INCHES * yLinesPerInch);
  }

  /** The rows of one page. A text that is too long for the line is set narrower. */
  public BilevelPage draw(int page, int totalPages, int widthPx, int yLinesPerInch)
      throws IOException {
    Sheet sheet = new Sheet(totalPages, widthPx, lines(yLinesPerInch));
    if (!texts.containsKey(sheet)) {
      texts.put(sheet, text(sheet));
    }
    BilevelPage text = texts.get(sheet);
    Path2D number = number(page, totalPages);
    int left = (int) (widthPx - MARGIN_PX - width(number));
    BilevelPage rows = new BilevelPage(widthPx, text.heightPx(), text.rows().clone());
    // From whole bytes on, so that the number's rows can be put in as they are.
    int firstByte = left / 8;
    BilevelPage end =
        drawn(number, left - 8 * firstByte, 1, widthPx - 8 * firstByte, sheet.lines());
    for (int y = 0; y < rows.heightPx(); y++) {
      for (int i = 0; i < end.stride(); i++) {
        rows.rows()[y * rows.stride() + firstByte + i] |= end.rows()[y * end.stride() + i];
      }
    }
    return rows;
  }

  /** What the drawing of the text depends on. */
  private record Sheet(int totalPages, int widthPx, int lines) {}

  private Path2D number(int page, int totalPages) throws IOException {
    return font.outline("P " + page + "/" + totalPages);
  }

  private BilevelPage text(Sheet sheet) throws IOException {
    Path2D text = font.outline(header.text());
    double longestNumber = width(number(sheet.totalPages(), sheet.totalPages()));
    double room = sheet.widthPx() - 3 * MARGIN_PX - longestNumber;
    double squeeze = Math.min(1, room / Math.max(1, width(text)));
    return drawn(text, MARGIN_PX, squeeze, sheet.widthPx(), sheet.lines());
  }

  private static double width(Path2D outline) {
    return outline.getBounds2D().getMaxX() * emPx();
  }

  private static double emPx() {
    return HEIGHT_INCHES * EM_SHARE * FaxProfile.X_DPI;
  }

  private static BilevelPage drawn(
      Path2D outline, double left, double squeeze, int widthPx, int lines) {
    BufferedImage image = new BufferedImage(widthPx, lines, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, widthPx, lines);
    graphics.setColor(Color.BLACK);
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    AffineTransform place = AffineTransform.getTranslateInstance(left, lines * BASELINE_SHARE);
    place.scale(emPx() * squeeze, -lines * EM_SHARE);
    graphics.fill(place.createTransformedShape(outline));
    graphics.dispose();
    return threshold(image);
  }

  private static BilevelPage threshold(BufferedImage image) {
    byte[] gray = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    BilevelPage rows = BilevelPage.white(image.getWidth(), image.getHeight());
    for (int i = 0; i < gray.length; i++) {
      if ((gray[i] & 0xff) < BLACK_BELOW) {
        rows.blacken(i % image.getWidth(), i / image.getWidth());
      }
    }
    return rows;
  }
}
