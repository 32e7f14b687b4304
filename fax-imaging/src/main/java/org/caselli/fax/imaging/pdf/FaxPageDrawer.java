package org.caselli.fax.imaging.pdf;

import java.awt.Color;
import java.awt.Paint;
import java.awt.Rectangle;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDVectorFont;
import org.apache.pdfbox.pdmodel.graphics.blend.BlendMode;
import org.apache.pdfbox.pdmodel.graphics.color.PDColor;
import org.apache.pdfbox.pdmodel.graphics.color.PDPattern;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.pattern.PDAbstractPattern;
import org.apache.pdfbox.pdmodel.graphics.pattern.PDShadingPattern;
import org.apache.pdfbox.pdmodel.graphics.pattern.PDTilingPattern;
import org.apache.pdfbox.pdmodel.graphics.shading.PDShading;
import org.apache.pdfbox.pdmodel.graphics.state.PDGraphicsState;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.rendering.PageDrawerParameters;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;
import org.caselli.fax.imaging.limit.Deadline;
import org.caselli.fax.imaging.page.GrayRaster;

/** Makes the marks of one page: common ones straight in the raster, the others by Graphics2D. */
final class FaxPageDrawer extends GrayPageDrawer {

  private static final int MOST_NESTED_TILINGS = 4;

  private static final Color INVISIBLE = new Color(0, 0, 0, 0);

  private final DocumentInk shared;
  private final PrintedLayers layers;
  private int tilings;

  FaxPageDrawer(
      PageDrawerParameters parameters, GrayRaster raster, Deadline deadline, DocumentInk shared)
      throws IOException {
    super(parameters, raster, deadline, shared.gray());
    this.shared = shared;
    this.layers = new PrintedLayers(getRenderer());
  }

  @Override
  public void drawImage(PDImage image) throws IOException {
    if (image instanceof PDImageXObject object && layers.hide(object.getOptionalContent())) {
      return;
    }
    boolean ownMask =
        image.getCOSObject().containsKey(COSName.MASK)
            || image.getCOSObject().containsKey(COSName.SMASK);
    // A picture's own mask overrides that of the state (ISO 32000-1, 11.6.4.3).
    beforeMark(ownMask ? Optional.empty() : mask());
    ImagePainter images = shared.images();
    Optional<GrayTarget> target = target();
    if (target.isEmpty() || !images.draw(image, getGraphicsState(), target.get())) {
      super.drawImage(
          images.reduced(image, getGraphicsState(), getGraphics().getTransform(), rasterPixels()));
    }
  }

  @Override
  protected void showFontGlyph(Matrix matrix, PDFont font, int code, Vector displacement)
      throws IOException {
    RenderingMode mode = getGraphicsState().getTextState().getRenderingMode();
    if (mode == RenderingMode.NEITHER) {
      return;
    }
    beforeMark(mask());
    Optional<Integer> gray =
        mode == RenderingMode.FILL && font instanceof PDVectorFont
            ? plainGray(getGraphicsState().getNonStrokingColor())
            : Optional.empty();
    Optional<GrayTarget> target = gray.isPresent() ? target() : Optional.empty();
    if (target.isPresent()) {
      AffineTransform toPixels = new AffineTransform(target.get().toPixels());
      toPixels.concatenate(matrix.createAffineTransform());
      toPixels.concatenate(font.getFontMatrix().createAffineTransform());
      double alpha = getGraphicsState().getNonStrokeAlphaConstant();
      if (shared
          .glyphs()
          .paint(target.get(), font, code, toPixels, displacement, gray.get(), alpha)) {
        return;
      }
    }
    super.showFontGlyph(matrix, font, code, displacement);
  }

  @Override
  public void fillPath(int windingRule) throws IOException {
    beforeMark(mask());
    Optional<PDTilingPattern> tiling = tiling(getGraphicsState().getNonStrokingColor());
    if (tiling.isPresent() && fillWithCells(tiling.get(), windingRule)) {
      return;
    }
    Optional<Integer> gray = plainGray(getGraphicsState().getNonStrokingColor());
    Optional<GrayTarget> target = gray.isPresent() ? target() : Optional.empty();
    if (target.isPresent()) {
      double alpha = getGraphicsState().getNonStrokeAlphaConstant();
      Optional<Boxes> boxes = Boxes.of(getLinePath(), target.get().toPixels());
      if (boxes.isPresent() && boxes.get().fillable(windingRule, alpha)) {
        for (Box box : boxes.get().all()) {
          target.get().fill(box.pixels(), gray.get(), alpha);
        }
        getLinePath().reset();
        return;
      }
    }
    super.fillPath(windingRule);
  }

  /** The tiling pattern of a colour, if its cells can be drawn one by one. */
  private Optional<PDTilingPattern> tiling(PDColor color) throws IOException {
    PDGraphicsState state = getGraphicsState();
    if (!(color.getColorSpace() instanceof PDPattern)
        || !straight()
        || tilings >= MOST_NESTED_TILINGS
        || state.getBlendMode() != BlendMode.NORMAL
        || state.getNonStrokeAlphaConstant() != 1) {
      return Optional.empty();
    }
    PDAbstractPattern pattern = ((PDPattern) color.getColorSpace()).getPattern(color);
    return pattern instanceof PDTilingPattern
        ? Optional.of((PDTilingPattern) pattern)
        : Optional.empty();
  }

