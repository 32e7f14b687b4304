package org.caselli.fax.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.fax.FaxIndex;
import org.caselli.fax.domain.fax.FaxListing;
import org.caselli.fax.domain.fax.FaxListing.View;
import org.caselli.fax.domain.fax.FaxScope;
import org.caselli.fax.domain.fax.SearchWords;
import org.caselli.fax.domain.listing.Place;
import org.caselli.fax.domain.listing.Stretch;
import org.hibernate.Session;

/** {@link FaxIndex} by one query for each step, along the index that narrows the list most. */
@ApplicationScoped
public class JpaFaxIndex implements FaxIndex {
  private static final String COLUMNS =
      "select f.id, f.direction, f.faxbox_id, f.owner_id, f.submitted_by, f.from_number,"
          + " f.from_name, f.to_number, f.to_name, f.pages, f.size_bytes, f.created_at,"
          + " f.modified_at, f.delivered_at, f.seen_at, f.attributes, f.result, j.state, j.attempts, j.retries,"
          + " j.retry_after, j.reschedule_rule, j.reason, j.priority, j.not_before, j.expires_at"
          + " from fax f left join job j on j.id = f.id";

  private final EntityManager em;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected JpaFaxIndex() {
    this(null);
  }

  @Inject
  public JpaFaxIndex(EntityManager em) {
    this.em = em;
  }

  @Override
  public List<Row> walk(FaxListing listing, int most) {
    em.flush();
    return em.unwrap(Session.class)
        .doReturningWork(connection -> rows(connection, along(listing), listing.stretch(), most));
  }

  @Override
  public Found search(FaxListing listing, SearchWords words, Effort most) {
    em.flush();
    return em.unwrap(Session.class)
        .doReturningWork(connection -> found(connection, listing, words, most));
  }

  private static Found found(
      Connection connection, FaxListing listing, SearchWords words, Effort most)
      throws SQLException {
    Optional<Place> last = ahead(connection, listing, most.looked());
    StretchSql sql = along(listing);
    last.ifPresent(place -> sql.upTo(place, listing.stretch(), "f"));
    words.words().forEach(word -> FaxWordSql.add(sql, word));
    List<Row> rows = rows(connection, sql, listing.stretch(), most.found());
    return new Found(
        rows, rows.size() < most.found() ? last : Optional.of(rows.get(rows.size() - 1).place()));
  }

  /** The last fax that is looked at; empty when the list ends before. */
  private static Optional<Place> ahead(Connection connection, FaxListing listing, int most)
      throws SQLException {
    StretchSql sql = along(listing);
    String text =
        "select f.created_at, f.id from fax f" + sql.tail(listing.stretch(), "f", 1, most - 1);
    try (PreparedStatement statement = connection.prepareStatement(text)) {
      sql.fill(statement);
      try (ResultSet found = statement.executeQuery()) {
        return found.next()
            ? Optional.of(
                new Place(
                    time(found, "created_at").orElseThrow(), found.getObject("id", UUID.class)))
            : Optional.empty();
      }
    }
  }

  private static List<Row> rows(Connection connection, StretchSql sql, Stretch stretch, int most)
      throws SQLException {
    String text = COLUMNS + sql.tail(stretch, "f", most);
    try (PreparedStatement statement = connection.prepareStatement(text)) {
      sql.fill(statement);
      List<Row> rows = new ArrayList<>();
      try (ResultSet found = statement.executeQuery()) {
        while (found.next()) {
          rows.add(row(found));
        }
      }
      return rows;
    }
  }

  /** A number narrows more than a person, and a person more than how faxes ended. */
  private static StretchSql along(FaxListing listing) {
    FaxScope scope = listing.scope();
    String view = listing.view().name();
    StretchSql sql = new StretchSql();
    Optional<String> far = listing.view() == View.INBOX ? scope.from() : scope.to();
    if (far.isPresent()) {
      String column = listing.view() == View.INBOX ? "f.from_number" : "f.to_number";
      return sql.with("f.account_id", listing.account())
          .with(column, far.get())
          .with("f.shown_in", view);
    }
    Optional<UUID> person = scope.submitter().or(scope::owner).or(scope::faxbox);
    if (person.isPresent()) {
      String column =
          scope.submitter().isPresent()
              ? "f.submitted_by"
              : scope.owner().isPresent() ? "f.owner_id" : "f.faxbox_id";
      return sql.with(column, person.get())
          .with("f.shown_in", view)
          .where("f.account_id", listing.account());
    }
    sql.with("f.account_id", listing.account()).with("f.shown_in", view);
    scope.endedAs().ifPresent(state -> sql.with("f.ended_as", state));
    return sql;
  }

  private static Row row(ResultSet found) throws SQLException {
    return new Row(
        found.getObject("id", UUID.class),
        Fax.Direction.valueOf(found.getString("direction")),
        new Belonging(
            Optional.ofNullable(found.getObject("faxbox_id", UUID.class)),
            Optional.ofNullable(found.getObject("owner_id", UUID.class)),
            Optional.ofNullable(found.getObject("submitted_by", UUID.class))),
        job(found),
        new Parties(
            found.getString("from_number"),
            found.getString("from_name"),
            found.getString("to_number"),
            found.getString("to_name")),
        found.getInt("pages"),
        found.getLong("size_bytes"),
        new Times(
            time(found, "created_at").orElseThrow(),
            time(found, "modified_at").orElseThrow(),
            time(found, "delivered_at"),
            time(found, "seen_at")),
        found.getString("attributes"),
        found.getString("result"));
  }

  private static JobFacts job(ResultSet found) throws SQLException {
    String state = found.getString("state");
    return state == null
        ? JobFacts.NONE
        : new JobFacts(
            state,
            found.getInt("attempts"),
            found.getInt("retries"),
            found.getInt("retry_after"),
            Objects.requireNonNullElse(found.getString("reschedule_rule"), ""),
            Objects.requireNonNullElse(found.getString("reason"), ""),
            new Wish(
                found.getInt("priority"), time(found, "not_before"), time(found, "expires_at")));
  }

  private static Optional<Instant> time(ResultSet found, String column) throws SQLException {
    return Optional.ofNullable(found.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }
}
