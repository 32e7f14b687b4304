package org.caselli.fax.imaging.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.caselli.fax.imaging.UnreadableDocumentException;
import org.caselli.fax.imaging.UnreadableDocumentException.Reason;
import org.caselli.fax.imaging.ccitt.FaxCode;
import org.caselli.fax.imaging.ccitt.FaxEncoder;
import org.caselli.fax.imaging.convert.Pictures;
import org.caselli.fax.imaging.convert.TiffBuilder;
import org.caselli.fax.imaging.page.BilevelPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BilevelDecoderTest {

  private static final BilevelPage PAGE = Pictures.scribble(1003, 203, 1);

  @TempDir Path folder;

  enum Kind {
    PLAIN(1, 0, null),
    PACK_BITS(32_773, 0, null),
    ALIGNED_MH(2, 0, FaxCode.mh().withoutEols().withAlignedRows()),
    MH(3, 0, FaxCode.mh()),
    MH_WITH_FILL_AND_RTC(3, 4, FaxCode.mh().withAlignedEols().withEndCode()),
    MR(3, 1, FaxCode.mr(4)),
    MR_WITHOUT_SAYING_SO(3, 0, FaxCode.mr(2)),
    MH_BUT_SAYING_MR(3, 1, FaxCode.mh()),
    MMR(4, 0, FaxCode.mmr()),
    MMR_WITHOUT_END(4, 0, FaxCode.mmr().withoutEndCode());

    private final int compression;
    private final int t4Options;
    private final FaxCode code;

    Kind(int compression, int t4Options, FaxCode code) {
      this.compression = compression;
      this.t4Options = t4Options;
      this.code = code;
    }

    byte[] encode(BilevelPage page) {
      if (this == PLAIN) {
        return page.rows();
      }
      return this == PACK_BITS
          ? packed(page.rows())
          : FaxEncoder.encode(page.rows(), page.stride(), page.widthPx(), page.heightPx(), code);
    }

    private static byte[] packed(byte[] rows) {
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      for (int at = 0; at < rows.length; ) {
        int end = at + 1;
        while (end < rows.length && end - at < 128 && rows[end] == rows[at]) {
          end++;
        }
        packed.write(end - at == 1 ? 0 : 1 - (end - at));
        packed.write(rows[at]);
        at = end;
      }
      return packed.toByteArray();
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void every_coding_gives_the_pixels_back(Kind kind) throws Exception {
    TiffBuilder tiff = TiffBuilder.littleEndian();
    image(tiff, kind, kind.encode(PAGE));

    assertThat(read(tiff).pixels().rows()).isEqualTo(PAGE.rows());
    assertThat(read(tiff).damage().none()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void strips_are_put_together(Kind kind) throws Exception {
    List<byte[]> strips =
        IntStream.iterate(0, y -> y < 203, y -> y + 50)
            .mapToObj(y -> kind.encode(PAGE.slice(y, Math.min(203, y + 50))))
            .toList();
    TiffBuilder tiff = TiffBuilder.bigEndian();
    image(tiff, kind, joined(strips))
        .strips(50, strips.stream().mapToInt(each -> each.length).toArray());

    assertThat(read(tiff).pixels().rows()).isEqualTo(PAGE.rows());
  }

  @ParameterizedTest
  @EnumSource(value = Kind.class, names = "MR_WITHOUT_SAYING_SO", mode = EnumSource.Mode.EXCLUDE)
  void tiles_are_put_together_and_what_reaches_beyond_the_page_is_left_out(Kind kind)
      throws Exception {
    List<byte[]> tiles =
        List.of(
            kind.encode(tile(0, 0)),
            kind.encode(tile(512, 0)),
            kind.encode(tile(0, 128)),
            kind.encode(tile(512, 128)));
    TiffBuilder tiff = TiffBuilder.littleEndian();
    image(tiff, kind, joined(tiles))
        .tiles(512, 128, tiles.stream().mapToInt(each -> each.length).toArray());

    assertThat(read(tiff).pixels().rows()).isEqualTo(PAGE.rows());
  }

  private static BilevelPage tile(int left, int top) {
    BilevelPage tile = BilevelPage.white(512, 128);
    for (int y = 0; y < 128; y++) {
      for (int x = 0; x < 512; x++) {
        boolean outside = left + x >= PAGE.widthPx() || top + y >= PAGE.heightPx();
        if (outside || PAGE.black(left + x, top + y)) {
          tile.blacken(x, y);
        }
      }
    }
    return tile;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 4})
  void both_fill_orders_and_both_colours_of_zero_are_read(int compression) throws Exception {
    Kind kind = compression == 1 ? Kind.PLAIN : compression == 3 ? Kind.MH : Kind.MMR;
    BilevelPage inverse = BilevelPage.white(1003, 203);
    for (int y = 0; y < 203; y++) {
      for (int x = 0; x < 1003; x++) {
        if (!PAGE.black(x, y)) {
          inverse.blacken(x, y);
        }
      }
    }
    byte[] code = kind.encode(inverse).clone();
    TiffStrips.reverse(code);
    TiffBuilder tiff = TiffBuilder.littleEndian();
    image(tiff, kind, code).set(266, 2).set(262, 1);

    assertThat(read(tiff).pixels().rows()).isEqualTo(PAGE.rows());
  }

  @Test
  void a_strip_of_unknown_length_ends_where_the_next_begins_or_the_file_ends() throws Exception {
    List<byte[]> strips =
        List.of(Kind.MMR.encode(PAGE.slice(0, 150)), Kind.MMR.encode(PAGE.slice(150, 203)));
    TiffBuilder tiff = TiffBuilder.littleEndian();
    image(tiff, Kind.MMR, joined(strips))
        .strips(150, strips.get(0).length, strips.get(1).length)
        .without(279);

    assertThat(read(tiff).pixels().rows()).isEqualTo(PAGE.rows());
  }

  @Test
  void rows_that_do_not_decode_are_counted_and_the_others_kept() throws Exception {
    byte[] code = Kind.MH.encode(PAGE).clone();
    int middle = code.length / 2;
    Arrays.fill(code, middle, middle + 12, (byte) 0xaa);
    TiffBuilder tiff = TiffBuilder.littleEndian();
    image(tiff, Kind.MH, code);

    DecodedPage page = read(tiff);

    assertThat(page.damage().rows()).isBetween(1, 20);
    assertThat(page.pixels().slice(0, 80).rows()).isEqualTo(PAGE.slice(0, 80).rows());
    assertThat(page.pixels().slice(190, 203).rows()).isEqualTo(PAGE.slice(190, 203).rows());
    assertThat(sound(tiff)).isFalse();
  }

  @Test
  void strips_that_are_missing_are_damage() throws Exception {
    List<byte[]> strips =
        List.of(Kind.MMR.encode(PAGE.slice(0, 80)), Kind.MMR.encode(PAGE.slice(80, 160)));
    TiffBuilder tiff = TiffBuilder.littleEndian();
    image(tiff, Kind.MMR, joined(strips)).strips(80, strips.get(0).length, strips.get(1).length);

    assertThat(read(tiff).damage()).isEqualTo(new RowDamage(43, 43));
    assertThat(sound(tiff)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"PLAIN", "PACK_BITS", "MH", "MMR"})
  void a_page_that_is_lost_for_the_most_part_is_refused(Kind kind) {
    byte[] code = kind.encode(PAGE);
    TiffBuilder tiff = TiffBuilder.littleEndian();
    image(tiff, kind, Arrays.copyOf(code, code.length / 3));

    assertThatThrownBy(() -> read(tiff))
        .isInstanceOfSatisfying(
            UnreadableDocumentException.class,
            e -> assertThat(e.reason()).isEqualTo(Reason.DAMAGED));
  }

  @Test
  void a_page_beyond_the_limit_is_refused_before_memory_is_taken() {
    TiffBuilder tiff = TiffBuilder.littleEndian();
    tiff.image(1_000_000, 1_000_000, 1, 1, 0, new byte[10]).set(259, 4);

    assertThatThrownBy(() -> read(tiff))
        .isInstanceOfSatisfying(
            UnreadableDocumentException.class,
            e -> assertThat(e.reason()).isEqualTo(Reason.TOO_LARGE));
  }

  @Test
  void uncompressed_mode_and_other_compressions_are_left_to_others() throws Exception {
    TiffBuilder tiff = TiffBuilder.littleEndian();
    image(tiff, Kind.MH, new byte[9]).set(292, 2);
    image(tiff, Kind.MMR, new byte[9]).set(293, 2);
    image(tiff, Kind.PLAIN, new byte[9]).set(259, 5);
    image(tiff, Kind.PLAIN, new byte[9]).set(262, 3);
    image(tiff, Kind.PLAIN, new byte[9]).set(258, 8);

    assertThat(directories(tiff)).noneMatch(BilevelDecoder::knows);
  }

  private static TiffBuilder.Image image(TiffBuilder tiff, Kind kind, byte[] data) {
    return tiff.image(1003, 203, 1, 1, 0, data).set(259, kind.compression).set(292, kind.t4Options);
  }

  private static byte[] joined(List<byte[]> parts) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    parts.forEach(joined::writeBytes);
    return joined.toByteArray();
  }

  private List<TiffDirectory> directories(TiffBuilder tiff) throws Exception {
    return new TiffWalker(100).walk(tiff.write(folder.resolve("a.tif")));
  }

  private DecodedPage read(TiffBuilder tiff) throws Exception {
    TiffDirectory image = directories(tiff).get(0);
    try (BilevelDecoder decoder = new BilevelDecoder(folder.resolve("a.tif"), 1_000_000)) {
      return decoder.read(image);
    }
  }

  private boolean sound(TiffBuilder tiff) throws Exception {
    TiffDirectory image = directories(tiff).get(0);
    try (BilevelDecoder decoder = new BilevelDecoder(folder.resolve("a.tif"), 1_000_000)) {
      return decoder.sound(image);
    }
  }
}
