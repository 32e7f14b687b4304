package org.caselli.fax.app.usage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Sums up what was counted since the last time. Safe on two nodes at once. Thread-safe. */
@ApplicationScoped
public class FoldUsage {
  private static final int AT_ONCE = 2_000;
  private static final int ROUNDS = 50;

  private final UsageSteps steps;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected FoldUsage() {
    this(null);
  }

  @Inject
  public FoldUsage(UsageSteps steps) {
    this.steps = steps;
  }

  /** As much as there is, within reason: the next round goes on with the rest. */
  public void foldUsage() {
    int rounds = 0;
    int folded = AT_ONCE;
    while (folded == AT_ONCE && rounds++ < ROUNDS) {
      folded = steps.fold(AT_ONCE);
    }
  }
}
