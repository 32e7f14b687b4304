package org.caselli.fax.faults.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.caselli.fax.faults.Verdict;

/** Adds up the runs of a row. Not thread-safe. */
public final class Tally {
  private final int row;
  private final List<Long> recoveriesMs = new ArrayList<>();
  private int runs;
  private int faxes;
  private int lost;
  private int calledTwice;
  private int falseReports;
  private int stuck;

  public Tally(Row row) {
    this.row = row.number();
  }

  /** The fault was played once more. */
  public void run() {
    runs++;
  }

  /** How long it took from a fault to normal work. */
  public void recovered(Duration time) {
    recoveriesMs.add(time.toMillis());
  }

  /** What the judge said of faxes; of the same faxes once only. */
  public void judged(Verdict verdict) {
    faxes += verdict.faxes();
    lost += verdict.lost().size();
    calledTwice += verdict.calledTwice().size();
    falseReports += verdict.falseReports().size();
    stuck += verdict.stuck().size();
  }

  /** The row's result so far. */
  public RowResult result() {
    List<Long> sorted = recoveriesMs.stream().sorted().toList();
    long p50 = sorted.isEmpty() ? 0 : sorted.get((sorted.size() - 1) / 2);
    long max = sorted.isEmpty() ? 0 : sorted.get(sorted.size() - 1);
    return new RowResult(row, runs, faxes, lost, calledTwice, falseReports, stuck, p50, max);
  }
}
