package org.caselli.fax.imaging.text;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FSFontUseCase;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/**
 * The fonts of HTML: the names by which documents ask for the three kinds of type lead to the
 * Liberation fonts that we carry, and characters that those lack to any font of the machine that
 * has them. A font is read when it is needed.
 */
final class HtmlFonts {

  private static final int REGULAR = 400;
  private static final int BOLD = 700;

  private static final Map<String, List<String>> NAMES =
      Map.of(
          "Sans",
          List.of(
              "sans-serif",
              "SansSerif",
              "Arial",
              "Helvetica",
              "Calibri",
              "Verdana",
              "Tahoma",
              "Segoe UI"),
          "Serif",
          List.of("serif", "Serif", "Times", "Times New Roman", "Georgia", "Cambria"),
          "Mono",
          List.of("monospace", "Monospaced", "Courier", "Courier New", "Consolas"));

  private HtmlFonts() {}

  static void addTo(PdfRendererBuilder builder) {
    NAMES.forEach(
        (kind, names) -> {
          for (String name : names) {
            add(builder, kind + "-Regular", name, REGULAR, FontStyle.NORMAL);
            add(builder, kind + "-Bold", name, BOLD, FontStyle.NORMAL);
            add(builder, kind + "-Italic", name, REGULAR, FontStyle.ITALIC);
            add(builder, kind + "-BoldItalic", name, BOLD, FontStyle.ITALIC);
          }
        });
    for (Path font : MachineFonts.anyPitch()) {
      builder.useFont(
          font.toFile(),
          font.getFileName().toString(),
          REGULAR,
          FontStyle.NORMAL,
          true,
          EnumSet.of(FSFontUseCase.FALLBACK_FINAL));
    }
  }

  private static void add(
      PdfRendererBuilder builder, String file, String name, int weight, FontStyle style) {
    builder.useFont(() -> liberation(file), name, weight, style, true);
  }

  private static InputStream liberation(String file) {
    try {
      return TextFonts.carried("/liberation/Liberation" + file + ".ttf");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
