package org.caselli.fax.imaging.header;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import org.caselli.fax.imaging.PageHeader;
import org.caselli.fax.imaging.page.BilevelPage;
import org.caselli.fax.imaging.page.FaxProfile;

/**
 * Draws the header into rows of its own. The text is set in outlines of a font that travels with
 * us, so that it looks the same on a machine without any fonts.
 */
public final class HeaderLine {

  /** Height of the reserved rows: 24 in fine resolution. */
  private static final double HEIGHT_INCHES = 24 / 196.0;

  private static final double MARGIN_INCHES = 0.3;
  private static final double EM_SHARE = 0.82;
  private static final double BASELINE_SHARE = 0.75;
  private static final int BLACK_BELOW = 160;

  private final PageHeader header;
  private final HeaderFont font;

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
    int lines = lines(yLinesPerInch);
    BufferedImage image = new BufferedImage(widthPx, lines, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, widthPx, lines);
    graphics.setColor(Color.BLACK);
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    double margin = MARGIN_INCHES * FaxProfile.X_DPI;
    double emPx = HEIGHT_INCHES * EM_SHARE * FaxProfile.X_DPI;
    double emLines = lines * EM_SHARE;
    double baseline = lines * BASELINE_SHARE;

    Path2D number = font.outline("P " + page + "/" + totalPages);
    double numberWidth = number.getBounds2D().getMaxX() * emPx;
    double numberLeft = widthPx - margin - numberWidth;
    fill(graphics, number, numberLeft, baseline, emPx, emLines);

    Path2D text = font.outline(header.text());
    Rectangle2D bounds = text.getBounds2D();
    double room = numberLeft - 2 * margin;
    double squeeze = Math.min(1, room / Math.max(1, bounds.getMaxX() * emPx));
    fill(graphics, text, margin, baseline, emPx * squeeze, emLines);
    graphics.dispose();
    return threshold(image);
  }

  private static void fill(
      Graphics2D graphics, Path2D outline, double x, double y, double xScale, double yScale) {
    AffineTransform place = AffineTransform.getTranslateInstance(x, y);
    place.scale(xScale, -yScale);
    graphics.fill(place.createTransformedShape(outline));
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
