package org.caselli.fax.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;

/** The checks that WildFly finds; each asks the one of its name on the {@link HealthBoard}. */
@ApplicationScoped
public class HealthChecks {
  public static final String STARTED = "caselli-fax";
  public static final String CALLS = "calls";
  public static final String DATABASE = "database";
  public static final String DISK = "disk";
  public static final String BROKER = "broker";
  public static final String ENGINE = "engine";
  public static final String TOOLS = "tools";
  public static final String MAIL = "mail";
  public static final String NODE = "node";

  private final HealthBoard board;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected HealthChecks() {
    this(null);
  }

  @Inject
  public HealthChecks(HealthBoard board) {
    this.board = board;
  }

  @Produces
  @Startup
  @ApplicationScoped
  HealthCheck started() {
    return () -> board.ask(STARTED, false);
  }

  @Produces
  @Liveness
  @ApplicationScoped
  HealthCheck calls() {
    return () -> board.ask(CALLS, true);
  }

  @Produces
  @Readiness
  @ApplicationScoped
  HealthCheck database() {
    return () -> board.ask(DATABASE, false);
  }

  @Produces
  @Readiness
  @ApplicationScoped
  HealthCheck disk() {
    return () -> board.ask(DISK, false);
  }

  @Produces
  @Readiness
  @ApplicationScoped
  HealthCheck broker() {
    return () -> board.ask(BROKER, true);
  }

  @Produces
  @Readiness
  @ApplicationScoped
  HealthCheck engine() {
    return () -> board.ask(ENGINE, true);
  }

  @Produces
  @Readiness
  @ApplicationScoped
  HealthCheck tools() {
    return () -> board.ask(TOOLS, true);
  }

  @Produces
  @Readiness
  @ApplicationScoped
  HealthCheck mail() {
    return () -> board.ask(MAIL, true);
  }

  @Produces
  @Readiness
  @ApplicationScoped
  HealthCheck node() {
    return () -> board.ask(NODE, true);
  }
}