  /** Draws the cells of a pattern that the path shows, unless they are too many. */
  private boolean fillWithCells(PDTilingPattern pattern, int windingRule) throws IOException {
    AffineTransform toPixels = getGraphics().getTransform();
    Matrix toUser = Matrix.concatenate(getInitialMatrix(), pattern.getMatrix());
    Rectangle area = Box.around(getLinePath(), toPixels).touched().intersection(clipBounds());
    Optional<List<Matrix>> cells = TilingCells.within(area, toPixels, pattern, toUser);
    if (cells.isEmpty()) {
      return false;
    }
    PDColor color = getGraphicsState().getNonStrokingColor();
    PDPattern space = (PDPattern) color.getColorSpace();
    boolean coloured = pattern.getPaintType() == PDTilingPattern.PAINT_COLORED;
    saveGraphicsState();
    tilings++;
    try {
      getLinePath().setWindingRule(windingRule);
      getGraphicsState().intersectClippingPath(getLinePath());
      getLinePath().reset();
      List<Path2D> shown = getGraphicsState().getCurrentClippingPaths();
      for (Matrix cell : area.isEmpty() ? List.<Matrix>of() : cells.get()) {
        clipNextCell(shown);
        processTilingPattern(
            pattern, color, coloured ? null : space.getUnderlyingColorSpace(), cell);
      }
    } finally {
      tilings--;
      clipNextCell(List.of());
      getLinePath().reset();
      restoreGraphicsState();
    }
    return true;
  }

  @Override
  public void strokePath() throws IOException {
    beforeMark(mask());
    PDGraphicsState state = getGraphicsState();
    Optional<Integer> gray = plainGray(state.getStrokingColor());
    boolean plain = state.getAlphaConstant() == 1 && !dashed(state);
    Optional<GrayTarget> target = plain && gray.isPresent() ? target() : Optional.empty();
    if (target.isPresent()) {
      Optional<List<Rectangle>> strokes =
          StraightLines.of(
              getLinePath(),
              target.get().toPixels(),
              transformWidth(state.getLineWidth()),
              state.getLineCap());
      if (strokes.isPresent()) {
        strokes.get().forEach(each -> target.get().fill(each, gray.get(), 1));
        getLinePath().reset();
        return;
      }
      if (ThinLines.isThin(target.get().toPixels(), transformWidth(state.getLineWidth()))) {
        ThinLines.draw(target.get(), getLinePath(), gray.get());
        getLinePath().reset();
        return;
      }
    }
    strokeVisibly(state);
  }

  private static boolean dashed(PDGraphicsState state) {
    return state.getLineDashPattern().getDashArray().length > 0;
  }

  /** Strokes by Graphics2D, no line thinner than a pixel. */
  private void strokeVisibly(PDGraphicsState state) throws IOException {
    float width = state.getLineWidth();
    double unit = Math.sqrt(Math.abs(getGraphics().getTransform().getDeterminant()));
    double scale = transformWidth(1) * unit;
    if (scale > 0 && width * scale < 1) {
      state.setLineWidth((float) (1 / scale));
    }
    super.strokePath();
    state.setLineWidth(width);
  }

  @Override
  public void shadingFill(COSName name) throws IOException {
    beforeMark(mask());
    PDShading shading = getResources().getShading(name);
    if (shading == null || !straight()) {
      super.shadingFill(name);
      return;
    }
    Matrix matrix = getGraphicsState().getCurrentTransformationMatrix();
    Area area = new Area(getGraphicsState().getCurrentClippingPath());
    if (shading.getBBox() != null) {
      area.intersect(new Area(shading.getBBox().transform(matrix)));
    }
    if (!area.isEmpty()) {
      getGraphics().setComposite(getGraphicsState().getNonStrokingJavaComposite());
      setClip();
      getGraphics().setPaint(new CoarsePaint(shading.toPaint(matrix)));
      getGraphics().fill(area);
    }
  }

  /** The paint of plain colours is gray; that of patterns is PDFBox's. */
  @Override
  protected Paint getPaint(PDColor color) throws IOException {
    Optional<Integer> gray = shared.gray().of(color);
    if (gray.isPresent()) {
      return shared.gray().paint(gray.get());
    }
    if (!(color.getColorSpace() instanceof PDPattern)) {
      return super.getPaint(color);
    }
    if (tilings >= MOST_NESTED_TILINGS) {
      return INVISIBLE;
    }
    tilings++;
    try {
      Paint paint = super.getPaint(color);
      return isShading(color) ? new CoarsePaint(paint) : paint;
    } finally {
      tilings--;
    }
  }

  private static boolean isShading(PDColor color) throws IOException {
    return ((PDPattern) color.getColorSpace()).getPattern(color) instanceof PDShadingPattern;
  }

  /** The gray of a colour that marks straight in the raster can have now. */
  private Optional<Integer> plainGray(PDColor color) throws IOException {
    return getGraphicsState().getBlendMode() == BlendMode.NORMAL
        ? shared.gray().of(color)
        : Optional.empty();
  }
}
