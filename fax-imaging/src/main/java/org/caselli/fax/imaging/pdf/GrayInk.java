package org.caselli.fax.imaging.pdf;

import java.awt.Color;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.pdmodel.common.function.PDFunction;
import org.apache.pdfbox.pdmodel.graphics.color.PDCalGray;
import org.apache.pdfbox.pdmodel.graphics.color.PDCalRGB;
import org.apache.pdfbox.pdmodel.graphics.color.PDColor;
import org.apache.pdfbox.pdmodel.graphics.color.PDColorSpace;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceCMYK;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceGray;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceN;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceRGB;
import org.apache.pdfbox.pdmodel.graphics.color.PDICCBased;
import org.apache.pdfbox.pdmodel.graphics.color.PDPattern;
import org.apache.pdfbox.pdmodel.graphics.color.PDSeparation;
import org.caselli.fax.imaging.sample.Gray;

/**
 * The gray value of PDF colours, 0 = black to 255 = white, by the plain formulas that pictures have
 * ({@link Gray}). Results are kept; for one thread at a time.
 */
final class GrayInk {

  private static final int MOST_KEPT = 4096;

  /** Where a Separation space has its tint transform. */
  private static final int TINT = 3;

  private record Key(PDColorSpace space, int hash, float[] components) {

    Key(PDColorSpace space, float[] components) {
      this(space, 31 * System.identityHashCode(space) + Arrays.hashCode(components), components);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key
          && ((Key) other).space == space
          && Arrays.equals(((Key) other).components, components);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }

  private final Map<Key, Integer> kept = new HashMap<>();
  private final Color[] paints = new Color[256];

  /**
   * The gray value of a plain colour.
   *
   * @return empty for patterns, for colours without a space, and for the colorant None, which
   *     leaves no mark
   */
  Optional<Integer> of(PDColor color) throws IOException {
    PDColorSpace space = color.getColorSpace();
    if (space == null || space instanceof PDPattern || leavesNoMark(space)) {
      return Optional.empty();
    }
    return Optional.of(of(space, color.getComponents()));
  }

  /** The opaque paint of a gray value. */
  Color paint(int gray) {
    if (paints[gray] == null) {
      paints[gray] = new Color(gray, gray, gray);
    }
    return paints[gray];
  }

  /** Whether marks in this colour space are invisible: Separation /None. */
  static boolean leavesNoMark(PDColorSpace space) {
    return space instanceof PDSeparation && "None".equals(((PDSeparation) space).getColorantName());
  }

  /** The gray value of a colour's components, which are in the range that its space has. */
  int of(PDColorSpace space, float[] components) throws IOException {
    int device = device(space, components);
    if (device >= 0) {
      return device;
    }
    Key key = new Key(space, components.clone());
    Integer known = kept.get(key);
    if (known == null) {
      if (kept.size() >= MOST_KEPT) {
        kept.clear();
      }
      known = convert(space, components);
      kept.put(key, known);
    }
    return known;
  }

  /** By formula, or -1 for spaces that need more than one. */
  private static int device(PDColorSpace space, float[] c) {
    if ((space instanceof PDDeviceGray || space instanceof PDCalGray) && c.length >= 1) {
      return gray(c[0]);
    }
    if ((space instanceof PDDeviceRGB || space instanceof PDCalRGB) && c.length >= 3) {
      return rgb(c[0], c[1], c[2]);
    }
    if (space instanceof PDDeviceCMYK && c.length >= 4) {
      return cmyk(c[0], c[1], c[2], c[3]);
    }
    return -1;
  }

  private int convert(PDColorSpace space, float[] c) throws IOException {
    if (space instanceof PDICCBased) {
      PDColorSpace plain = ((PDICCBased) space).getAlternateColorSpace();
      int device = device(plain, c);
      if (device >= 0) {
        return device;
      }
    }
    if (space instanceof PDSeparation) {
      PDFunction tint = PDFunction.create(((COSArray) space.getCOSObject()).getObject(TINT));
      return of(((PDSeparation) space).getAlternateColorSpace(), tint.eval(c));
    }
    if (space instanceof PDDeviceN) {
      PDDeviceN inks = (PDDeviceN) space;
      return of(inks.getAlternateColorSpace(), inks.getTintTransform().eval(c));
    }
    float[] rgb = space.toRGB(c);
    return rgb(rgb[0], rgb[1], rgb[2]);
  }

  private static int gray(float value) {
    return Math.round(255 * Math.max(0, Math.min(1, value)));
  }

  private static int rgb(float red, float green, float blue) {
    return Gray.rgb(gray(red), gray(green), gray(blue));
  }

  private static int cmyk(float cyan, float magenta, float yellow, float black) {
    return Gray.cmyk(gray(cyan), gray(magenta), gray(yellow), gray(black));
  }
}
