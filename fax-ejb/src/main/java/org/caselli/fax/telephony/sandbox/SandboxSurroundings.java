package org.caselli.fax.telephony.sandbox;

import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;

/**
 * What the sandbox works with. The owner closes what needs closing.
 *
 * @param clock time of events and of the log
 * @param scheduler runs every step of every call; two threads carry thousands of calls
 * @param fetch gets the file of a call
 * @param pages decodes it
 * @param hosting numbers that can be reached
 */
public record SandboxSurroundings(
    Clock clock,
    ScheduledExecutorService scheduler,
    FileFetch fetch,
    PageReader pages,
    Hosting hosting) {
  public SandboxSurroundings {
    Objects.requireNonNull(clock);
    Objects.requireNonNull(scheduler);
    Objects.requireNonNull(fetch);
    Objects.requireNonNull(pages);
    Objects.requireNonNull(hosting);
  }
}
