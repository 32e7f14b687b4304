package org.caselli.fax.imaging.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PageCutsTest {

  @Test
  void a_page_that_fits_stays_whole() {
    PageCuts cuts = new PageCuts(100, 100);

    assertThat(cuts.pieces()).isEqualTo(1);
    assertThat(cuts.length(0, 0, BilevelPage.white(8, 100))).isEqualTo(100);
  }

  @Test
  void the_cut_moves_up_to_a_white_row() {
    PageCuts cuts = new PageCuts(150, 100);
    BilevelPage drawn = black(100);
    drawn.rows()[92] = 0;

    assertThat(cuts.pieces()).isEqualTo(2);
    assertThat(cuts.length(0, 0, drawn)).isEqualTo(93);
    assertThat(cuts.longest(93)).isEqualTo(57);
  }

  @Test
  void without_a_white_row_the_page_is_cut_where_it_is_full() {
    assertThat(new PageCuts(150, 100).length(0, 0, black(100))).isEqualTo(100);
  }

  @Test
  void a_cut_never_moves_so_far_that_the_rest_needs_another_page() {
    PageCuts cuts = new PageCuts(195, 100);
    BilevelPage drawn = black(100);
    drawn.rows()[92] = 0;

    assertThat(cuts.length(0, 0, drawn)).isEqualTo(100);
  }

  private static BilevelPage black(int lines) {
    BilevelPage page = BilevelPage.white(8, lines);
    java.util.Arrays.fill(page.rows(), (byte) -1);
    return page;
  }
}
