package org.caselli.fax.domain.audit;

import java.util.List;

/** All acts, in the order in which they were written down. Nothing is ever taken out or changed. */
public interface AuditTrail {
  /** Writes an act down, in the transaction of what it tells. */
  void add(Act act);

  /**
   * The latest acts on a subject, the last one first.
   *
   * @param before only those with a smaller number
   * @param most how many at the most
   */
  List<Act> latest(String kind, String id, long before, int most);
}
