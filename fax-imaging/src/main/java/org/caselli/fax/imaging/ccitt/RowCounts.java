package org.caselli.fax.imaging.ccitt;

/**
 * What became of the rows of a page.
 *
 * @param coded rows that came from the code, the damaged ones included
 * @param damaged rows that could not be read in full, those lost behind a fault included
 * @param longestDamage the largest number of such rows in succession
 */
public record RowCounts(int coded, int damaged, int longestDamage) {

  /** Whether not a single row was read in full: what came says nothing about the page. */
  public boolean isLost() {
    return coded - damaged <= 0;
  }
}
