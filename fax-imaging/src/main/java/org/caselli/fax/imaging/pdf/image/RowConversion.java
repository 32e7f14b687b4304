package org.caselli.fax.imaging.pdf.image;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.caselli.fax.imaging.sample.Gray;
import org.caselli.fax.imaging.sample.SampleLayout;

/** Turns rows of samples into rows of gray. */
abstract class RowConversion {

  /** Fills {@code gray} with one byte per pixel. */
  abstract void convert(byte[] row, byte[] gray) throws IOException;

  /**
   * Finds the quickest way.
   *
   * @param decode the range of each component (ISO 32000-1, 8.9.5.2), two numbers each
   */
  static RowConversion of(SampleLayout layout, ColourModel model, float[] decode)
      throws IOException {
    if (layout.components() == 1) {
      byte[] table = table(layout, model, decode);
      return layout.bits() == 1 ? new Bits(layout, table) : new Table(layout, table);
    }
    byte[][] tables = componentTables(layout, decode);
    if (model instanceof ColourModel.Device) {
      return new Device(layout, tables);
    }
    return new Any(layout, model, decode);
  }

  private static byte[] table(SampleLayout layout, ColourModel model, float[] decode)
      throws IOException {
    byte[] table = new byte[layout.maxSample() + 1];
    float[] component = new float[1];
    for (int i = 0; i < table.length; i++) {
      component[0] = decoded(i, 0, layout, decode);
      table[i] = (byte) model.gray(component);
    }
    return table;
  }

  private static byte[][] componentTables(SampleLayout layout, float[] decode) {
    byte[][] tables = new byte[layout.components()][layout.maxSample() + 1];
    for (int c = 0; c < tables.length; c++) {
      for (int i = 0; i < tables[c].length; i++) {
        tables[c][i] = (byte) ColourModel.Device.whole(decoded(i, c, layout, decode));
      }
    }
    return tables;
  }

  private static float decoded(int sample, int component, SampleLayout layout, float[] decode) {
    float from = decode[2 * component];
    return from + sample * (decode[2 * component + 1] - from) / layout.maxSample();
  }

  /** One bit a pixel, eight at a time. */
  private static final class Bits extends RowConversion {

    private static final VarHandle LONGS =
        MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final long[] eights = new long[256];
    private final byte[] table;
    private final int widthPx;

    private Bits(SampleLayout layout, byte[] table) {
      this.table = table;
      this.widthPx = layout.widthPx();
      for (int i = 0; i < eights.length; i++) {
        for (int bit = 0x80; bit > 0; bit >>= 1) {
          eights[i] = eights[i] << 8 | table[(i & bit) == 0 ? 0 : 1] & 0xff;
        }
      }
    }

    @Override
    void convert(byte[] row, byte[] gray) {
      int whole = widthPx / 8;
      for (int i = 0; i < whole; i++) {
        LONGS.set(gray, 8 * i, eights[row[i] & 0xff]);
      }
      for (int x = 8 * whole; x < widthPx; x++) {
        gray[x] = table[row[x / 8] >> (7 - x % 8) & 1];
      }
    }
  }

  private static final class Table extends RowConversion {

    private final SampleLayout layout;
    private final byte[] table;
    private final byte[] samples;

    private Table(SampleLayout layout, byte[] table) {
      this.layout = layout;
      this.table = table;
      this.samples = new byte[layout.rowSamples()];
    }

    @Override
    void convert(byte[] row, byte[] gray) {
      layout.unpack(row, samples);
      for (int x = 0; x < samples.length; x++) {
        gray[x] = table[samples[x] & 0xff];
      }
    }
  }

  /** Red, green and blue, or four inks. */
  private static final class Device extends RowConversion {

    private final SampleLayout layout;
    private final byte[][] tables;
    private final byte[] samples;

    private Device(SampleLayout layout, byte[][] tables) {
      this.layout = layout;
      this.tables = tables;
      this.samples = new byte[layout.rowSamples()];
    }

    @Override
    void convert(byte[] row, byte[] gray) {
      layout.unpack(row, samples);
      int components = tables.length;
      for (int c = 0; c < components; c++) {
        byte[] table = tables[c];
        for (int i = c; i < samples.length; i += components) {
          samples[i] = table[samples[i] & 0xff];
        }
      }
      if (components == 3) {
        Gray.rgbRow(samples, gray, layout.widthPx());
      } else {
        Gray.cmykRow(samples, gray, layout.widthPx());
      }
    }
  }

  /** Colour spaces that compute: results are kept by the samples of a pixel. */
  private static final class Any extends RowConversion {

    private static final int KEPT = 8192;
    private static final int KEY_SAMPLES = 7;

    private final SampleLayout layout;
    private final ColourModel model;
    private final float[] decode;
    private final byte[] samples;
    private final long[] keys = new long[KEPT];
    private final byte[] grays = new byte[KEPT];
    private final float[] components;

    private Any(SampleLayout layout, ColourModel model, float[] decode) {
      this.layout = layout;
      this.model = model;
      this.decode = decode;
      this.samples = new byte[layout.rowSamples()];
      this.components = new float[layout.components()];
    }

    @Override
    void convert(byte[] row, byte[] gray) throws IOException {
      layout.unpack(row, samples);
      for (int x = 0; x < layout.widthPx(); x++) {
        gray[x] = pixel(x * components.length);
      }
    }

    private byte pixel(int at) throws IOException {
      if (components.length > KEY_SAMPLES) {
        return (byte) compute(at);
      }
      // Never 0, which is what an empty place holds.
      long key = 1;
      for (int c = 0; c < components.length; c++) {
        key = key << 8 | samples[at + c] & 0xff;
      }
      int place = (int) ((key * 0x9E3779B97F4A7C15L) >>> 51);
      if (keys[place] != key) {
        grays[place] = (byte) compute(at);
        keys[place] = key;
      }
      return grays[place];
    }

    private int compute(int at) throws IOException {
      for (int c = 0; c < components.length; c++) {
        components[c] = decoded(samples[at + c] & 0xff, c, layout, decode);
      }
      return model.gray(components);
    }
  }
}
