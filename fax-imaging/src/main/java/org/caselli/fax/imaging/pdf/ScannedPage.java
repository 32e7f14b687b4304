package org.caselli.fax.imaging.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.util.Matrix;

/**
 * Tells a page that is one picture from edge to edge, as scanners make it, by its content stream:
 * nothing is drawn but that picture, and text at most invisibly (rendering mode 3, ISO 32000-1,
 * 9.3.6), as character recognition leaves it.
 */
final class ScannedPage {

  /** Operators of a scan that is not recognised; one of text recognition may have more. */
  private static final int MOST_TOKENS = 50_000;

  private static final double LEAST_COVER = 0.9;
  private static final int INVISIBLE = 3;
  private static final Set<String> TEXT = Set.of("Tj", "TJ", "'", "\"");
  private static final Set<String> DRAWN =
      Set.of("f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "BI");

  private final PDPage page;
  private Matrix placed = new Matrix();
  private final List<Matrix> saved = new ArrayList<>();
  private boolean visibleText = true;
  private int pictures;

  private ScannedPage(PDPage page) {
    this.page = page;
  }

  /** Whether the page is a scan; not when its content is damaged. */
  static boolean is(PDPage page) {
    try {
      return new ScannedPage(page).check();
    } catch (IOException | RuntimeException e) {
      // Damaged content shows as exceptions of many kinds, and is drawn as far as it goes.
      return false;
    }
  }

  private boolean check() throws IOException {
    PDFStreamParser parser = new PDFStreamParser(page);
    List<COSBase> operands = new ArrayList<>();
    int tokens = 0;
    for (Object token = parser.parseNextToken(); token != null; token = parser.parseNextToken()) {
      if (++tokens > MOST_TOKENS) {
        return false;
      }
      if (token instanceof COSBase operand) {
        operands.add(operand);
      } else if (!scan(((Operator) token).getName(), operands)) {
        return false;
      } else {
        operands.clear();
      }
    }
    return pictures == 1;
  }

  /** Whether the page may still be a scan after an operator. */
  private boolean scan(String operator, List<COSBase> operands) throws IOException {
    switch (operator) {
      case "q" -> saved.add(placed.clone());
      case "Q" -> placed = saved.isEmpty() ? placed : saved.remove(saved.size() - 1);
      case "cm" -> placed = matrix(operands).multiply(placed);
      case "BT" -> visibleText = true;
      case "Tr" -> visibleText = number(operands, 0) != INVISIBLE;
      case "Do" -> {
        pictures++;
        return page.getResources().isImageXObject((COSName) operands.get(0)) && covers();
      }
      default -> {
        return !DRAWN.contains(operator) && !(visibleText && TEXT.contains(operator));
      }
    }
    return true;
  }

  private static Matrix matrix(List<COSBase> o) {
    return new Matrix(
        number(o, 0), number(o, 1), number(o, 2), number(o, 3), number(o, 4), number(o, 5));
  }

  private static float number(List<COSBase> operands, int at) {
    return ((COSNumber) operands.get(at)).floatValue();
  }

  /** Whether the unit square, where a picture is drawn, covers the page. */
  private boolean covers() {
    PDRectangle box = page.getCropBox();
    var square = new PDRectangle(0, 0, 1, 1).transform(placed).getBounds2D();
    var visible =
        square.createIntersection(
            new java.awt.geom.Rectangle2D.Double(
                box.getLowerLeftX(), box.getLowerLeftY(), box.getWidth(), box.getHeight()));
    return visible.getWidth() >= LEAST_COVER * box.getWidth()
        && visible.getHeight() >= LEAST_COVER * box.getHeight();
  }
}
