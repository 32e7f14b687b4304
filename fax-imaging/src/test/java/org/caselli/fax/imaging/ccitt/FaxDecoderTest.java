package org.caselli.fax.imaging.ccitt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.caselli.fax.imaging.convert.Pictures;
import org.caselli.fax.imaging.page.BilevelPage;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What the decoder makes of codes that are short, long, broken or hostile. */
class FaxDecoderTest {

  private static final BilevelPage PAGE = Pictures.scribble(1728, 200, 5);

  @Nested
  class Ends_of_pages {

    @Test
    void return_to_control_ends_a_page_of_unknown_height() throws Exception {
      for (FaxCode code : new FaxCode[] {FaxCode.mh().withEndCode(), FaxCode.mr(4).withEndCode()}) {
        byte[] bytes = Arrays.copyOf(encode(code), encode(code).length + 5000);
        Arrays.fill(bytes, bytes.length - 5000, bytes.length, (byte) 0x5a);

        DecodedRows rows = decode(bytes, code, PageBounds.upTo(1728, 100_000), Damage.REFUSED);

        assertThat(rows.heightPx()).isEqualTo(PAGE.heightPx());
        assertThat(rows.rows()).isEqualTo(PAGE.rows());
      }
    }

    @Test
    void end_of_block_ends_a_group_4_page_of_unknown_height() throws Exception {
      byte[] bytes = Arrays.copyOf(encode(FaxCode.mmr()), 100_000);

      DecodedRows rows = decode(bytes, FaxCode.mmr(), PageBounds.upTo(1728, 9999), Damage.REFUSED);

      assertThat(rows.rows()).isEqualTo(PAGE.rows());
    }

    @Test
    void a_group_4_page_may_lack_its_end_code() throws Exception {
      FaxCode code = FaxCode.mmr().withoutEndCode();

      DecodedRows rows = decode(encode(code), code, PageBounds.upTo(1728, 9999), Damage.REFUSED);

      assertThat(rows.rows()).isEqualTo(PAGE.rows());
    }

    @Test
    void a_page_of_unknown_height_stops_at_the_limit_of_rows() throws Exception {
      DecodedRows rows =
          decode(encode(FaxCode.mh()), FaxCode.mh(), PageBounds.upTo(1728, 7), Damage.REFUSED);

      assertThat(rows.heightPx()).isEqualTo(7);
      assertThat(rows.rows()).isEqualTo(Arrays.copyOf(PAGE.rows(), 7 * PAGE.stride()));
    }

    @Test
    void rows_that_are_missing_are_white_and_said_to_be_missing() throws Exception {
      DecodedRows rows =
          decode(encode(FaxCode.mmr()), FaxCode.mmr(), PageBounds.of(1728, 300), Damage.CONCEALED);

      assertThat(rows.codedRows()).isEqualTo(200);
      assertThat(rows.damagedRows()).isZero();
      assertThat(rows.rows()).isEqualTo(Arrays.copyOf(PAGE.rows(), 300 * PAGE.stride()));
      assertThatThrownBy(
              () ->
                  decode(
                      encode(FaxCode.mmr()),
                      FaxCode.mmr(),
                      PageBounds.of(1728, 300),
                      Damage.REFUSED))
          .isInstanceOf(MalformedFaxCodeException.class)
          .hasMessageContaining("Row 200");
    }
  }

  @Nested
  class Line_ends {

    @Test
    void end_of_line_codes_need_not_be_announced() throws Exception {
      for (FaxCode code : new FaxCode[] {FaxCode.mh(), FaxCode.mr(2).withAlignedEols()}) {
        DecodedRows rows = decode(encode(code), code.withoutEols(), bounds(), Damage.REFUSED);

        assertThat(rows.rows()).isEqualTo(PAGE.rows());
      }
    }

    @Test
    void announced_end_of_line_codes_may_be_missing() throws Exception {
      byte[] bare = encode(FaxCode.mh().withoutEols());

      DecodedRows rows = decode(bare, FaxCode.mh(), bounds(), Damage.REFUSED);

      assertThat(rows.rows()).isEqualTo(PAGE.rows());
    }

