package org.caselli.fax.cli.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
  private static final String JOB = "01a20897426172599821bbec58a6da3f";
  private static final String ACCOUNT = "01a2089589d7745f960168d464cb147a";

  private final Table table =
      new Table(
          List.of(
              Column.whole("Job"),
              Column.cut("Date", 11),
              Column.droppable("Account", 9),
              Column.droppable("Faxbox", 9),
              Column.important("To", 8)),
          List.of(
              List.of(JOB, "2026-11-23 13:27:40", ACCOUNT, "(none)", "+15005550140"),
              List.of(JOB, "2026-11-23 13:27:41", ACCOUNT, ACCOUNT, "+15005550017")));

  @Test
  void columns_are_aligned() {
    Table small =
        new Table(
            List.of(Column.whole("Name"), Column.whole("Version")),
            List.of(List.of("Java", "17"), List.of("LibreOffice", "missing")));

    assertThat(small.fitted(0).lines())
        .containsExactly("Name         Version", "Java         17", "LibreOffice  missing");
  }

  @Test
  void a_table_without_rows_is_its_heads() {
    Table empty = new Table(List.of(Column.whole("Job"), Column.whole("Date")), List.of());

    assertThat(empty.fitted(80).lines()).containsExactly("Job  Date");
  }

  @Test
  void nothing_is_cut_where_there_is_no_terminal() {
    Table.Fitted fitted = table.fitted(0);

    assertThat(fitted.lines().get(1))
        .isEqualTo(
            JOB
                + "  2026-11-23 13:27:40  "
                + ACCOUNT
                + "  (none)"
                + " ".repeat(28)
                + "+15005550140");
    assertThat(fitted.dropped()).isEmpty();
  }

  @Test
  void ids_that_nobody_types_are_cut_first() {
    assertThat(table.fitted(110).lines().get(2))
        .isEqualTo(
            JOB + "  2026-11-23 13:27:41  01a2089589d7745f96…  01a2089589d7745f960…  +15005550017");
  }

  @Test
  void then_the_time_of_day_goes() {
    assertThat(table.fitted(81).lines().get(1))
        .isEqualTo(JOB + "  2026-11-23…  01a20895…  (none)     +15005550140");
  }

  @Test
  void then_columns_are_left_out_and_named() {
    Table.Fitted fitted = table.fitted(59);

    assertThat(fitted.lines())
        .containsExactly(
            "Job                               Date         To",
            JOB + "  2026-11-23…  +15005550140",
            JOB + "  2026-11-23…  +15005550017");
    assertThat(fitted.dropped()).containsExactly("Account", "Faxbox");
  }

  @Test
  void no_line_is_longer_than_the_terminal() {
    for (int width = 1; width <= 200; width++) {
      int limit = width;
      assertThat(table.fitted(width).lines()).allMatch(line -> line.length() <= limit);
    }
  }
}
