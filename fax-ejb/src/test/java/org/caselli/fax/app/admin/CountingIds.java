package org.caselli.fax.app.admin;

import java.util.UUID;
import org.caselli.fax.port.Ids;

/** Ids and secrets that count up. */
public final class CountingIds implements Ids {
  private long last;

  @Override
  public UUID next() {
    last++;
    return new UUID(100, last);
  }

  @Override
  public String secret() {
    last++;
    return String.format("%064x", last);
  }
}
