package org.caselli.fax.app.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.caselli.fax.domain.document.BlobStore;
import org.caselli.fax.domain.reception.Reception;
import org.caselli.fax.domain.reception.Receptions;

/**
 * Ends the receptions of an account that goes: no fax comes of them, and the switches are asked to
 * erase their files and no more to upload them. A call that goes on is left to its end. Takes part
 * in the caller's transaction.
 */
@ApplicationScoped
public class EndReceptions {
  private final Receptions receptions;
  private final BlobStore blobs;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected EndReceptions() {
    this(null, null, null);
  }

  @Inject
  public EndReceptions(Receptions receptions, BlobStore blobs, Clock clock) {
    this.receptions = receptions;
    this.blobs = blobs;
    this.clock = clock;
  }

  /** Ends all of an account. Those that others change now are waited for. */
  public void endReceptions(UUID account) {
    Instant now = clock.instant();
    for (UUID id : receptions.open(account)) {
      receptions
          .locked(id)
          .filter(reception -> reception.state() != Reception.State.STORED)
          .ifPresent(reception -> end(reception, now));
    }
  }

  private void end(Reception reception, Instant now) {
    reception.documentId().ifPresent(blobs::release);
    reception.isStored(now);
  }
}
