package org.caselli.fax.imaging.pdf;

import java.awt.geom.AffineTransform;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.PDXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/** Looks for the one picture that covers an upright page and is all there is on it. */
final class OnlyPicture {

  /** In points, far less than a pixel. */
  private static final double NEAR = 0.05;

  /** Operators and operands of a page that draws one picture; any more are not looked at. */
  private static final int MOST_TOKENS = 40;

  private static final int MATRIX = 6;

  private OnlyPicture() {}

  static Optional<PDImageXObject> of(PDPage page) throws IOException {
    boolean upright = page.getRotation() == 0 && page.getAnnotations().isEmpty();
    if (!upright || !page.hasContents() || page.getResources() == null) {
      return Optional.empty();
    }
    AffineTransform place = new AffineTransform();
    Optional<COSName> name = Optional.empty();
    List<Object> operands = new ArrayList<>();
    for (Object token : tokens(page)) {
      if (!(token instanceof Operator operator)) {
        operands.add(token);
        continue;
      }
      switch (operator.getName()) {
        case "q", "Q" -> {
          // Nothing is drawn behind the picture, hence no state needs to be kept.
        }
        case "cm" -> {
          if (!concatenate(place, operands)) {
            return Optional.empty();
          }
        }
        case "Do" -> {
          if (name.isPresent()
              || operands.size() != 1
              || !(operands.get(0) instanceof COSName only)
              || !covers(place, page.getCropBox())) {
            return Optional.empty();
          }
          name = Optional.of(only);
        }
        default -> {
          return Optional.empty();
        }
      }
      operands.clear();
    }
    return name.isPresent() ? image(page, name.get()) : Optional.empty();
  }

  /** The page's operators and operands, or none when there are many. */
  private static List<Object> tokens(PDPage page) throws IOException {
    List<Object> tokens = new ArrayList<>();
    PDFStreamParser parser = new PDFStreamParser(page);
    try {
      for (Object token = parser.parseNextToken(); token != null; token = parser.parseNextToken()) {
        if (tokens.size() == MOST_TOKENS) {
          return List.of();
        }
        tokens.add(token);
      }
      return tokens;
    } finally {
      parser.close();
    }
  }

  private static boolean concatenate(AffineTransform place, List<Object> operands) {
    double[] matrix = new double[MATRIX];
    for (int i = 0; i < MATRIX; i++) {
      if (operands.size() != MATRIX || !(operands.get(i) instanceof COSNumber number)) {
        return false;
      }
      matrix[i] = number.floatValue();
    }
    place.concatenate(new AffineTransform(matrix));
    return true;
  }

  private static boolean covers(AffineTransform place, PDRectangle box) {
    return near(place.getScaleX(), box.getWidth())
        && near(place.getScaleY(), box.getHeight())
        && near(place.getShearX(), 0)
        && near(place.getShearY(), 0)
        && near(place.getTranslateX(), box.getLowerLeftX())
        && near(place.getTranslateY(), box.getLowerLeftY());
  }

  private static boolean near(double a, double b) {
    return Math.abs(a - b) < NEAR;
  }

  private static Optional<PDImageXObject> image(PDPage page, COSName name) throws IOException {
    PDXObject object = page.getResources().getXObject(name);
    return object instanceof PDImageXObject image && image.getOptionalContent() == null
        ? Optional.of(image)
        : Optional.empty();
  }
}
