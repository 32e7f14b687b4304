package org.caselli.fax.imaging.convert;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.caselli.fax.imaging.ccitt.FaxCode;
import org.caselli.fax.imaging.ccitt.FaxEncoder;
import org.caselli.fax.imaging.page.BilevelPage;

/** Builds TIFF files field by field, also such as nobody should write. */
public final class TiffBuilder {

  private static final int SHORT = 3;
  private static final int LONG = 4;
  private static final int RATIONAL = 5;

  private final ByteOrder order;
  private final List<Image> images = new ArrayList<>();
  private boolean loop;

  private TiffBuilder(ByteOrder order) {
    this.order = order;
  }

  public static TiffBuilder littleEndian() {
    return new TiffBuilder(ByteOrder.LITTLE_ENDIAN);
  }

  public static TiffBuilder bigEndian() {
    return new TiffBuilder(ByteOrder.BIG_ENDIAN);
  }

  /** Adds an uncompressed image of the given samples; set more fields on the result. */
  public Image image(
      int widthPx, int heightPx, int bits, int samples, int photometric, byte[] data) {
    Image image = new Image(data);
    image.set(256, widthPx).set(257, heightPx).set(258, bits).set(259, 1).set(262, photometric);
    image.set(277, samples).set(278, heightPx).set(284, 1).set(296, 2);
    images.add(image);
    return image;
  }

  /** Adds a Group 4 page of the given resolution. */
  public Image fax(BilevelPage page, int xDpi, int yDpi) {
    byte[] code =
        FaxEncoder.encode(
            page.rows(), page.stride(), page.widthPx(), page.heightPx(), FaxCode.mmr());
    return image(page.widthPx(), page.heightPx(), 1, 1, 0, code).set(259, 4).resolution(xDpi, yDpi);
  }

  /** Lets the last directory point back to the first. */
  public TiffBuilder loop() {
    loop = true;
    return this;
  }

  public Path write(Path file) {
    ByteBuffer out = ByteBuffer.allocate(4096 + images.stream().mapToInt(Image::bytes).sum());
    out.order(order);
    out.put((byte) (order == ByteOrder.LITTLE_ENDIAN ? 'I' : 'M'));
    out.put((byte) (order == ByteOrder.LITTLE_ENDIAN ? 'I' : 'M'));
    out.putShort((short) 42);
    int link = out.position();
    out.putInt(0);
    int first = 0;
    for (Image image : images) {
      image.set(273, out.position()).set(279, image.data.length);
      if (image.offset != null) {
        image.set(273, image.offset);
      }
      int dataAt = out.position();
      out.put(image.data);
      if (image.blockLengths.length > 0) {
        image.putBlocks(out, dataAt);
      }
      int rationals = out.position();
      out.putInt(image.xDpi).putInt(1).putInt(image.yDpi).putInt(1);
      image.fields.keySet().removeAll(image.absent);
      out.putInt(link, out.position());
      first = first == 0 ? out.position() : first;
      if (image.xDpi > 0) {
        image.fields.put(282, rationals);
        image.fields.put(283, rationals + 8);
      }
      out.putShort((short) image.fields.size());
      image.fields.forEach(
          (tag, value) -> {
            boolean rational = tag == 282 || tag == 283;
            int values = image.values(tag);
            boolean small = value >= 0 && value <= 0xffff && !rational && values == 1;
            out.putShort(tag.shortValue());
            out.putShort((short) (rational ? RATIONAL : small ? SHORT : LONG)).putInt(values);
            if (small) {
              out.putShort(value.shortValue()).putShort((short) 0);
            } else {
              out.putInt(value);
            }
          });
      link = out.position();
      out.putInt(0);
    }
    if (loop) {
      out.putInt(link, first);
    }
    try {
      byte[] bytes = new byte[out.position()];
      out.flip().get(bytes);
      return Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One image of the file. */
  public static final class Image {

    private final byte[] data;
    private final TreeMap<Integer, Integer> fields = new TreeMap<>();
    private int xDpi;
    private int yDpi;
    private Integer offset;
    private int[] blockLengths = {};
    private int blocksAt = 273;
    private final Set<Integer> absent = new HashSet<>();
    private final Map<Integer, Integer> claims = new HashMap<>();

    private Image(byte[] data) {
      this.data = data;
    }

    public Image set(int tag, int value) {
      fields.put(tag, value);
      return this;
    }

    public Image resolution(int x, int y) {
      xDpi = x;
      yDpi = y;
      return this;
    }

    /** Claims that the strip begins elsewhere. */
    public Image stripAt(int wrongOffset) {
      offset = wrongOffset;
      return this;
    }

    /** Cuts the data into strips of these many bytes, at least two. */
    public Image strips(int rowsPerStrip, int... lengths) {
      blockLengths = lengths.clone();
      blocksAt = 273;
      return set(278, rowsPerStrip);
    }

    /** Cuts the data into tiles of these many bytes, at least two. */
    public Image tiles(int widthPx, int heightPx, int... lengths) {
      blockLengths = lengths.clone();
      blocksAt = 324;
      fields.remove(273);
      fields.remove(278);
      return set(322, widthPx).set(323, heightPx);
    }

    /** Adds a field that claims to have so many values. */
    public Image claim(int tag, int values) {
      claims.put(tag, values);
      return set(tag, 8);
    }

    public Image without(int tag) {
      absent.add(tag);
      return this;
    }

    private int values(int tag) {
      boolean blocks = blockLengths.length > 0 && (tag == blocksAt || tag == countsAt());
      return blocks ? blockLengths.length : claims.getOrDefault(tag, 1);
    }

    private int countsAt() {
      return blocksAt == 273 ? 279 : 325;
    }

    private void putBlocks(ByteBuffer out, int dataAt) {
      fields.remove(273);
      fields.remove(279);
      fields.put(blocksAt, out.position());
      int at = dataAt;
      for (int length : blockLengths) {
        out.putInt(at);
        at += length;
      }
      fields.put(countsAt(), out.position());
      for (int length : blockLengths) {
        out.putInt(length);
      }
    }

    private int bytes() {
      return data.length + 8 * blockLengths.length + 512;
    }
  }
}
