package org.caselli.fax.boot;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.UUID;
import org.caselli.fax.port.Ids;

/** Random ids and secrets of the platform's secure generator. */
final class SystemIds implements Ids {
  private static final int SECRET_BYTES = 32;

  private final SecureRandom random = new SecureRandom();

  @Override
  public UUID next() {
    return UUID.randomUUID();
  }

  @Override
  public String secret() {
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
