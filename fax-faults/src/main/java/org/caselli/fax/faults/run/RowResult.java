package org.caselli.fax.faults.run;

import java.util.Locale;

/**
 * What came of a row.
 *
 * @param runs times that the fault was played
 * @param faxes that were accepted in all runs
 * @param lost accepted, and neither sent nor told to have failed
 * @param calledTwice faxes that were called though they were delivered or being called
 * @param falseReports faxes of which something else was told than what the far end got
 * @param stuck not ended, and nobody would end them
 * @param recoveryP50Ms median time from the fault to normal work, in milliseconds
 * @param recoveryMaxMs the longest
 */
public record RowResult(
    int row,
    int runs,
    int faxes,
    int lost,
    int calledTwice,
    int falseReports,
    int stuck,
    long recoveryP50Ms,
    long recoveryMaxMs) {
  /** Whether nothing happened that must not happen, and something was played at all. */
  public boolean isClean() {
    return runs > 0 && lost + calledTwice + falseReports + stuck == 0;
  }

  /** One line of JSON. */
  String json() {
    return String.format(
        Locale.ROOT,
        "{\"row\":%d,\"runs\":%d,\"faxes\":%d,\"lost\":%d,\"called_twice\":%d,"
            + "\"false_reports\":%d,\"stuck\":%d,\"recovery_ms_p50\":%d,\"recovery_ms_max\":%d}",
        row,
        runs,
        faxes,
        lost,
        calledTwice,
        falseReports,
        stuck,
        recoveryP50Ms,
        recoveryMaxMs);
  }
}
