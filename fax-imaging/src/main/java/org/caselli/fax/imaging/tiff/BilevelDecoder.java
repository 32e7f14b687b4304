package org.caselli.fax.imaging.tiff;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.caselli.fax.imaging.FaxCoding;
import org.caselli.fax.imaging.UnreadableDocumentException;
import org.caselli.fax.imaging.ccitt.Damage;
import org.caselli.fax.imaging.ccitt.MalformedFaxCodeException;
import org.caselli.fax.imaging.page.BilevelPage;

/**
 * Decodes the bilevel images of a TIFF by our own code: strips and tiles, uncompressed, PackBits
 * and the codes of fax machines. Not thread-safe.
 */
public final class BilevelDecoder implements Closeable {

  /** A bit a pixel where colour pictures take five bytes, but the page is copied now and then. */
  private static final int PIXELS_FOR_ONE = 5;

  private static final int WIDEST_PX = 1 << 20;

  private final TiffStrips strips;
  private final long maxPixels;

  /**
   * Opens a file that the walker has looked at.
   *
   * @param maxColourPixels the largest colour picture; bilevel ones may have five times as many
   */
  public BilevelDecoder(Path file, long maxColourPixels) throws IOException {
    this.strips = new TiffStrips(file);
    this.maxPixels = Math.min(Integer.MAX_VALUE, maxColourPixels) * PIXELS_FOR_ONE;
  }

  /** Whether the image is one for this decoder. */
  public static boolean knows(TiffDirectory image) {
    return image.bilevel()
        && (image.photometric() == TiffDirectory.WHITE_IS_ZERO
            || image.photometric() == TiffDirectory.BLACK_IS_ZERO)
        && image.widthPx() <= WIDEST_PX
        && (!image.tiled() || image.layout().widthPx() % 8 == 0)
        && BlockCode.of(image).isPresent();
  }

  /** The code of the telephone line that the image has, if it has one (RFC 3949, 4.2.1). */
  public static Optional<FaxCoding> coding(TiffDirectory image) {
    return BlockCode.of(image).flatMap(BlockCode::coding);
  }

  /**
   * The pixels as they are stored, damaged rows concealed.
   *
   * @throws UnreadableDocumentException {@code TOO_LARGE}; {@code DAMAGED} when less than half of
   *     the rows could be read
   */
  public DecodedPage read(TiffDirectory image) throws IOException, UnreadableDocumentException {
    requireSize(image);
    DecodedPage decoded;
    try {
      decoded = decode(image, Damage.CONCEALED);
    } catch (MalformedFaxCodeException e) {
      throw damaged(image, e);
    }
    if (decoded.damage().rows() * 2L > image.heightPx()) {
      throw damaged(image, null);
    }
    return decoded;
  }

  /** Whether every row decodes without concealment. */
  public boolean sound(TiffDirectory image) throws IOException, UnreadableDocumentException {
    requireSize(image);
    try {
      return decode(image, Damage.REFUSED).damage().none();
    } catch (MalformedFaxCodeException e) {
      return false;
    }
  }

  /** A block as it lies in the file, most significant bit first. */
  public byte[] block(TiffDirectory image, int index) throws IOException {
    return strips.read(image, index, Long.MAX_VALUE);
  }

  private DecodedPage decode(TiffDirectory image, Damage policy)
      throws IOException, MalformedFaxCodeException {
    BlockCode code =
        BlockCode.of(image)
            .orElseThrow(() -> new IllegalArgumentException("Not for this decoder: " + image));
    BilevelPage page = BilevelPage.white(image.widthPx(), image.heightPx());
    TiffDirectory.Layout layout = image.layout();
    int across = layout.tiled() ? (image.widthPx() - 1) / layout.widthPx() + 1 : 1;
    RowDamage damage = RowDamage.NONE;
    int index = 0;
    for (int top = 0; top < image.heightPx(); top += layout.heightPx()) {
      int rows = Math.min(layout.heightPx(), image.heightPx() - top);
      RowDamage ofBand = RowDamage.NONE;
      for (int column = 0; column < across; column++) {
        if (index == image.strips().size()) {
          return new DecodedPage(
              finished(page, image), damage.and(RowDamage.run(image.heightPx() - top)));
        }
        // A tile is coded whole, also where it reaches beyond the page.
        int coded = layout.tiled() ? layout.heightPx() : rows;
        byte[] block = strips.read(image, index, code.mostBytes(layout.widthPx(), coded));
        BlockRows decoded = code.decode(block, layout.widthPx(), coded, policy);
        ofBand = ofBand.worse(decoded.damage().within(rows));
        copy(decoded, column * layout.widthPx() / 8, page, top, rows);
        index++;
      }
      damage = damage.and(ofBand);
    }
    return new DecodedPage(finished(page, image), damage);
  }

  /** Copies rows of whole bytes; what reaches beyond the page stays behind. */
  private static void copy(BlockRows block, int leftByte, BilevelPage page, int top, int rows) {
    int bytes = Math.min(block.strideBytes(), page.stride() - leftByte);
    for (int y = 0; y < rows; y++) {
      System.arraycopy(
          block.rows(),
          y * block.strideBytes(),
          page.rows(),
          (top + y) * page.stride() + leftByte,
          bytes);
    }
  }

  /** Turns colours round if need be and clears the bits behind the width. */
  private static BilevelPage finished(BilevelPage page, TiffDirectory image) {
    byte[] rows = page.rows();
    if (image.photometric() == TiffDirectory.BLACK_IS_ZERO) {
      for (int i = 0; i < rows.length; i++) {
        rows[i] = (byte) ~rows[i];
      }
    }
    if (page.widthPx() % 8 != 0) {
      int mask = 0xff00 >> page.widthPx() % 8;
      for (int last = page.stride() - 1; last < rows.length; last += page.stride()) {
        rows[last] &= (byte) mask;
      }
    }
    return page;
  }

  private void requireSize(TiffDirectory image) throws UnreadableDocumentException {
    long bytes = (image.widthPx() + 7L) / 8 * image.heightPx();
    if (image.pixels() > maxPixels || bytes > Integer.MAX_VALUE - 64) {
      throw UnreadableDocumentException.tooLarge(
          "Image " + (image.index() + 1) + " of the TIFF is too large");
    }
  }

  private static UnreadableDocumentException damaged(TiffDirectory image, Exception cause) {
    return UnreadableDocumentException.damaged(
        "Most of image " + (image.index() + 1) + " of the TIFF is damaged", cause);
  }

  @Override
  public void close() throws IOException {
    strips.close();
  }
}
