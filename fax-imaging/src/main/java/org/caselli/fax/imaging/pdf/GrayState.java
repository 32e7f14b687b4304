package org.caselli.fax.imaging.pdf;

import java.awt.AlphaComposite;
import java.awt.Composite;
import java.awt.geom.GeneralPath;
import java.awt.geom.Path2D;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.blend.BlendMode;
import org.apache.pdfbox.pdmodel.graphics.state.PDGraphicsState;
import org.apache.pdfbox.pdmodel.graphics.state.PDSoftMask;
import org.apache.pdfbox.util.Matrix;
import org.jspecify.annotations.Nullable;

/**
 * A graphics state that blends in gray, and that hides the soft mask from PDFBox while marks go to
 * the page, where the mask is applied to many marks at once.
 */
final class GrayState extends PDGraphicsState {

  private final BooleanSupplier onPage;

  /** Takes over matrix and clip of a state that is otherwise new. */
  GrayState(PDGraphicsState fresh, PDRectangle everything, BooleanSupplier onPage) {
    super(everything);
    this.onPage = onPage;
    setCurrentTransformationMatrix(fresh.getCurrentTransformationMatrix());
    for (Path2D path : fresh.getCurrentClippingPaths()) {
      intersectClippingPath(new GeneralPath(path));
    }
    // Text is shown also where its BT is missing, as other readers do.
    setTextMatrix(new Matrix());
    setTextLineMatrix(new Matrix());
  }

  /** The soft mask, if any. */
  Optional<PDSoftMask> mask() {
    return Optional.ofNullable(super.getSoftMask());
  }

  @Override
  public @Nullable PDSoftMask getSoftMask() {
    return onPage.getAsBoolean() ? null : super.getSoftMask();
  }

  @Override
  public Composite getStrokingJavaComposite() {
    return composite(getAlphaConstant());
  }

  @Override
  public Composite getNonStrokingJavaComposite() {
    return composite(getNonStrokeAlphaConstant());
  }

  private Composite composite(double alpha) {
    float opacity = (float) Math.max(0, Math.min(1, alpha));
    return getBlendMode() == BlendMode.NORMAL
        ? AlphaComposite.SrcOver.derive(opacity)
        : new GrayBlend(getBlendMode(), opacity);
  }
}
