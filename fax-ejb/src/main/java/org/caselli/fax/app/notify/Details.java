package org.caselli.fax.app.notify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The rows of facts in a notice, in their order. Not thread-safe. */
final class Details {
  private record Row(String label, String value) {}

  private final Words words;
  private final List<Row> rows = new ArrayList<>();

  Details(Words words) {
    this.words = words;
  }

  /**
   * A row more, unless there is nothing to say.
   *
   * @param label name of the label
   */
  void add(String label, String value) {
    if (!value.isEmpty()) {
      rows.add(new Row(words.say("label." + label), NoticeWords.oneLine(value)));
    }
  }

  /** As templates show them; {@code padded} is the label with blanks behind it, for plain text. */
  List<Map<String, Object>> rows() {
    int width = rows.stream().mapToInt(row -> row.label().length() + 1).max().orElse(0);
    return rows.stream().map(row -> shown(row, width)).toList();
  }

  private static Map<String, Object> shown(Row row, int width) {
    String label = row.label() + ":";
    return Map.of(
        "label",
        row.label(),
        "padded",
        label + " ".repeat(width - label.length()),
        "value",
        row.value());
  }
}
