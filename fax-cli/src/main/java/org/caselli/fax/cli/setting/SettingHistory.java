package org.caselli.fax.cli.setting;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.caselli.fax.cli.print.Column;
import org.caselli.fax.cli.print.Table;
import org.caselli.fax.cli.print.Times;
import org.caselli.fax.cli.server.Fields;
import org.caselli.fax.cli.server.JsonText;

/** Changes of settings as a table, one line for each setting that a change touched. */
final class SettingHistory {
  private static final List<Column> COLUMNS =
      List.of(
          Column.cut("Date", 11),
          Column.droppable("By", 9),
          Column.whole("Setting"),
          Column.important("Was", 6),
          Column.important("Is", 6));

  private SettingHistory() {}

  /** The changes of a setting, or of all when none is named. */
  static Table table(List<Fields> changes, Optional<String> key, ZoneId zone) {
    List<List<String>> rows = new ArrayList<>();
    for (Fields change : changes) {
      Fields byName = change.fields("changes");
      byName.map().keySet().stream()
          .filter(name -> key.map(name::equals).orElse(true))
          .forEach(
              name ->
                  rows.add(
                      List.of(
                          change.text("timestamp").map(time -> Times.local(time, zone)).orElse(""),
                          change.text("by").orElse(""),
                          name,
                          side(byName.fields(name), "from"),
                          side(byName.fields(name), "to"))));
    }
    return new Table(COLUMNS, rows);
  }

  private static String side(Fields change, String side) {
    return change.map().containsKey(side) ? JsonText.write(change.map().get(side)) : "(none)";
  }
}
