package org.caselli.fax.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.call.Facts;
import org.caselli.fax.domain.event.FaxEvent;
import org.caselli.fax.domain.event.FaxEvent.Subject;
import org.caselli.fax.domain.job.JobState;

/** An event as a row of the outbox or of the log: the same columns in the same order. */
final class EventRow {
  /** How many columns there are. */
  static final int COLUMNS = 12;

  private EventRow() {}

  /** Columns of the outbox, or of the log. */
  static String columns(String subjectId, String subject) {
    return "id, account_id, faxbox_id, "
        + subjectId
        + ", "
        + subject
        + ", kind, state, status, facts, at, owner_id, submitter_id";
  }

  /** Fills the columns, of which the first is so many behind the first of the statement. */
  static void fill(PreparedStatement insert, int behind, FaxEvent event) throws SQLException {
    FaxEvent.About about = event.about();
    insert.setObject(behind + 1, event.id());
    insert.setObject(behind + 2, about.account());
    insert.setObject(behind + 3, about.faxbox().orElse(null));
    insert.setObject(behind + 4, about.id());
    insert.setString(behind + 5, about.subject().name());
    insert.setString(behind + 6, event.kind().name());
    insert.setString(behind + 7, event.state().map(JobState::name).orElse(""));
    insert.setString(behind + 8, event.status());
    insert.setString(behind + 9, JsonText.write(event.facts().values()));
    insert.setTimestamp(behind + 10, Timestamp.from(event.at()));
    insert.setObject(behind + 11, about.people().owner().orElse(null));
    insert.setObject(behind + 12, about.people().submitter().orElse(null));
  }

  /** Reads them from a row in which so many stand before them. */
  static FaxEvent read(ResultSet row, int behind) throws SQLException {
    String state = row.getString(behind + 7);
    return new FaxEvent(
        row.getObject(behind + 1, UUID.class),
        FaxEvent.Kind.valueOf(row.getString(behind + 6)),
        new FaxEvent.About(
            row.getObject(behind + 2, UUID.class),
            Subject.valueOf(row.getString(behind + 5)),
            row.getObject(behind + 4, UUID.class),
            id(row, behind + 3),
            new FaxEvent.People(id(row, behind + 11), id(row, behind + 12))),
        state.isEmpty() ? Optional.empty() : Optional.of(JobState.valueOf(state)),
        row.getString(behind + 8),
        new Facts(JsonText.readObject(row.getString(behind + 9))),
        row.getTimestamp(behind + 10).toInstant());
  }

  private static Optional<UUID> id(ResultSet row, int column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, UUID.class));
  }
}
