package org.caselli.fax.imaging.worker;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.caselli.fax.imaging.ContentMode;
import org.caselli.fax.imaging.ConversionLimits;
import org.caselli.fax.imaging.FaxCoding;
import org.caselli.fax.imaging.FaxFormat;
import org.caselli.fax.imaging.FaxImageResult;
import org.caselli.fax.imaging.FaxResolution;
import org.caselli.fax.imaging.PageHeader;
import org.caselli.fax.imaging.PageShape;
import org.caselli.fax.imaging.Scaling;
import org.caselli.fax.imaging.worker.Frame.MalformedFrameException;

/** Values as bytes, field by field. What is read is checked as if a stranger had written it. */
final class Wire {

  private static final int MOST_TEXT_BYTES = 1 << 20;
  private static final int MOST_PAGES = 0xffff;

  private Wire() {}

  static void writeText(DataOutput out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  static String readText(DataInput in) throws IOException {
    byte[] bytes = new byte[count(in, MOST_TEXT_BYTES)];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  static void writePath(DataOutput out, Path path) throws IOException {
    writeText(out, path.toAbsolutePath().toString());
  }

  static Path readPath(DataInput in) throws IOException {
    try {
      return Path.of(readText(in));
    } catch (InvalidPathException e) {
      throw new MalformedFrameException(e.getMessage());
    }
  }

  static void writeConstant(DataOutput out, Enum<?> constant) throws IOException {
    writeText(out, constant.name());
  }

  static <E extends Enum<E>> E readConstant(DataInput in, Class<E> type) throws IOException {
    String name = readText(in);
    try {
      return Enum.valueOf(type, name);
    } catch (IllegalArgumentException e) {
      throw new MalformedFrameException("There is no " + type.getSimpleName() + " " + name);
    }
  }

  static void writeLimits(DataOutput out, ConversionLimits limits) throws IOException {
    out.writeInt(limits.maxPages());
    out.writeLong(limits.maxPixelsPerPage());
    out.writeLong(limits.maxSourceImagePixels());
    out.writeLong(limits.timeLimit().toMillis());
  }

  static ConversionLimits readLimits(DataInput in) throws IOException {
    return new ConversionLimits(
        in.readInt(), in.readLong(), in.readLong(), Duration.ofMillis(in.readLong()));
  }

  static void writeFormat(DataOutput out, FaxFormat format) throws IOException {
    writeConstant(out, format.resolution());
    out.writeInt(format.codings().size());
    for (FaxCoding coding : format.codings()) {
      writeConstant(out, coding);
    }
    writeConstant(out, format.scaling());
    writeConstant(out, format.content());
    out.writeBoolean(format.cleanScans());
    writeText(out, format.header().map(PageHeader::text).orElse(""));
  }

  static FaxFormat readFormat(DataInput in) throws IOException {
    FaxResolution resolution = readConstant(in, FaxResolution.class);
    Set<FaxCoding> codings = EnumSet.noneOf(FaxCoding.class);
    int count = count(in, FaxCoding.values().length);
    for (int i = 0; i < count; i++) {
      codings.add(readConstant(in, FaxCoding.class));
    }
    Scaling scaling = readConstant(in, Scaling.class);
    ContentMode content = readConstant(in, ContentMode.class);
    boolean cleanScans = in.readBoolean();
    Optional<PageHeader> header =
        Optional.of(readText(in)).filter(text -> !text.isEmpty()).map(PageHeader::new);
    return new FaxFormat(resolution, codings, scaling, content, cleanScans, header);
  }

  static void writeResult(DataOutput out, FaxImageResult result) throws IOException {
    out.writeLong(result.bytes());
    out.writeBoolean(result.passthrough());
    out.writeBoolean(result.whole());
    out.writeInt(result.pages());
    for (PageShape shape : result.shapes()) {
      out.writeInt(shape.widthPx());
      out.writeInt(shape.heightPx());
      out.writeInt(shape.xDpi());
      out.writeInt(shape.yLinesPerInch());
    }
  }

  static FaxImageResult readResult(DataInput in) throws IOException {
    long bytes = in.readLong();
    boolean passthrough = in.readBoolean();
    boolean whole = in.readBoolean();
    int pages = count(in, MOST_PAGES);
    if (pages == 0) {
      throw new MalformedFrameException("A result without pages");
    }
    List<PageShape> shapes = new ArrayList<>(pages);
    for (int i = 0; i < pages; i++) {
      shapes.add(new PageShape(in.readInt(), in.readInt(), in.readInt(), in.readInt()));
    }
    return new FaxImageResult(pages, bytes, passthrough, shapes, whole);
  }

  static int count(DataInput in, int most) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > most) {
      throw new MalformedFrameException("An impossible count: " + count);
    }
    return count;
  }
}
