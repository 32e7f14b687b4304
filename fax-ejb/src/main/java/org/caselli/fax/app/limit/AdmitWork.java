package org.caselli.fax.app.limit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.caselli.fax.domain.settings.ServerSettings;
import org.caselli.fax.domain.settings.Settings;
import org.caselli.fax.port.FreeRoom;

/**
 * Refuses new work while a disk has less room than {@code disk_free_limit}: what is left is for the
 * work that was accepted. Every entrance asks, and asks again while it takes something large in.
 * Thread-safe, cheap.
 */
@ApplicationScoped
public class AdmitWork {
  private static final Duration WAIT = Duration.ofMinutes(1);

  private final FreeRoom room;
  private final Settings settings;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected AdmitWork() {
    this(null, null);
  }

  @Inject
  public AdmitWork(FreeRoom room, Settings settings) {
    this.room = room;
    this.settings = settings;
  }

  /**
   * Lets it in.
   *
   * @throws FaxException storage full, when there is too little room
   */
  public void admitWork() {
    if (room.isExhausted() || isShort()) {
      throw new FaxException(
          ProblemType.STORAGE_FULL,
          "The server's disk is nearly full; nothing was kept, send it again later",
          WAIT);
    }
  }

  private boolean isShort() {
    long limit = settings.system().get(ServerSettings.DISK_FREE_LIMIT);
    return room.freeBytes().values().stream().anyMatch(bytes -> bytes < limit);
  }
}
