package org.caselli.fax.web.observe;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.caselli.fax.port.FreeRoom;

/**
 * Refuses every request at once while a disk is full to the last: an embedded database waits for
 * room then, and whoever asks it would wait too.
 */
@Provider
@PreMatching
@Priority(1)
@ApplicationScoped
public class FullDiskFilter implements ContainerRequestFilter {
  private static final Duration WAIT = Duration.ofMinutes(1);

  @Inject private FreeRoom room;

  @Override
  public void filter(ContainerRequestContext request) {
    if (room.isExhausted()) {
      throw new FaxException(
          ProblemType.STORAGE_FULL, "The server's disk is full; ask again later", WAIT);
    }
  }
}
