package org.caselli.fax.imaging.pdf;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.AffineTransform;
import java.awt.geom.GeneralPath;
import java.awt.geom.Path2D;
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
import org.apache.pdfbox.pdmodel.graphics.blend.BlendMode;
import org.apache.pdfbox.pdmodel.graphics.form.PDTransparencyGroup;
import org.apache.pdfbox.pdmodel.graphics.state.PDGraphicsState;
import org.apache.pdfbox.pdmodel.graphics.state.PDSoftMask;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;
import org.apache.pdfbox.util.Matrix;
import org.caselli.fax.imaging.limit.ConversionStopped;
import org.caselli.fax.imaging.limit.Deadline;
import org.caselli.fax.imaging.page.GrayRaster;

/**
 * Draws one page for a gray raster: keeps account of where marks go and what clips, masks and hides
 * them, and draws transparency groups on the page itself where that comes out the same. Looks at
 * the deadline before each drawing operation.
 */
abstract class GrayPageDrawer extends PageDrawer {

  private static final PDRectangle EVERYTHING = new PDRectangle(-1e6f, -1e6f, 2e6f, 2e6f);

  private final GrayRaster raster;
  private final Deadline deadline;
  private final DeviceClip clip = new DeviceClip();
  private final TransparencyGroups groups = new TransparencyGroups();
  private final SoftMasks softMasks;
  private Optional<Graphics2D> page = Optional.empty();

  /** How deep the content is within marked sequences. */
  private int marked;

  /** The depth of the outermost sequence that may be switched off, 0 for none. */
  private int optional;

  /** What clips the cell of a tiling pattern that is about to be drawn. */
  private List<Path2D> cellClip = List.of();

  GrayPageDrawer(PageDrawerParameters parameters, GrayRaster raster, Deadline deadline, GrayInk ink)
      throws IOException {
    super(parameters);
    this.raster = raster;
    this.deadline = deadline;
    this.softMasks = new SoftMasks(raster, ink, this::drawAlone);
  }

  /** The next graphics state that PDFBox makes anew is clipped by these paths. */
  final void clipNextCell(List<Path2D> paths) {
    cellClip = paths;
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
    if (onPage()) {
      cellClip.forEach(path -> gray.intersectClippingPath(new GeneralPath(path)));
      cellClip = List.of();
    }
    stack.push(gray);
    restoreGraphicsStack(stack);
    return gray;
  }

  /** Whether marks go to the page and are certainly seen. */
  final boolean straight() {
    return onPage() && optional == 0;
  }

  final boolean onPage() {
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

  final Optional<PDSoftMask> mask() {
    PDGraphicsState state = getGraphicsState();
    return state instanceof GrayState ? ((GrayState) state).mask() : Optional.empty();
  }

  final void beforeMark(Optional<PDSoftMask> mask) throws IOException {
    if (onPage()) {
      softMasks.before(mask, mask.isPresent() ? clipBounds() : new Rectangle());
    }
  }

  final Rectangle clipBounds() {
    return DeviceClip.bounds(
            getGraphicsState().getCurrentClippingPaths(), getGraphics().getTransform())
        .intersection(raster.image().getRaster().getBounds());
  }

  final int rasterPixels() {
    return raster.pixels().length;
  }

  /** The raster, unless marks go into a group, may be hidden, or the clip is no rectangle. */
  final Optional<GrayTarget> target() {
    if (!straight()) {
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
