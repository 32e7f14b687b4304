package org.caselli.fax.cli.print;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.caselli.fax.cli.print.Column.Yields;

/**
 * Rows under columns, two blanks between them. Where a terminal is too narrow, columns are cut in
 * the order in which they yield, some are left out, at last the lines are cut.
 *
 * @param rows as many cells each as there are columns
 */
public record Table(List<Column> columns, List<List<String>> rows) {
  private static final int GAP = 2;

  public Table {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /**
   * A table as lines.
   *
   * @param lines the heads first
   * @param dropped heads of the columns that were left out
   */
  public record Fitted(List<String> lines, List<String> dropped) {}

  /** The lines, none longer than a width; 0 for any. */
  public Fitted fitted(int width) {
    List<String> dropped = new ArrayList<>();
    Table table = this;
    int[] widths = table.shrunk(width, Yields.NEXT);
    while (tooWide(widths, width) && table.lastDroppable() >= 0) {
      int drop = table.lastDroppable();
      dropped.add(0, table.columns.get(drop).head());
      table = table.without(drop);
      widths = table.shrunk(width, Yields.NEXT);
    }
    if (tooWide(widths, width)) {
      widths = table.shrunk(width, Yields.LAST);
    }
    return new Fitted(table.lines(widths, width), List.copyOf(dropped));
  }

  private List<String> lines(int[] widths, int width) {
    List<String> lines = new ArrayList<>();
    lines.add(line(columns.stream().map(Column::head).toList(), widths, width));
    for (List<String> row : rows) {
      lines.add(line(row, widths, width));
    }
    return List.copyOf(lines);
  }

  private int lastDroppable() {
    return IntStream.range(0, columns.size())
        .filter(column -> columns.get(column).yields() == Yields.FIRST)
        .max()
        .orElse(-1);
  }

  private Table without(int column) {
    return new Table(
        without(columns, column), rows.stream().map(row -> without(row, column)).toList());
  }

  private static <T> List<T> without(List<T> all, int index) {
    List<T> left = new ArrayList<>(all);
    left.remove(index);
    return left;
  }

  /** Widths of the columns, cut as far as they may be to fit, up to those that yield so late. */
  private int[] shrunk(int width, Yields latest) {
    int[] widths = IntStream.range(0, columns.size()).map(this::natural).toArray();
    for (Yields turn : Yields.values()) {
      while (turn.compareTo(latest) <= 0 && tooWide(widths, width)) {
        int widest = widestToCut(widths, turn);
        if (widest < 0) {
          break;
        }
        widths[widest]--;
      }
    }
    return widths;
  }

  private int widestToCut(int[] widths, Yields turn) {
    return IntStream.range(0, widths.length)
        .filter(column -> columns.get(column).yields() == turn)
        .filter(column -> widths[column] > columns.get(column).least())
        .reduce((a, b) -> widths[b] > widths[a] ? b : a)
        .orElse(-1);
  }

  private int natural(int column) {
    return Math.max(
        columns.get(column).head().length(),
        rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0));
  }

  private static boolean tooWide(int[] widths, int width) {
    return width > 0 && Arrays.stream(widths).sum() + GAP * (widths.length - 1) > width;
  }

  private static String line(List<String> cells, int[] widths, int width) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < widths.length; column++) {
      String cell = cut(cells.get(column), widths[column]);
      line.append(cell).append(" ".repeat(widths[column] - cell.length() + GAP));
    }
    String whole = line.toString().stripTrailing();
    return width > 0 ? cut(whole, width) : whole;
  }

  private static String cut(String text, int width) {
    return text.length() <= width ? text : text.substring(0, Math.max(0, width - 1)) + "…";
  }
}
