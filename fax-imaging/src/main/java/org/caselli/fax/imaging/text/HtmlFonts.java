package org.caselli.fax.imaging.text;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FSFontUseCase;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * The fonts of HTML: the names that documents use for the three kinds of type are led to fonts of
 * the machine, and characters that those lack to any that has them. A font is read when it is
 * needed. Without fonts on the machine, everything is set in what PDFBox carries.
 */
final class HtmlFonts {

  private static final String CARRIED = "carried";
  private static final int REGULAR = 400;
  private static final int BOLD = 700;

  /**
   * A kind of type.
   *
   * @param names by which documents ask for it
   * @param families of four files each (regular, bold, italic, both), the preferred first
   */
  private record Kind(List<String> names, List<List<String>> families) {}

  private static final List<Kind> KINDS =
      List.of(
          new Kind(
              List.of(
                  "sans-serif",
                  "SansSerif",
                  "Arial",
                  "Helvetica",
                  "Calibri",
                  "Verdana",
                  "Tahoma",
                  "Segoe UI"),
              List.of(
                  liberation("sans"),
                  dejaVu("sans", "oblique"),
                  List.of("arial.ttf", "arialbd.ttf", "ariali.ttf", "arialbi.ttf"))),
          new Kind(
              List.of("serif", "Serif", "Times", "Times New Roman", "Georgia", "Cambria"),
              List.of(
                  liberation("serif"),
                  dejaVu("serif", "italic"),
                  List.of("times.ttf", "timesbd.ttf", "timesi.ttf", "timesbi.ttf"))),
          new Kind(
              List.of("monospace", "Monospaced", "Courier", "Courier New", "Consolas"),
              List.of(
                  liberation("mono"),
                  dejaVu("sansmono", "oblique"),
                  List.of("cour.ttf", "courbd.ttf", "couri.ttf", "courbi.ttf"))));

  private HtmlFonts() {}

  private static List<String> liberation(String kind) {
    String family = "liberation" + kind;
    return List.of(
        family + "-regular.ttf",
        family + "-bold.ttf",
        family + "-italic.ttf",
        family + "-bolditalic.ttf");
  }

  private static List<String> dejaVu(String kind, String slant) {
    String family = "dejavu" + kind;
    return List.of(
        family + ".ttf",
        family + "-bold.ttf",
        family + "-" + slant + ".ttf",
        family + "-bold" + slant + ".ttf");
  }

  static void addTo(PdfRendererBuilder builder) {
    for (Kind kind : KINDS) {
      kind.families().stream()
          .map(MachineFonts::present)
          .filter(files -> files.size() == 4)
          .findFirst()
          .ifPresent(files -> kind.names().forEach(name -> add(builder, name, files)));
    }
    builder.useFont(
        () -> PDDocument.class.getResourceAsStream(TextFonts.CARRIED),
        CARRIED,
        REGULAR,
        FontStyle.NORMAL,
        true,
        EnumSet.of(FSFontUseCase.FALLBACK_FINAL));
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

  private static void add(PdfRendererBuilder builder, String name, List<Path> files) {
    for (int i = 0; i < files.size(); i++) {
      int weight = i % 2 == 0 ? REGULAR : BOLD;
      FontStyle style = i < 2 ? FontStyle.NORMAL : FontStyle.ITALIC;
      builder.useFont(files.get(i).toFile(), name, weight, style, true);
    }
  }
}
