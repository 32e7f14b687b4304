package org.caselli.fax.cli.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caselli.fax.cli.print.Column;
import org.caselli.fax.cli.print.ListOptions;
import org.caselli.fax.cli.print.Screen;
import org.caselli.fax.cli.print.Table;
import org.caselli.fax.cli.print.Times;
import org.caselli.fax.cli.server.Fields;
import org.caselli.fax.cli.server.Server;

/**
 * Lists jobs in the columns of Kazoo's lists (spec 11), with a note behind them where there is one.
 */
final class JobList {
  static final String NONE = "(none)";

  private static final Column JOB = Column.whole("Job");
  private static final Column DATE = Column.cut("Date", 11);
  private static final List<Column> BOTH_ENDS =
      List.of(
          Column.droppable("Account", 9),
          Column.droppable("Faxbox", 9),
          Column.important("From", 8),
          Column.important("To", 8));

  /** Which columns a list has. */
  enum Shape {
    PENDING,
    ACTIVE,
    ANY_STATE
  }

  private final Screen screen;
  private final Shape shape;

  JobList(Screen screen, Shape shape) {
    this.screen = screen;
    this.shape = shape;
  }

  /** Asks the server and prints what it answers. */
  void print(Server server, String query, ListOptions options) {
    options.print(screen, server, "/maintenance/jobs?" + query, this::table);
  }

  Table table(List<Fields> jobs) {
    boolean noted = jobs.stream().anyMatch(job -> !note(job).isEmpty());
    List<Column> columns = new ArrayList<>(columns());
    if (noted) {
      columns.add(Column.important("Note", 6));
    }
    List<List<String>> rows = new ArrayList<>();
    for (Fields job : jobs) {
      List<String> row = new ArrayList<>(row(job));
      if (noted) {
        row.add(note(job));
      }
      rows.add(row);
    }
    return new Table(columns, rows);
  }

  private List<Column> columns() {
    List<Column> first =
        switch (shape) {
          case PENDING -> List.of(JOB, DATE);
          case ACTIVE -> List.of(Column.cut("Node", 6), JOB, DATE);
          case ANY_STATE -> List.of(JOB, DATE, Column.whole("State"));
        };
    List<Column> last = shape == Shape.PENDING ? List.of(Column.whole("Tries")) : List.of();
    return Stream.of(first, BOTH_ENDS, last).flatMap(List::stream).toList();
  }

  private List<String> row(Fields job) {
    String id = job.text("id").orElse("");
    String date = job.text("date").map(this::local).orElse("");
    List<String> first =
        switch (shape) {
          case PENDING -> List.of(id, date);
          case ACTIVE -> List.of(job.text("node").orElse(""), id, date);
          case ANY_STATE -> List.of(id, date, job.text("status").orElse(""));
        };
    List<String> ends =
        List.of(
            job.text("account_id").orElse(""),
            job.text("faxbox_id").orElse(NONE),
            job.text("from").orElse(""),
            job.text("to").orElse(""));
    List<String> last = shape == Shape.PENDING ? List.of(tries(job)) : List.of();
    return Stream.of(first, ends, last).flatMap(List::stream).toList();
  }

  private String local(String time) {
    return Times.local(time, screen.clock().getZone());
  }

  private boolean isToCome(String time) {
    return Times.instant(time).isAfter(screen.clock().instant());
  }

  private static String tries(Fields job) {
    return job.text("attempts").orElse("0") + "/" + job.text("retries").orElse("0");
  }

  /** Why a job waits, or how it ended. */
  private String note(Fields job) {
    return Stream.of(
            job.is("paused") ? Optional.of("paused") : Optional.<String>empty(),
            job.text("waiting_for").map(number -> "waits for " + number),
            job.text("due").filter(this::isToCome).map(due -> "due " + local(due)),
            job.text("reason"))
        .flatMap(Optional::stream)
        .collect(Collectors.joining(", "));
  }
}
