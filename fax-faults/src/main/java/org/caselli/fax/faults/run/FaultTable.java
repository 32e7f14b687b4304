package org.caselli.fax.faults.run;

import java.util.List;

/** All rows there are. */
final class FaultTable {
  private FaultTable() {}

  /** By their numbers. */
  static List<Row> rows() {
    return List.of(
        new KillSendingRow(),
        new KillUnderLoadRow(),
        new KillEntrancesRow(),
        new DatabaseRow(),
        new BrokerRow(),
        SwitchTroubleRow.ofTheConnection(),
        SwitchTroubleRow.ofTheSwitch(),
        new NodeTroubleRow(),
        new FullDiskRow(),
        new ParallelRow(),
        new ClockRow(),
        new SoakRow());
  }
}
