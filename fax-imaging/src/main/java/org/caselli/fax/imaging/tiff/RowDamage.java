package org.caselli.fax.imaging.tiff;

/**
 * The rows of a page that did not decode and were made up.
 *
 * @param rows of the whole page (BadFaxLines, RFC 3949, 4.4.2)
 * @param longestRun the most of them in succession (ConsecutiveBadFaxLines)
 */
public record RowDamage(int rows, int longestRun) {

  public static final RowDamage NONE = new RowDamage(0, 0);

  public RowDamage {
    if (longestRun < 0 || rows < longestRun || rows > 0 && longestRun == 0) {
      throw new IllegalArgumentException(rows + " damaged rows with a run of " + longestRun);
    }
  }

  /** Rows in succession; 0 is none. */
  static RowDamage run(int rows) {
    return rows == 0 ? NONE : new RowDamage(rows, rows);
  }

  public boolean none() {
    return rows == 0;
  }

  /** Of two parts of one page, of which the other is below; runs do not join. */
  public RowDamage and(RowDamage other) {
    return new RowDamage(rows + other.rows, Math.max(longestRun, other.longestRun));
  }

  /** Of two parts of one page that lie side by side; a row counts once. */
  RowDamage worse(RowDamage other) {
    return rows >= other.rows ? this : other;
  }

  /** Of the first {@code most} rows only, as far as numbers tell. */
  RowDamage within(int most) {
    return rows <= most ? this : new RowDamage(most, Math.min(most, longestRun));
  }
}