    @Test
    void group_4_rows_on_whole_bytes_are_read_whether_or_not_the_end_code_is_on_one()
        throws Exception {
      FaxCode aligned = FaxCode.mmr().withAlignedRows();
      byte[] bytes = encode(aligned);

      DecodedRows rows = decode(bytes, aligned, PageBounds.upTo(1728, 9999), Damage.REFUSED);

      assertThat(rows.rows()).isEqualTo(PAGE.rows());
    }
  }

  @Nested
  class Damages {

    @Test
    void group_3_goes_on_behind_a_broken_row_and_counts_it() throws Exception {
      byte[] bytes = encode(FaxCode.mh());
      int broken = startOfRow(bytes, 100) + 8;
      bytes[broken / 8] ^= (byte) (0x80 >> broken % 8);

      DecodedRows rows = decode(bytes, FaxCode.mh(), bounds(), Damage.CONCEALED);

      assertThat(rows.damagedRows()).isEqualTo(1);
      assertThat(rows.longestDamage()).isEqualTo(1);
      for (int y = 0; y < 200; y++) {
        if (y != 100) {
          assertThat(row(rows, y)).as("row %d", y).isEqualTo(row(y));
        }
      }
      assertThatThrownBy(() -> decode(bytes, FaxCode.mh(), bounds(), Damage.REFUSED))
          .isInstanceOf(MalformedFaxCodeException.class)
          .hasMessageContaining("Row 100");
    }

    @Test
    void group_4_keeps_the_rows_before_a_fault_and_leaves_the_others_white() throws Exception {
      byte[] bytes = encode(FaxCode.mmr());
      Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + 4, (byte) 0);

      DecodedRows rows = decode(bytes, FaxCode.mmr(), bounds(), Damage.CONCEALED);

      int whole = 200 - rows.damagedRows();
      assertThat(whole).isBetween(50, 150);
      assertThat(rows.longestDamage()).isEqualTo(rows.damagedRows());
      assertThat(Arrays.copyOf(rows.rows(), whole * 216))
          .isEqualTo(Arrays.copyOf(PAGE.rows(), whole * 216));
      assertThat(Arrays.copyOfRange(rows.rows(), whole * 216, 200 * 216)).containsOnly(0);
    }

    @Test
    void a_page_of_noise_without_a_single_row_is_lost() throws Exception {
      DecodedRows rows =
          decode(new byte[] {0, 0x40, 0x44, 2}, FaxCode.mmr(), bounds(), Damage.CONCEALED);

      assertThat(rows.isLost()).isTrue();
    }

