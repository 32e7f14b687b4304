package org.caselli.fax.imaging.ccitt;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.caselli.fax.imaging.FaxCoding;

/**
 * Bilevel pages of one strip each in a plain TIFF, written and read with no more than the codec
 * tests need: the way in and out of libtiff's {@code tiffcp}.
 */
final class StripFile {

  private static final int WIDTH = 256;
  private static final int LENGTH = 257;
  private static final int BITS = 258;
  private static final int COMPRESSION = 259;
  private static final int PHOTOMETRIC = 262;
  private static final int FILL_ORDER = 266;
  private static final int OFFSETS = 273;
  private static final int SAMPLES = 277;
  private static final int ROWS_PER_STRIP = 278;
  private static final int BYTE_COUNTS = 279;
  private static final int LINES_PER_INCH = 283;
  private static final int T4_OPTIONS = 292;

  private static final int SHORT = 3;
  private static final int LONG = 4;
  private static final int RATIONAL = 5;

  /** A strip and its page; {@code lines} per inch, of which libtiff takes the K of MR. */
  record Strip(int widthPx, int heightPx, int lines, byte[] bytes) {}

  private StripFile() {}

  static boolean tiffcpIsHere() {
    for (String directory : System.getenv("PATH").split(":")) {
      if (Files.isExecutable(Path.of(directory, "tiffcp"))) {
        return true;
      }
    }
    return false;
  }

  /** Runs tiffcp on all pages of a file, one strip per page; true if it went without an error. */
  static boolean tiffcp(Path in, Path out, String... options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("tiffcp", "-r", "1000000"));
    command.addAll(List.of(options));
    command.add(in.toString());
    command.add(out.toString());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("tiffcp hangs: " + said);
    }
    return process.exitValue() == 0 && Files.isRegularFile(out);
  }

  /** The options that make tiffcp write a code. */
  static String[] tiffcpOptions(FaxCode code) {
    String compression =
        switch (code.coding()) {
          case MH -> "g3:1d";
          case MR -> "g3:2d";
          case MMR -> "g4";
        };
    return new String[] {
      "-c",
      compression + (code.alignedEols() ? ":fill" : ""),
      "-f",
      code.leastBitFirst() ? "lsb2msb" : "msb2lsb"
    };
  }

  static void writePlain(Path file, List<Strip> strips) throws IOException {
    write(file, strips, 1, 1, 0);
  }

  static void writeCoded(Path file, List<Strip> strips, FaxCode code) throws IOException {
    int options = (code.coding() == FaxCoding.MR ? 1 : 0) | (code.alignedEols() ? 4 : 0);
    int compression = code.coding() == FaxCoding.MMR ? 4 : code.eols() ? 3 : 2;
    write(file, strips, compression, code.leastBitFirst() ? 2 : 1, options);
  }

  private static void write(
      Path file, List<Strip> strips, int compression, int fillOrder, int t4Options)
      throws IOException {
    int size = 8 + strips.stream().mapToInt(strip -> strip.bytes().length + 300).sum();
    ByteBuffer out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    out.put((byte) 'I').put((byte) 'I').putShort((short) 42);
    int link = out.position();
    out.putInt(0);
    for (Strip strip : strips) {
      int data = out.position();
      out.put(strip.bytes());
      out.position(out.position() + 1 & ~1);
      int resolution = out.position();
      out.putInt(strip.lines()).putInt(1);
      out.putInt(link, out.position());
      Map<Integer, int[]> fields = new LinkedHashMap<>();
      fields.put(WIDTH, new int[] {LONG, strip.widthPx()});
      fields.put(LENGTH, new int[] {LONG, strip.heightPx()});
      fields.put(BITS, new int[] {SHORT, 1});
      fields.put(COMPRESSION, new int[] {SHORT, compression});
      fields.put(PHOTOMETRIC, new int[] {SHORT, 0});
      fields.put(FILL_ORDER, new int[] {SHORT, fillOrder});
      fields.put(OFFSETS, new int[] {LONG, data});
      fields.put(SAMPLES, new int[] {SHORT, 1});
      fields.put(ROWS_PER_STRIP, new int[] {LONG, strip.heightPx()});
      fields.put(BYTE_COUNTS, new int[] {LONG, strip.bytes().length});
      fields.put(LINES_PER_INCH, new int[] {RATIONAL, resolution});
      if (compression == 3) {
        fields.put(T4_OPTIONS, new int[] {LONG, t4Options});
      }
      out.putShort((short) fields.size());
      fields.forEach(
          (tag, field) ->
              out.putShort(tag.shortValue()).putShort((short) field[0]).putInt(1).putInt(field[1]));
      link = out.position();
      out.putInt(0);
    }
    byte[] bytes = new byte[out.position()];
    out.flip().get(bytes);
    Files.write(file, bytes);
  }

  /**
   * The pages of a file that tiffcp wrote; those that are not bilevel of one strip are left out.
   */
  static List<Strip> read(Path file) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file));
    in.order(in.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    List<Strip> strips = new ArrayList<>();
    for (int directory = in.getInt(4); directory != 0; ) {
      int count = Short.toUnsignedInt(in.getShort(directory));
      Map<Integer, Integer> fields = new LinkedHashMap<>();
      for (int i = 0; i < count; i++) {
        int at = directory + 2 + 12 * i;
        int tag = Short.toUnsignedInt(in.getShort(at));
        boolean isShort = in.getShort(at + 2) == SHORT && in.getInt(at + 4) == 1;
        fields.put(tag, isShort ? Short.toUnsignedInt(in.getShort(at + 8)) : in.getInt(at + 8));
      }
      if (fields.getOrDefault(BITS, 1) == 1 && fields.getOrDefault(SAMPLES, 1) == 1) {
        byte[] bytes = new byte[fields.get(BYTE_COUNTS)];
        in.get(fields.get(OFFSETS), bytes);
        strips.add(new Strip(fields.get(WIDTH), fields.get(LENGTH), lines(in, fields), bytes));
      }
      directory = in.getInt(directory + 2 + 12 * count);
    }
    return strips;
  }

  private static int lines(ByteBuffer in, Map<Integer, Integer> fields) {
    Integer at = fields.get(LINES_PER_INCH);
    boolean centimetres = fields.getOrDefault(296, 2) == 3;
    if (at == null) {
      return 0;
    }
    double value = Integer.toUnsignedLong(in.getInt(at)) / (double) in.getInt(at + 4);
    return (int) Math.round(centimetres ? value * 2.54 : value);
  }
}
