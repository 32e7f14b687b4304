package org.caselli.fax.imaging.pdf;

import java.awt.Rectangle;
import java.io.IOException;
import java.util.Optional;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.common.function.PDFunction;
import org.apache.pdfbox.pdmodel.graphics.color.PDColor;
import org.apache.pdfbox.pdmodel.graphics.color.PDColorSpace;
import org.apache.pdfbox.pdmodel.graphics.form.PDTransparencyGroup;
import org.apache.pdfbox.pdmodel.graphics.state.PDSoftMask;
import org.apache.pdfbox.util.Matrix;
import org.caselli.fax.imaging.page.GrayRaster;
import org.jspecify.annotations.Nullable;

/**
 * Applies the soft masks of the graphics state (ISO 32000-1, 11.5) to the marks on a page: all
 * marks that one mask applies to are made on the page first and then mixed with what was there
 * before. The mask is drawn in the same raster, as it stands for a moment.
 */
final class SoftMasks {

  private static final int DEEPEST = 4;
  private static final int FULL = 255;

  private final GrayRaster raster;
  private final GrayInk ink;
  private final GroupDrawer drawer;
  private Optional<Open> open = Optional.empty();
  private int depth;

  /** Draws a group's marks into the raster, with nothing but their own clip. */
  interface GroupDrawer {
    void draw(PDTransparencyGroup group, Matrix matrix) throws IOException;
  }

  /** Marks under way: what was there before, and what lets them through. */
  private record Open(PDSoftMask mask, Patch before, Patch through) {

    boolean serves(PDSoftMask other, Rectangle box) {
      return mask.getCOSObject() == other.getCOSObject()
          && mask.getInitialTransformationMatrix().equals(other.getInitialTransformationMatrix())
          && before.box().contains(box);
    }
  }

  SoftMasks(GrayRaster raster, GrayInk ink, GroupDrawer drawer) {
    this.raster = raster;
    this.ink = ink;
    this.drawer = drawer;
  }

  /** To be called before marks are made within the box, under the mask if there is one. */
  void before(Optional<PDSoftMask> mask, Rectangle box) throws IOException {
    if (open.isEmpty() && mask.isEmpty()) {
      return;
    }
    if (open.isPresent() && mask.isPresent() && open.get().serves(mask.get(), box)) {
      return;
    }
    finish();
    if (mask.isPresent() && !box.isEmpty()) {
      Patch before = Patch.of(raster, box);
      Optional<Patch> through = draw(mask.get(), box);
      open = through.map(values -> new Open(mask.get(), before, values));
    }
  }

  /** Mixes what is under way; to be called before the raster is used for anything else. */
  void finish() {
    if (open.isPresent()) {
      Open done = open.get();
      open = Optional.empty();
      done.before.mix(raster, done.through, 1);
    }
  }

  /** The mask's values in a box of the page; empty when it has no group or is part of itself. */
  Optional<Patch> draw(PDSoftMask mask, Rectangle box) throws IOException {
    PDTransparencyGroup group = mask.getGroup();
    if (group == null || depth >= DEEPEST) {
      return Optional.empty();
    }
    Optional<Open> outer = open;
    open = Optional.empty();
    Patch page = Patch.of(raster, box);
    depth++;
    try {
      Matrix matrix = mask.getInitialTransformationMatrix();
      Patch values;
      if (COSName.ALPHA.equals(mask.getSubType())) {
        values = on(0, group, matrix, box).opacity(on(FULL, group, matrix, box));
      } else {
        values = on(backdrop(mask, group), group, matrix, box);
      }
      transfer(mask.getTransferFunction(), values.values());
      return Optional.of(values);
    } finally {
      depth--;
      page.putBack(raster);
      open = outer;
    }
  }

  private Patch on(int gray, PDTransparencyGroup group, Matrix matrix, Rectangle box)
      throws IOException {
    Patch.fill(raster, box, gray);
    drawer.draw(group, matrix);
    finish();
    return Patch.of(raster, box);
  }

  /** The gray that a luminosity mask has where its group makes no mark: BC, or else black. */
  private int backdrop(PDSoftMask mask, PDTransparencyGroup group) throws IOException {
    PDColorSpace space = group.getGroup().getColorSpace(group.getResources());
    if (mask.getBackdropColor() == null
        || space == null
        || space.getNumberOfComponents() != mask.getBackdropColor().size()) {
      return 0;
    }
    return ink.of(new PDColor(mask.getBackdropColor(), space)).orElse(0);
  }

  private static void transfer(@Nullable PDFunction function, byte[] values) throws IOException {
    if (function == null) {
      return;
    }
    byte[] table = new byte[FULL + 1];
    for (int i = 0; i <= FULL; i++) {
      float value = function.eval(new float[] {i / 255f})[0];
      table[i] = (byte) Math.round(Math.max(0, Math.min(1, value)) * FULL);
    }
    for (int i = 0; i < values.length; i++) {
      values[i] = table[values[i] & FULL];
    }
  }
}
