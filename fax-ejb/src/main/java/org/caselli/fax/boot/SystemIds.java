package org.caselli.fax.boot;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.UUID;
import org.caselli.fax.port.Ids;

/**
 * Ids that grow with time and are random otherwise (RFC 9562, version 7), so that rows of one time
 * lie together in the indexes; secrets of the platform's secure generator.
 */
final class SystemIds implements Ids {
  private static final int SECRET_BYTES = 32;
  private static final int TIME_SHIFT = 16;
  private static final long VERSION_7 = 0x7000L;
  private static final long RANDOM_12 = 0x0fffL;
  private static final long VARIANT = 0x8000_0000_0000_0000L;
  private static final long RANDOM_62 = 0x3fff_ffff_ffff_ffffL;

  private final SecureRandom random = new SecureRandom();
  private final Clock clock;

  SystemIds(Clock clock) {
    this.clock = clock;
  }

  @Override
  public UUID next() {
    return new UUID(
        clock.millis() << TIME_SHIFT | VERSION_7 | random.nextLong() & RANDOM_12,
        VARIANT | random.nextLong() & RANDOM_62);
  }

  @Override
  public String secret() {
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