    @Test
    void uncompressed_mode_is_refused_by_name() {
      byte[] extension = {0b00000011, (byte) 0b11000000, 0, 0};

      assertThatThrownBy(() -> decode(extension, FaxCode.mmr(), bounds(), Damage.REFUSED))
          .isInstanceOf(MalformedFaxCodeException.class)
          .hasMessageContaining("uncompressed mode");
    }
  }

  @Nested
  class Hostile_codes {

    @Test
    void make_up_codes_without_end_do_not_overflow_a_row() throws Exception {
      byte[] longest = new byte[3_000_000];
      for (int i = 0; i < longest.length; i += 3) {
        longest[i] = 0x01;
        longest[i + 1] = (byte) 0xf0;
        longest[i + 2] = 0x1f;
      }
      FaxCode bare = FaxCode.mh().withoutEols();

      DecodedRows rows = decode(longest, bare, PageBounds.upTo(1728, 5000), Damage.CONCEALED);

      assertThat(rows.damagedRows()).isEqualTo(rows.heightPx());
    }

    @Test
    void runs_of_length_zero_without_end_are_a_broken_row() throws Exception {
      StringBuilder zeros = new StringBuilder();
      for (int i = 0; i < 20_000; i++) {
        zeros.append("001").append("00110101").append("0000110111");
      }
      byte[] bytes = bits(zeros);

      DecodedRows rows = decode(bytes, FaxCode.mmr(), bounds(), Damage.CONCEALED);

      assertThat(rows.damagedRows()).isEqualTo(200);
    }

    @Test
    void a_small_code_claims_no_more_rows_than_it_has_bits() throws Exception {
      DecodedRows rows =
          decode(
              new byte[] {-1, -1}, FaxCode.mmr(), PageBounds.upTo(100, 1 << 24), Damage.CONCEALED);

      assertThat(rows.heightPx()).isEqualTo(16);
    }

    @Test
    void bytes_outside_of_the_part_named_are_not_read() throws Exception {
      byte[] code = encode(FaxCode.mmr());
      byte[] around = new byte[code.length + 40];
      Arrays.fill(around, (byte) 0xff);
      System.arraycopy(code, 0, around, 20, code.length);

      DecodedRows rows =
          FaxDecoder.decode(around, 20, code.length, FaxCode.mmr(), bounds(), Damage.REFUSED);

      assertThat(rows.rows()).isEqualTo(PAGE.rows());
      assertThatThrownBy(
              () ->
                  FaxDecoder.decode(
                      code, 1, code.length, FaxCode.mmr(), bounds(), Damage.CONCEALED))
          .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void no_bytes_at_all_are_a_white_page_of_which_nothing_was_coded() throws Exception {
      for (FaxCode code : new FaxCode[] {FaxCode.mh(), FaxCode.mr(2), FaxCode.mmr()}) {
        DecodedRows rows = decode(new byte[0], code, bounds(), Damage.CONCEALED);

        assertThat(rows.codedRows()).isZero();
        assertThat(rows.isLost()).isTrue();
      }
    }
  }

  @Test
  void rows_passed_on_are_those_of_the_page_and_counted_alike() throws Exception {
    for (FaxCode code : new FaxCode[] {FaxCode.mh(), FaxCode.mr(4), FaxCode.mmr()}) {
      byte[] whole = encode(code);
      for (int length : new int[] {whole.length, whole.length / 2, 1}) {
        byte[] bytes = Arrays.copyOf(whole, length);
        DecodedRows page = decode(bytes, code, bounds(), Damage.CONCEALED);
        ByteArrayOutputStream passed = new ByteArrayOutputStream();

        RowCounts counts =
            FaxDecoder.pass(
                bytes,
                code,
                bounds(),
                Damage.CONCEALED,
                (rows, from) -> passed.write(rows, from, page.strideBytes()));

        assertThat(passed.toByteArray())
            .isEqualTo(Arrays.copyOf(page.rows(), page.codedRows() * page.strideBytes()));
        assertThat(counts)
            .isEqualTo(new RowCounts(page.codedRows(), page.damagedRows(), page.longestDamage()));
        assertThat(counts.isLost()).isEqualTo(page.isLost());
      }
    }
  }

  private static byte[] encode(FaxCode code) {
    return FaxEncoder.encode(PAGE.rows(), PAGE.stride(), PAGE.widthPx(), PAGE.heightPx(), code);
  }

  private static PageBounds bounds() {
    return PageBounds.of(PAGE.widthPx(), PAGE.heightPx());
  }

  private static DecodedRows decode(byte[] bytes, FaxCode code, PageBounds bounds, Damage policy)
      throws MalformedFaxCodeException {
    return FaxDecoder.decode(bytes, 0, bytes.length, code, bounds, policy);
  }

  private static byte[] row(int y) {
    return Arrays.copyOfRange(PAGE.rows(), y * PAGE.stride(), (y + 1) * PAGE.stride());
  }

  private static byte[] row(DecodedRows rows, int y) {
    return Arrays.copyOfRange(rows.rows(), y * PAGE.stride(), (y + 1) * PAGE.stride());
  }

  /** The bit behind the end-of-line code of a row. */
  private static int startOfRow(byte[] code, int row) {
    CodeBits bits = new CodeBits(code, 0, code.length, false);
    for (int i = 0; i <= row; i++) {
      bits.seekEndOfLine();
      bits.skipZerosAndOne();
    }
    return (int) bits.position;
  }

  private static byte[] bits(CharSequence text) {
    byte[] bytes = new byte[(text.length() + 7) / 8];
    for (int i = 0; i < text.length(); i++) {
      bytes[i / 8] |= (byte) ((text.charAt(i) - '0') << (7 - i % 8));
    }
    return bytes;
  }
}
