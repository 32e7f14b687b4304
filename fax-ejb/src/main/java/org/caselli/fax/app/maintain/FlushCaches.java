package org.caselli.fax.app.maintain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.caselli.fax.app.admin.Tenancy;
import org.caselli.fax.app.prepare.MakeRenditions;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.settings.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forgets what this node keeps in memory of what is in the database, for the system's
 * administrator. Never needed: all of it is checked or short-lived. Thread-safe.
 */
@ApplicationScoped
public class FlushCaches {
  private static final Logger log = LoggerFactory.getLogger(FlushCaches.class);

  private final Tenancy tenancy;
  private final Settings settings;
  private final MakeRenditions renditions;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected FlushCaches() {
    this(null, null, null);
  }

  @Inject
  public FlushCaches(Tenancy tenancy, Settings settings, MakeRenditions renditions) {
    this.tenancy = tenancy;
    this.settings = settings;
    this.renditions = renditions;
  }

  /** Something that was kept, and how many entries of it were forgotten. */
  public record Flushed(String cache, int entries) {}

  /** Forgets it all. */
  public List<Flushed> flushCaches(Access access) {
    tenancy.administerSystem(access);
    List<Flushed> flushed =
        List.of(
            new Flushed("settings", settings.refresh()),
            new Flushed("renditions", renditions.forgetLatelyMade()));
    log.info("Caches were flushed: {}", flushed);
    return flushed;
  }
}
