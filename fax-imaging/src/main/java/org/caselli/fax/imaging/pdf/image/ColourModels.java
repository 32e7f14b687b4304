package org.caselli.fax.imaging.pdf.image;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.common.function.PDFunction;

/**
 * Finds the colour model for a colour space (ISO 32000-1, 8.6). ICC profiles are never loaded: the
 * number of their components tells enough.
 */
final class ColourModels {

  private static final int DEEPEST = 6;
  private static final int PALETTE = 256;

  private ColourModels() {}

  /** The model, or nothing for a space that is unknown, damaged or named in resources. */
  static Optional<ColourModel> of(COSBase space) throws IOException {
    return of(space, 0);
  }

  private static Optional<ColourModel> of(COSBase space, int depth) throws IOException {
    if (depth > DEEPEST) {
      throw new IOException("Colour spaces of a picture lie too deep in each other");
    }
    if (space instanceof COSName name) {
      return named(name.getName());
    }
    if (!(space instanceof COSArray array)
        || array.size() == 0
        || !(array.getObject(0) instanceof COSName family)) {
      return Optional.empty();
    }
    return switch (family.getName()) {
      case "ICCBased" -> profiled(array);
      case "Lab" -> Optional.of(lab(array));
      case "Indexed", "I" -> indexed(array, depth);
      case "Separation" -> tint(array, 1, depth);
      case "DeviceN" ->
          array.getObject(1) instanceof COSArray inks
              ? tint(array, inks.size(), depth)
              : Optional.empty();
      default -> named(family.getName());
    };
  }

  private static Optional<ColourModel> named(String name) {
    return switch (name) {
      case "DeviceGray", "G", "CalGray" -> Optional.of(ColourModel.GRAY);
      case "DeviceRGB", "RGB", "CalRGB" -> Optional.of(ColourModel.RGB);
      case "DeviceCMYK", "CMYK", "CalCMYK" -> Optional.of(ColourModel.CMYK);
      default -> Optional.empty();
    };
  }

  private static Optional<ColourModel> profiled(COSArray array) {
    if (!(array.getObject(1) instanceof COSStream profile)) {
      return Optional.empty();
    }
    COSBase alternate = profile.getDictionaryObject(COSName.ALTERNATE);
    if (alternate instanceof COSArray other
        && other.size() > 0
        && COSName.LAB.equals(other.getObject(0))) {
      return Optional.of(lab(other));
    }
    int components = profile.getInt(COSName.N);
    return components == 1 || components == 3 || components == 4
        ? Optional.of(ColourModel.device(components))
        : Optional.empty();
  }

  private static ColourModel lab(COSArray array) {
    float[] ranges = {-100, 100, -100, 100};
    if (array.getObject(1) instanceof COSDictionary dictionary
        && dictionary.getDictionaryObject(COSName.RANGE) instanceof COSArray given
        && given.size() >= ranges.length) {
      for (int i = 0; i < ranges.length; i++) {
        ranges[i] =
            given.getObject(i) instanceof COSNumber number ? number.floatValue() : ranges[i];
      }
    }
    return new ColourModel.Lab(ranges);
  }

  private static Optional<ColourModel> indexed(COSArray array, int depth) throws IOException {
    Optional<ColourModel> base = of(array.getObject(1), depth + 1);
    if (base.isEmpty() || array.size() < 4) {
      return Optional.empty();
    }
    byte[] colours = lookup(array.getObject(3), PALETTE * base.get().components());
    int last = array.getObject(2) instanceof COSNumber number ? number.intValue() : PALETTE - 1;
    int components = base.get().components();
    int known = Math.min(Math.min(PALETTE, last + 1), colours.length / components);
    byte[] palette = new byte[Math.max(1, known)];
    float[] colour = new float[components];
    for (int i = 0; i < palette.length; i++) {
      for (int c = 0; c < components; c++) {
        int at = i * components + c;
        float[] range = base.get().range(c, 8);
        int value = at < colours.length ? colours[at] & 0xff : 0;
        colour[c] = range[0] + value * (range[1] - range[0]) / 255;
      }
      palette[i] = (byte) base.get().gray(colour);
    }
    return Optional.of(new ColourModel.Indexed(palette));
  }

  private static byte[] lookup(COSBase table, int most) throws IOException {
    if (table instanceof COSString string) {
      return string.getBytes();
    }
    if (table instanceof COSStream stream) {
      try (InputStream in = stream.createInputStream()) {
        return in.readNBytes(most);
      }
    }
    return new byte[0];
  }

  private static Optional<ColourModel> tint(COSArray array, int components, int depth)
      throws IOException {
    Optional<ColourModel> alternate = of(array.getObject(2), depth + 1);
    if (alternate.isEmpty() || array.size() < 4 || components < 1) {
      return Optional.empty();
    }
    PDFunction transform = PDFunction.create(array.getObject(3));
    return Optional.of(new ColourModel.Tint(components, transform, alternate.get()));
  }
}
