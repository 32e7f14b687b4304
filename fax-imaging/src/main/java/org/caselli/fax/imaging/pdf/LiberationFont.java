package org.caselli.fax.imaging.pdf;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.jspecify.annotations.Nullable;

/** The Liberation fonts: three families as wide as Helvetica, Times and Courier, in four styles. */
enum LiberationFont {
  SANS_REGULAR("Sans-Regular", FontName.HELVETICA),
  SANS_BOLD("Sans-Bold", FontName.HELVETICA_BOLD),
  SANS_ITALIC("Sans-Italic", FontName.HELVETICA_OBLIQUE),
  SANS_BOLD_ITALIC("Sans-BoldItalic", FontName.HELVETICA_BOLD_OBLIQUE),
  SERIF_REGULAR("Serif-Regular", FontName.TIMES_ROMAN),
  SERIF_BOLD("Serif-Bold", FontName.TIMES_BOLD),
  SERIF_ITALIC("Serif-Italic", FontName.TIMES_ITALIC),
  SERIF_BOLD_ITALIC("Serif-BoldItalic", FontName.TIMES_BOLD_ITALIC),
  MONO_REGULAR("Mono-Regular", FontName.COURIER),
  MONO_BOLD("Mono-Bold", FontName.COURIER_BOLD),
  MONO_ITALIC("Mono-Italic", FontName.COURIER_OBLIQUE),
  MONO_BOLD_ITALIC("Mono-BoldItalic", FontName.COURIER_BOLD_OBLIQUE);

  private static final int STYLES = 4;
  private static final int SEMIBOLD = 600;

  private static final String[] MONO_NAMES = {"cour", "mono", "typewriter", "consol", "fixed"};
  private static final String[] SANS_NAMES = {
    "sans", "arial", "helvetica", "verdana", "tahoma", "calibri", "gothic", "segoe", "roboto"
  };
  private static final String[] SERIF_NAMES = {
    "times",
    "roman",
    "serif",
    "georgia",
    "garamond",
    "palatino",
    "cambria",
    "minion",
    "century",
    "bookman",
    "schoolbook",
    "mincho",
    "song"
  };

  private final String file;
  private final FontName standard;

  LiberationFont(String file, FontName standard) {
    this.file = file;
    this.standard = standard;
  }

  /** The font for a standard one; none for the fonts of symbols. */
  static Optional<LiberationFont> of(FontName standard) {
    return Arrays.stream(values()).filter(each -> each.standard == standard).findFirst();
  }

  /** The font closest to what a document says of one that it does not hold. */
  static LiberationFont like(@Nullable String name, @Nullable PDFontDescriptor descriptor) {
    String lower = String.valueOf(name).toLowerCase(Locale.ROOT);
    boolean bold = hasOne(lower, "bold", "black", "heavy", "demi");
    boolean italic = hasOne(lower, "italic", "oblique");
    LiberationFont family = descriptor == null ? SERIF_REGULAR : family(descriptor);
    if (descriptor != null) {
      bold |= descriptor.isForceBold() || descriptor.getFontWeight() >= SEMIBOLD;
      italic |= descriptor.isItalic() || descriptor.getItalicAngle() != 0;
    }
    if (hasOne(lower, MONO_NAMES)) {
      family = MONO_REGULAR;
    } else if (hasOne(lower, SANS_NAMES)) {
      family = SANS_REGULAR;
    } else if (hasOne(lower, SERIF_NAMES)) {
      family = SERIF_REGULAR;
    }
    return values()[family.ordinal() + (bold ? 1 : 0) + (italic ? STYLES / 2 : 0)];
  }

  private static LiberationFont family(PDFontDescriptor descriptor) {
    if (descriptor.isFixedPitch()) {
      return MONO_REGULAR;
    }
    return descriptor.isSerif() ? SERIF_REGULAR : SANS_REGULAR;
  }

  private static boolean hasOne(String name, String... parts) {
    return Arrays.stream(parts).anyMatch(name::contains);
  }

  InputStream open() throws IOException {
    String path = "/liberation/Liberation" + file + ".ttf";
    InputStream in = LiberationFont.class.getResourceAsStream(path);
    if (in == null) {
      throw new FileNotFoundException(path);
    }
    return in;
  }
}
