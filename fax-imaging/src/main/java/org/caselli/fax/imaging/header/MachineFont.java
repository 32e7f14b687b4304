package org.caselli.fax.imaging.header;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The fonts of the machine, for scripts that the carried font lacks or that are set from right to
 * left. A machine may have none.
 */
final class MachineFont {

  private static final Logger LOG = LoggerFactory.getLogger(MachineFont.class);

  /** Large enough that rounding to pixels, of which the outline knows nothing, plays no part. */
  private static final int EM = 1000;

  private MachineFont() {}

  /** As {@link HeaderFont#outline}; empty when the machine cannot set text at all. */
  static Optional<Path2D> outline(String text) {
    try {
      Font font = new Font(Font.SANS_SERIF, Font.PLAIN, EM);
      StringBuilder known = new StringBuilder();
      text.codePoints().forEach(each -> known.appendCodePoint(font.canDisplay(each) ? each : '?'));
      FontRenderContext context = new FontRenderContext(null, true, true);
      TextLayout layout = new TextLayout(known.toString(), font, context);
      AffineTransform toEm = AffineTransform.getScaleInstance(1.0 / EM, -1.0 / EM);
      return Optional.of(new Path2D.Double(layout.getOutline(toEm)));
    } catch (RuntimeException | LinkageError | InternalError e) {
      // The JDK reports a machine without fonts, or without its font libraries, by any of these.
      LOG.warn("The machine has no fonts to set the page header with: {}", e.toString());
      return Optional.empty();
    }
  }
}
