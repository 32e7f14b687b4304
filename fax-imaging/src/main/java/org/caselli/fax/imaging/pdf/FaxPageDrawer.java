package org.caselli.fax.imaging.pdf;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.Rectangle;
import java.awt.geom.AffineTransform;
import java.awt.geom.GeneralPath;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.filter.MissingImageReaderException;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDVectorFont;
import org.apache.pdfbox.pdmodel.graphics.blend.BlendMode;
import org.apache.pdfbox.pdmodel.graphics.color.PDColor;
import org.apache.pdfbox.pdmodel.graphics.form.PDTransparencyGroup;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.state.PDGraphicsState;
import org.apache.pdfbox.pdmodel.graphics.state.PDSoftMask;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;
import org.caselli.fax.imaging.limit.ConversionStopped;
import org.caselli.fax.imaging.limit.Deadline;
import org.caselli.fax.imaging.page.GrayRaster;

/**
 * Draws one page. Common marks go straight into the raster, the others through Graphics2D; looks at
 * the deadline before each drawing operation.
 */
final class FaxPageDrawer extends PageDrawer {

  private static final PDRectangle EVERYTHING = new PDRectangle(-1e6f, -1e6f, 2e6f, 2e6f);

  private final GrayRaster raster;
  private final Deadline deadline;
  private final DocumentInk shared;
  private final DeviceClip clip = new DeviceClip();
  private final TransparencyGroups groups = new TransparencyGroups();
  private final SoftMasks softMasks;
  private Optional<Graphics2D> page = Optional.empty();

  /** How deep the content is within sequences that may be switched off. */
  private int optional;

  private int marked;

  FaxPageDrawer(
      PageDrawerParameters parameters, GrayRaster raster, Deadline deadline, DocumentInk shared)
      throws IOException {
    super(parameters);
    this.raster = raster;
    this.deadline = deadline;
    this.shared = shared;
    this.softMasks = new SoftMasks(raster, shared.gray(), this::drawAlone);
  }

  @Override
  public void drawPage(Graphics2D graphics, PDRectangle pageSize) throws IOException {
    page = Optional.of(graphics);
    try {
      super.drawPage(graphics, pageSize);
    } finally {
      softMasks.finish();
    }
  }

  /** States that PDFBox makes anew become states that blend in gray. */
  @Override
  public PDGraphicsState getGraphicsState() {
    PDGraphicsState state = super.getGraphicsState();
    if (state instanceof GrayState || page.isEmpty()) {
      return state;
    }
    Deque<PDGraphicsState> stack = saveGraphicsStack();
    stack.pop();
    GrayState gray = new GrayState(state, EVERYTHING, this::onPage);
    stack.push(gray);
    restoreGraphicsStack(stack);
    return gray;
  }

  private boolean onPage() {
    return page.isPresent() && page.get() == getGraphics();
  }

