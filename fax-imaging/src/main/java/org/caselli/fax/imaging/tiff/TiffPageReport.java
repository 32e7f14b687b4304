package org.caselli.fax.imaging.tiff;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.StringJoiner;
import org.caselli.fax.imaging.FaxCoding;

/**
 * What a TIFF says of one image, and what its pixels say.
 *
 * @param image as its directory describes it
 * @param coding the code of the telephone line, if it has one
 * @param blocks number of strips or tiles
 * @param bytes of all of them
 * @param profile of RFC 3949 that the image keeps to, or why it is no fax
 * @param damage of a bilevel image that was decoded; nothing when another reader would have to do
 *     it, or when the image is refused
 * @param refusal why the pixels cannot be had
 */
public record TiffPageReport(
    TiffDirectory image,
    Optional<FaxCoding> coding,
    int blocks,
    long bytes,
    String profile,
    Optional<RowDamage> damage,
    Optional<String> refusal) {

  private static final double BITS_PER_SECOND = 14_400;

  /** Seconds that the code takes at 14 400 bit/s, without the signals around it. */
  public OptionalDouble airtimeSeconds() {
    return coding.isPresent()
        ? OptionalDouble.of(bytes * 8 / BITS_PER_SECOND)
        : OptionalDouble.empty();
  }

  /** One line of text. */
  public String text() {
    StringJoiner line = new StringJoiner(", ");
    line.add(
        "image "
            + (image.index() + 1)
            + ": "
            + image.widthPx()
            + " x "
            + image.heightPx()
            + " pixels at "
            + dpi(image.xDpi())
            + " x "
            + dpi(image.yDpi()));
    line.add(compression());
    line.add("fill order " + image.fillOrder());
    line.add(blocks + (image.tiled() ? " tile" : " strip") + (blocks == 1 ? "" : "s"));
    line.add(String.format(Locale.ROOT, "%,d bytes", bytes));
    airtimeSeconds()
        .ifPresent(each -> line.add(String.format(Locale.ROOT, "%.1f s at 14400 bit/s", each)));
    line.add(profile);
    damage.ifPresent(each -> line.add(each.none() ? "no damaged rows" : rows(each, "damaged")));
    if (image.fax().badRows() > 0) {
      line.add("the file itself tells of " + image.fax().badRows() + " bad rows");
    }
    refusal.ifPresent(line::add);
    return line.toString();
  }

  private static String rows(RowDamage damage, String how) {
    return damage.rows() + " " + how + " rows, at most " + damage.longestRun() + " in succession";
  }

  private String compression() {
    int number = image.compression();
    String name =
        switch (number) {
          case TiffDirectory.UNCOMPRESSED -> "not compressed";
          case TiffDirectory.MODIFIED_HUFFMAN -> "MH without EOL (compression 2)";
          case TiffDirectory.GROUP_3 -> coding.map(Enum::name).orElse("T.4") + t4Options();
          case TiffDirectory.GROUP_4 -> "MMR (compression 4)" + t6Options();
          case TiffDirectory.PACK_BITS -> "PackBits";
          default -> "compression " + number;
        };
    return image.bilevel()
        ? name
        : name + ", " + image.samplesPerPixel() + " x " + image.bitsPerSample() + " bits a pixel";
  }

  private String t4Options() {
    int options = image.fax().t4Options();
    StringJoiner names = new StringJoiner(", ");
    names.add("compression 3").add("T4Options " + options);
    if ((options & 1) != 0) {
      names.add("two-dimensional");
    }
    if ((options & 2) != 0) {
      names.add("uncompressed mode");
    }
    if ((options & 4) != 0) {
      names.add("EOLs end at whole bytes");
    }
    return " (" + names + ")";
  }

  private String t6Options() {
    return (image.fax().t6Options() & 2) != 0 ? " with uncompressed mode" : "";
  }

  private static String dpi(double perInch) {
    return perInch <= 0
        ? "?"
        : perInch == Math.rint(perInch)
            ? Long.toString((long) perInch)
            : String.format(Locale.ROOT, "%.2f", perInch);
  }
}
