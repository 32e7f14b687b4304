package org.caselli.fax.domain.settings;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The table of Kazoo's settings that the specification gives. */
final class KazooTable {
  private KazooTable() {}

  /**
   * One line.
   *
   * @param preset Kazoo's default as JSON; empty when it has none worth knowing
   * @param here what is our default instead, {@code retired}, or empty
   */
  record Row(
      KazooKey key,
      String type,
      String unit,
      String preset,
      Set<SettingScope> scopes,
      String here) {
    boolean retired() {
      return here.equals("retired");
    }

    @Override
    public String toString() {
      return key.toString();
    }
  }

  static List<Row> rows() {
    try (InputStream in = KazooTable.class.getResourceAsStream("kazoo-settings.md")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
      return text.lines()
          .filter(line -> line.startsWith("| "))
          .skip(1)
          .map(KazooTable::row)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Row row(String line) {
    List<String> cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
    Set<SettingScope> scopes =
        cells.get(6).chars().mapToObj(KazooTable::scope).collect(Collectors.toSet());
    return new Row(
        new KazooKey(cells.get(1), cells.get(2)),
        cells.get(3),
        cells.get(4),
        cells.get(5),
        scopes,
        cells.get(7));
  }

  private static SettingScope scope(int letter) {
    return letter == 's' ? SettingScope.SYSTEM : SettingScope.ACCOUNT;
  }
}
