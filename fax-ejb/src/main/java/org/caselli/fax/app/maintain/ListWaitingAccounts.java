package org.caselli.fax.app.maintain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.caselli.fax.app.admin.Tenancy;
import org.caselli.fax.app.drain.ListNodes;
import org.caselli.fax.app.query.ReadHeldBack;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.dispatch.HeldBack;
import org.caselli.fax.domain.job.UnfinishedJobs;
import org.caselli.fax.domain.job.UnfinishedJobs.OfAccount;
import org.caselli.fax.domain.settings.FaxSettings;
import org.caselli.fax.domain.settings.Settings;

/** What waits of each account and what holds it up, for the system's administrator. Thread-safe. */
@ApplicationScoped
public class ListWaitingAccounts {
  private final Tenancy tenancy;
  private final UnfinishedJobs jobs;
  private final ReadHeldBack heldBack;
  private final ListNodes listNodes;
  private final Settings settings;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected ListWaitingAccounts() {
    this(null, null, null, null, null, null);
  }

  @Inject
  public ListWaitingAccounts(
      Tenancy tenancy,
      UnfinishedJobs jobs,
      ReadHeldBack heldBack,
      ListNodes listNodes,
      Settings settings,
      Clock clock) {
    this.tenancy = tenancy;
    this.jobs = jobs;
    this.heldBack = heldBack;
    this.listNodes = listNodes;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * An account.
   *
   * @param limit most calls that it may have at once
   * @param hindrance what its due jobs wait for; empty when they have only to be waited for
   */
  public record Line(OfAccount jobs, int limit, Optional<Hindrance> hindrance) {}

  /** Those that have anything, at most so many; who has waited longest comes first. */
  @Transactional
  public List<Line> listWaitingAccounts(Access access, int most) {
    tenancy.administerSystem(access);
    HeldBack held = heldBack.readHeldBack();
    boolean able = isAble(listNodes.listNodes(access));
    return jobs.byAccount(clock.instant(), most).stream()
        .map(account -> line(account, held, able))
        .toList();
  }

  private Line line(OfAccount account, HeldBack held, boolean able) {
    int limit = settings.forAccount(account.account()).get(FaxSettings.MAX_OUTBOUND);
    return new Line(
        account, limit, Hindrance.of(account, limit, held.holds(account.account()), able));
  }

  /** Whether any node can take a call, as far as they have said. */
  private static boolean isAble(List<ListNodes.Line> nodes) {
    List<ListNodes.Line> known =
        nodes.stream()
            .filter(node -> node.alive() && node.state().surroundings().isKnown())
            .toList();
    return known.isEmpty() || known.stream().anyMatch(node -> node.state().surroundings().able());
  }
}
