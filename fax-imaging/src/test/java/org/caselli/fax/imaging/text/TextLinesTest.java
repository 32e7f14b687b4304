package org.caselli.fax.imaging.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextLinesTest {

  @Test
  void lines_end_in_the_ways_of_every_system() {
    assertThat(TextLines.written("a\r\nb\rc\nd")).containsExactly("a", "b", "c", "d");
  }

  @Test
  void a_form_feed_is_a_line_of_its_own() {
    assertThat(TextLines.written("a\fb\n\fc"))
        .containsExactly("a", TextLines.NEW_PAGE, "b", TextLines.NEW_PAGE, "c");
  }

  @Test
  void tabs_go_to_every_eighth_cell_also_behind_wide_characters() {
    assertThat(TextLines.written("a\tb")).containsExactly("a       b");
    assertThat(TextLines.written("日本\tb")).containsExactly("日本    b");
  }

  @Test
  void the_dos_end_mark_is_not_printed() {
    assertThat(TextLines.written("a\u001a")).containsExactly("a");
  }

  @Test
  void a_long_line_is_broken_at_white_space() {
    assertThat(TextLines.wrap("one two  three", 8)).containsExactly("one two", "three");
  }

  @Test
  void a_word_that_fills_the_line_exactly_stays_whole() {
    assertThat(TextLines.wrap("12345678 9", 8)).containsExactly("12345678", "9");
  }

  @Test
  void a_word_that_is_too_long_is_broken_where_the_line_ends() {
    assertThat(TextLines.wrap("abcdefghij", 4)).containsExactly("abcd", "efgh", "ij");
  }

  @Test
  void characters_outside_of_the_basic_plane_are_not_torn() {
    assertThat(TextLines.wrap("\ud83d\ude00\ud83d\ude00\ud83d\ude00", 4))
        .containsExactly("\ud83d\ude00\ud83d\ude00", "\ud83d\ude00");
    assertThat(TextLines.wrap("\ud83d\ude00\ud83d\ude00", 1)).hasSize(2);
  }

  @Test
  void wide_characters_take_two_cells_and_may_be_parted() {
    assertThat(TextLines.wrap("日本語文書", 4)).containsExactly("日本", "語文", "書");
  }

  @Test
  void hebrew_stands_from_right_to_left_and_its_numbers_do_not() {
    assertThat(TextLines.visual("abc \u05d0\u05d1 12")).isEqualTo("abc 12 \u05d1\u05d0");
  }
}
