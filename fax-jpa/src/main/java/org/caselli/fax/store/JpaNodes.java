package org.caselli.fax.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.caselli.fax.domain.dispatch.NodeReport;
import org.caselli.fax.domain.dispatch.NodeState;
import org.caselli.fax.domain.dispatch.NodeWork;
import org.caselli.fax.domain.dispatch.Nodes;

/** {@link Nodes} in SQL. */
@ApplicationScoped
public class JpaNodes implements Nodes {
  private static final String ALL =
      "select name, cast(incarnation as varchar) as incarnation, started_at, seen_at, draining, closed, calls, inbound_calls, documents, surroundings"
          + " from node";

  private final EntityManager em;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected JpaNodes() {
    this(null);
  }

  @Inject
  public JpaNodes(EntityManager em) {
    this.em = em;
  }

  @Override
  public void begin(String name, UUID incarnation, Instant now) {
    em.createNativeQuery("delete from node where name = ?1").setParameter(1, name).executeUpdate();
    em.createNativeQuery(
            "insert into node (name, incarnation, started_at, seen_at) values (?1, ?2, ?3, ?3)")
        .setParameter(1, name)
        .setParameter(2, incarnation)
        .setParameter(3, now)
        .executeUpdate();
  }

  @Override
  public void report(String name, UUID incarnation, NodeReport report, Instant now) {
    em.createNativeQuery(
            "update node set seen_at = ?3, calls = ?4, inbound_calls = ?5, documents = ?6, closed = ?7,"
                + " surroundings = ?8"
                + " where name = ?1 and incarnation = ?2")
        .setParameter(1, name)
        .setParameter(2, incarnation)
        .setParameter(3, now)
        .setParameter(4, report.work().calls())
        .setParameter(5, report.work().inboundCalls())
        .setParameter(6, report.work().documents())
        .setParameter(7, report.closed())
        .setParameter(8, SurroundingsText.write(report.surroundings()))
        .executeUpdate();
  }

  @Override
  public void end(String name, UUID incarnation) {
    em.createNativeQuery("delete from node where name = ?1 and incarnation = ?2")
        .setParameter(1, name)
        .setParameter(2, incarnation)
        .executeUpdate();
  }

  @Override
  public boolean drain(String name, boolean draining) {
    return em.createNativeQuery("update node set draining = ?2 where name = ?1")
            .setParameter(1, name)
            .setParameter(2, draining)
            .executeUpdate()
        == 1;
  }

  @Override
  public Optional<NodeState> byName(String name) {
    return states(ALL + " where name = ?1", name).findFirst();
  }

  @Override
  public List<NodeState> all() {
    return states(ALL + " order by name").toList();
  }

  private Stream<NodeState> states(String query, Object... parameters) {
    var wanted = em.createNativeQuery(query, Tuple.class);
    for (int i = 0; i < parameters.length; i++) {
      wanted.setParameter(i + 1, parameters[i]);
    }
    List<?> rows = wanted.getResultList();
    return rows.stream().map(row -> state((Tuple) row));
  }

  /** The databases give their times in different clothes. */
  private static Instant instant(Object value) {
    return value instanceof OffsetDateTime at ? at.toInstant() : (Instant) value;
  }

  private static NodeState state(Tuple row) {
    return new NodeState(
        row.get("name", String.class),
        UUID.fromString(row.get("incarnation", String.class)),
        instant(row.get("started_at")),
        instant(row.get("seen_at")),
        row.get("draining", Boolean.class),
        row.get("closed", Boolean.class),
        new NodeWork(
            row.get("calls", Integer.class),
            row.get("inbound_calls", Integer.class),
            row.get("documents", Integer.class)),
        SurroundingsText.read(row.get("surroundings", String.class)));
  }
}