  @Override
  protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
    deadline.check();
    super.processOperator(operator, operands);
  }

  /** A page that lacks a picture must not pass for a delivered page. */
  @Override
  protected void operatorException(Operator operator, List<COSBase> operands, IOException e)
      throws IOException {
    if (e instanceof MissingImageReaderException) {
      throw ConversionStopped.brokenPicture(e);
    }
    super.operatorException(operator, operands, e);
  }

  @Override
  public void beginMarkedContentSequence(COSName tag, COSDictionary properties) {
    marked++;
    if (optional == 0 && COSName.OC.equals(tag)) {
      optional = marked;
    }
    super.beginMarkedContentSequence(tag, properties);
  }

  @Override
  public void endMarkedContentSequence() {
    if (optional == marked) {
      optional = 0;
    }
    marked--;
    super.endMarkedContentSequence();
  }

  @Override
  public void drawImage(PDImage image) throws IOException {
    boolean ownMask =
        image.getCOSObject().containsKey(COSName.MASK)
            || image.getCOSObject().containsKey(COSName.SMASK);
    // A picture's own mask overrides that of the state (ISO 32000-1, 11.6.4.3).
    beforeMark(ownMask ? Optional.empty() : mask());
    boolean visible =
        !(image instanceof PDImageXObject) || ((PDImageXObject) image).getOptionalContent() == null;
    ImagePainter images = shared.images();
    Optional<GrayTarget> target = visible ? target() : Optional.empty();
    if (target.isEmpty() || !images.draw(image, getGraphicsState(), target.get())) {
      super.drawImage(
          images.reduced(
              image, getGraphicsState(), getGraphics().getTransform(), raster.pixels().length));
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
    super.shadingFill(name);
  }

  @Override
  public void showTransparencyGroup(PDTransparencyGroup form) throws IOException {
    TransparencyGroups.Drawing drawing =
        onPage() && form.getGroup() != null
            ? groups.drawing(form, getGraphicsState().getBlendMode())
            : TransparencyGroups.Drawing.APART;
    if (drawing == TransparencyGroups.Drawing.APART) {
      beforeMark(mask());
      super.showTransparencyGroup(form);
      return;
    }
    double alpha = getGraphicsState().getNonStrokeAlphaConstant();
    Optional<PDSoftMask> mask = mask();
    boolean multiplied = drawing == TransparencyGroups.Drawing.MULTIPLIED;
    if (!multiplied && alpha == 1 && mask.isEmpty()) {
      showForm(form);
      return;
    }
    softMasks.finish();
    Rectangle box = clipBounds();
    if (box.isEmpty()) {
      return;
    }
    Optional<Patch> through = mask.isPresent() ? softMasks.draw(mask.get(), box) : Optional.empty();
    Patch before = Patch.of(raster, box);
    if (multiplied) {
      Patch.fill(raster, box, Color.WHITE.getRed());
    }
    try {
      showPlainly(form);
    } finally {
      softMasks.finish();
      if (multiplied) {
        before.multiply(raster);
      }
      if (through.isPresent()) {
        before.mix(raster, through.get(), alpha);
      } else if (alpha != 1) {
        before.mix(raster, alpha);
      }
    }
  }

  /** Draws a group's marks on the page as if it were the first thing there. */
  private void showPlainly(PDTransparencyGroup form) throws IOException {
    saveGraphicsState();
    try {
      PDGraphicsState state = getGraphicsState();
      state.setSoftMask(null);
      state.setBlendMode(BlendMode.NORMAL);
      state.setAlphaConstant(1);
      state.setNonStrokeAlphaConstant(1);
      showForm(form);
    } finally {
      restoreGraphicsState();
    }
  }

  /** Draws a soft mask's group, which nothing of the state clips or colours. */
  private void drawAlone(PDTransparencyGroup group, Matrix matrix) throws IOException {
    GeneralPath path = (GeneralPath) getLinePath().clone();
    getLinePath().reset();
    Deque<PDGraphicsState> stack = saveGraphicsStack();
    Deque<PDGraphicsState> fresh = new ArrayDeque<>();
    GrayState state = new GrayState(new PDGraphicsState(EVERYTHING), EVERYTHING, this::onPage);
    state.setCurrentTransformationMatrix(matrix.clone());
    state.setTextMatrix(new Matrix());
    state.setTextLineMatrix(new Matrix());
    fresh.push(state);
    restoreGraphicsStack(fresh);
    try {
      processTransparencyGroup(group);
    } finally {
      restoreGraphicsStack(stack);
      getLinePath().reset();
      getLinePath().append(path, false);
    }
  }

  /** The paint of plain colours is gray; that of patterns is PDFBox's. */
  @Override
  protected Paint getPaint(PDColor color) throws IOException {
    Optional<Integer> gray = shared.gray().of(color);
    if (gray.isPresent()) {
      return shared.gray().paint(gray.get());
    }
    return super.getPaint(color);
  }

  /** The gray of a colour that marks straight in the raster can have now. */
  private Optional<Integer> plainGray(PDColor color) throws IOException {
    return getGraphicsState().getBlendMode() == BlendMode.NORMAL
        ? shared.gray().of(color)
        : Optional.empty();
  }

  private Optional<PDSoftMask> mask() {
    PDGraphicsState state = getGraphicsState();
    return state instanceof GrayState ? ((GrayState) state).mask() : Optional.empty();
  }

  private void beforeMark(Optional<PDSoftMask> mask) throws IOException {
    if (onPage()) {
      softMasks.before(mask, mask.isPresent() ? clipBounds() : new Rectangle());
    }
  }

  private Rectangle clipBounds() {
    return DeviceClip.bounds(
            getGraphicsState().getCurrentClippingPaths(), getGraphics().getTransform())
        .intersection(raster.image().getRaster().getBounds());
  }

  /** The raster, unless marks go into a group, may be hidden, or the clip is no rectangle. */
  private Optional<GrayTarget> target() {
    if (!onPage() || optional > 0) {
      return Optional.empty();
    }
    AffineTransform toPixels = getGraphics().getTransform();
    return clip.box(getGraphicsState().getCurrentClippingPaths(), toPixels)
        .map(box -> box.intersection(raster.image().getRaster().getBounds()))
        .map(box -> new GrayTarget(raster.pixels(), raster.widthPx(), box, toPixels));
  }

  /** Clips to whole pixels without the slow intersection of areas, where the clip is upright. */
  @Override
  protected void transferClip(Graphics2D graphics) {
    AffineTransform toPixels = graphics.getTransform();
    Optional<Rectangle> box = clip.box(getGraphicsState().getCurrentClippingPaths(), toPixels);
    if (box.isPresent()) {
      graphics.setTransform(new AffineTransform());
      graphics.setClip(box.get());
      graphics.setTransform(toPixels);
    } else {
      super.transferClip(graphics);
    }
  }
}
