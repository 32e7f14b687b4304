package org.caselli.fax.imaging.ccitt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The run-length codes in and out are those of T.4, word for word. */
class RunCodesTest {

  @ParameterizedTest
  @ValueSource(strings = {"white", "black"})
  void every_code_word_is_written_as_the_standard_lists_it(String colour) throws IOException {
    RunCodes codes = colour.equals("white") ? RunCodes.WHITE : RunCodes.BLACK;

    Map<String, Integer> words = new HashMap<>();
    for (int run = 0; run < 64; run++) {
      words.put(word(codes.terminating(run)), run);
    }
    for (int run = 64; run <= 2560; run += 64) {
      words.put(word(codes.makeUp(run)), run);
    }

    assertThat(words).isEqualTo(listed(colour));
  }

  @ParameterizedTest
  @ValueSource(strings = {"white", "black"})
  void every_thirteen_bits_are_read_as_the_listed_word_at_their_head(String colour)
      throws IOException {
    int[] table = colour.equals("white") ? RunTable.WHITE : RunTable.BLACK;
    Map<String, Integer> listed = listed(colour);

    for (int bits = 0; bits < table.length; bits++) {
      String text = word(13 << 16 | bits);
      List<String> heads = listed.keySet().stream().filter(text::startsWith).toList();
      int kind = table[bits] & RunTable.KIND_MASK;
      if (heads.isEmpty()) {
        boolean zeros = text.startsWith("00000000000");
        assertThat(kind).as(text).isEqualTo(zeros ? RunTable.END_OF_LINE : RunTable.NO_CODE);
      } else {
        assertThat(heads).as(text).hasSize(1);
        int run = listed.get(heads.get(0));
        assertThat(kind).as(text).isEqualTo(run < 64 ? RunTable.TERMINATING : RunTable.MAKE_UP);
        assertThat(table[bits] >>> RunTable.RUN_SHIFT).as(text).isEqualTo(run);
        assertThat(table[bits] & RunTable.LENGTH_MASK).as(text).isEqualTo(heads.get(0).length());
      }
    }
  }

  private static String word(int entry) {
    String bits = Integer.toBinaryString(entry & 0xffff);
    return "0".repeat((entry >>> 16) - bits.length()) + bits;
  }

  private static Map<String, Integer> listed(String colour) throws IOException {
    Map<String, Integer> words = new HashMap<>();
    try (InputStream in = RunCodesTest.class.getResourceAsStream("t4-run-codes.txt")) {
      String text = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
      for (String line : text.lines().filter(each -> !each.startsWith("#")).toList()) {
        String[] cells = line.split(" ");
        if (cells[0].equals(colour) || cells[0].equals("both")) {
          words.put(cells[1], Integer.parseInt(cells[2]));
        }
      }
    }
    return words;
  }
}
