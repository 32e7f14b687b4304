package org.caselli.fax.imaging.pdf.image;

import java.io.IOException;
import org.apache.pdfbox.pdmodel.common.function.PDFunction;
import org.caselli.fax.imaging.sample.Gray;

/**
 * How the components of a colour space become gray.
 *
 * @see ColourModels
 */
interface ColourModel {

  ColourModel GRAY = new Device(1);
  ColourModel RGB = new Device(3);
  ColourModel CMYK = new Device(4);

  int components();

  /** The range of a component for pictures without a Decode array (ISO 32000-1, table 90). */
  default float[] range(int component, int bits) {
    return new float[] {0, 1};
  }

  /** 0 = black to 255 = white, of components within their ranges. */
  int gray(float[] components) throws IOException;

  /** What a picture has whose colour space does not fit its components. */
  static ColourModel device(int components) {
    return components < 3 ? GRAY : components == 3 ? RGB : CMYK;
  }

  /** Gray, RGB and CMYK, calibrated or not. */
  record Device(int components) implements ColourModel {
    @Override
    public int gray(float[] c) {
      return switch (components) {
        case 1 -> whole(c[0]);
        case 3 -> Gray.rgb(whole(c[0]), whole(c[1]), whole(c[2]));
        default -> Gray.cmyk(whole(c[0]), whole(c[1]), whole(c[2]), whole(c[3]));
      };
    }

    static int whole(float value) {
      return Math.round(255 * Math.max(0, Math.min(1, value)));
    }
  }

  /** CIE L*a*b*: lightness is close to the gray that a screen shows. */
  record Lab(float[] ranges) implements ColourModel {
    @Override
    public int components() {
      return 3;
    }

    @Override
    public float[] range(int component, int bits) {
      return component == 0
          ? new float[] {0, 100}
          : new float[] {ranges[2 * component - 2], ranges[2 * component - 1]};
    }

    @Override
    public int gray(float[] c) {
      return Device.whole(c[0] / 100);
    }
  }

  /** A palette, already gray. */
  record Indexed(byte[] palette) implements ColourModel {
    @Override
    public int components() {
      return 1;
    }

    @Override
    public float[] range(int component, int bits) {
      return new float[] {0, (1 << bits) - 1};
    }

    @Override
    public int gray(float[] c) {
      int index = Math.max(0, Math.min(palette.length - 1, Math.round(c[0])));
      return palette[index] & 0xff;
    }
  }

  /** Separation and DeviceN, by their tint transform. */
  record Tint(int components, PDFunction transform, ColourModel alternate) implements ColourModel {
    @Override
    public int gray(float[] c) throws IOException {
      float[] result = transform.eval(c);
      if (result.length < alternate.components()) {
        throw new IOException("A tint transform gives too few components");
      }
      return alternate.gray(result);
    }
  }
}
