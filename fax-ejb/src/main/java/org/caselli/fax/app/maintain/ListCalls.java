package org.caselli.fax.app.maintain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caselli.fax.app.admin.Tenancy;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.account.Accounts;
import org.caselli.fax.domain.job.Attempt;
import org.caselli.fax.domain.job.Job;
import org.caselli.fax.domain.job.Jobs;
import org.caselli.fax.domain.job.UnfinishedJobs;
import org.caselli.fax.domain.reception.Reception;
import org.caselli.fax.domain.reception.Receptions;

/** The calls of all nodes and accounts, for the system's administrator. Thread-safe. */
@ApplicationScoped
public class ListCalls {
  private final Tenancy tenancy;
  private final UnfinishedJobs unfinished;
  private final Jobs jobs;
  private final Receptions receptions;
  private final Accounts accounts;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected ListCalls() {
    this(null, null, null, null, null);
  }

  @Inject
  public ListCalls(
      Tenancy tenancy,
      UnfinishedJobs unfinished,
      Jobs jobs,
      Receptions receptions,
      Accounts accounts) {
    this.tenancy = tenancy;
    this.unfinished = unfinished;
    this.jobs = jobs;
    this.receptions = receptions;
    this.accounts = accounts;
  }

  /**
   * What is on the lines.
   *
   * @param sending calls that are made
   * @param receiving faxes that come in, also those whose pages are still fetched
   */
  public record Calls(List<Sending> sending, List<Receiving> receiving) {}

  /**
   * A call that is made.
   *
   * @param account name of its account
   */
  public record Sending(Attempt attempt, Optional<Job> job, String account) {}

  /**
   * A fax that comes in.
   *
   * @param account name of its account
   */
  public record Receiving(Reception reception, String account) {}

  /** The oldest of each direction, at most so many. */
  @Transactional
  public Calls listCalls(Access access, int most) {
    tenancy.administerSystem(access);
    List<Attempt> attempts = unfinished.calls(most);
    List<Reception> arriving = receptions.underWay(most);
    Map<UUID, Job> ofAttempts =
        (attempts.isEmpty()
                ? List.<Job>of()
                : jobs.byIds(attempts.stream().map(Attempt::jobId).toList()))
            .stream().collect(Collectors.toMap(Job::id, Function.identity()));
    Map<UUID, String> names = accounts.names(accountsOf(attempts, arriving));
    return new Calls(
        attempts.stream()
            .map(
                each ->
                    new Sending(
                        each,
                        Optional.ofNullable(ofAttempts.get(each.jobId())),
                        names.getOrDefault(each.accountId(), "")))
            .toList(),
        arriving.stream()
            .map(each -> new Receiving(each, names.getOrDefault(each.whose().account(), "")))
            .toList());
  }

  private static Set<UUID> accountsOf(List<Attempt> attempts, List<Reception> arriving) {
    return Stream.concat(
            attempts.stream().map(Attempt::accountId),
            arriving.stream().map(each -> each.whose().account()))
        .collect(Collectors.toSet());
  }
}
