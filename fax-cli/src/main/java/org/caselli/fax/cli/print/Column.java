package org.caselli.fax.cli.print;

/**
 * A column of a table.
 *
 * @param least characters that it keeps when the terminal is narrow
 */
public record Column(String head, int least, Yields yields) {

  /** When a column gives way on a terminal that is too narrow. */
  enum Yields {
    /** Cut before all others; left out when that of the next is not enough either. */
    FIRST,
    NEXT,
    LAST,
    NEVER
  }

  /** A column that stays whole. */
  public static Column whole(String head) {
    return new Column(head, Integer.MAX_VALUE, Yields.NEVER);
  }

  /** A column whose texts are cut only when nothing else is left to give way. */
  public static Column important(String head, int least) {
    return new Column(head, least, Yields.LAST);
  }

  /** A column whose texts may be cut. */
  public static Column cut(String head, int least) {
    return new Column(head, least, Yields.NEXT);
  }

  /** A column that is cut first, and that a narrow terminal may go without. */
  public static Column droppable(String head, int least) {
    return new Column(head, least, Yields.FIRST);
  }
}
