package org.caselli.fax.jmx;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.app.drain.DrainNode;
import org.caselli.fax.app.drain.ListNodes;
import org.caselli.fax.app.drain.NodeDuty;
import org.caselli.fax.app.maintain.FlushCaches;
import org.caselli.fax.app.maintain.ListJobs;
import org.caselli.fax.app.maintain.PauseSending;
import org.caselli.fax.app.maintain.ReadSituation;
import org.caselli.fax.app.maintain.ReadSituation.Situation;
import org.caselli.fax.app.maintain.ReadVersions;
import org.caselli.fax.app.maintain.ResumeSending;
import org.caselli.fax.app.maintain.UpdateJob;
import org.caselli.fax.domain.job.JobListing;
import org.caselli.fax.domain.job.JobState;
import org.caselli.fax.wire.FaxJson;
import org.caselli.fax.wire.WireId;

/** {@link MaintenanceMXBean} by the use cases that REST has too. Thread-safe. */
@ApplicationScoped
public class MaintenanceBean implements MaintenanceMXBean {
  private static final int MOST = 1_000;

  @Inject private ReadSituation readSituation;
  @Inject private ListJobs listJobs;
  @Inject private UpdateJob updateJob;
  @Inject private PauseSending pauseSending;
  @Inject private ResumeSending resumeSending;
  @Inject private FlushCaches flushCaches;
  @Inject private ReadVersions readVersions;
  @Inject private ListNodes listNodes;
  @Inject private DrainNode drainNode;
  @Inject private NodeDuty duty;

  @Override
  public long getPending() {
    return count(JobState.PENDING);
  }

  @Override
  public long getDue() {
    return situation().backlog().due();
  }

  @Override
  public long getWaiting() {
    return situation().waiting();
  }

  @Override
  public long getActive() {
    return count(JobState.PROCESSING);
  }

  private long count(JobState state) {
    return situation().backlog().jobs().getOrDefault(state, 0L);
  }

  @Override
  public String getEngine() {
    return situation().engine();
  }

  @Override
  public boolean isPaused() {
    return situation().heldBack().everybody();
  }

  @Override
  public List<String> getPausedAccounts() {
    return situation().heldBack().accounts().stream().map(WireId::of).sorted().toList();
  }

  @Override
  public List<SwitchRow> getSwitches() {
    return situation().health().links().stream().map(SwitchRow::new).toList();
  }

  @Override
  public boolean isDraining() {
    return duty.isDraining();
  }

  @Override
  public List<NodeRow> nodes() {
    return Operator.told(() -> listNodes.listNodes(Operator.ACCESS)).stream()
        .map(NodeRow::new)
        .toList();
  }

  @Override
  public String drain(String node) {
    return change(node, true) + " drains";
  }

  @Override
  public String resumeNode(String node) {
    return change(node, false) + " works";
  }

  private String change(String node, boolean draining) {
    Optional<String> which = Optional.ofNullable(node).filter(name -> !name.isBlank());
    return Operator.told(
        () -> drainNode.drainNode(Operator.ACCESS, Operator.ACTOR, which, draining));
  }

  private Situation situation() {
    return Operator.told(() -> readSituation.readSituation(Operator.ACCESS));
  }

  @Override
  public List<VersionRow> getVersions() {
    return versions();
  }

  @Override
  public List<JobRow> pendingJobs() {
    return jobs(JobState.PENDING, Optional.empty(), Optional.empty());
  }

  @Override
  public List<JobRow> activeJobs() {
    return jobs(JobState.PROCESSING, Optional.empty(), Optional.empty());
  }

  @Override
  public List<JobRow> accountJobs(String account, String state) {
    return jobs(listed(state), Optional.of(id(account)), Optional.empty());
  }

  @Override
  public List<JobRow> faxboxJobs(String faxbox, String state) {
    return jobs(listed(state), Optional.empty(), Optional.of(id(faxbox)));
  }

  private List<JobRow> jobs(JobState state, Optional<UUID> account, Optional<UUID> faxbox) {
    JobListing wanted = new JobListing(state, account, faxbox, Optional.empty());
    return Operator.told(() -> listJobs.listJobs(Operator.ACCESS, wanted, MOST)).rows().stream()
        .map(JobRow::new)
        .toList();
  }

  @Override
  public String restartJob(String job) {
    return moved(job, Optional.of(JobState.PENDING));
  }

  @Override
  public String updateJob(String job, String state) {
    return moved(job, FaxJson.state(state));
  }

  @Override
  public String cancelJob(String job) {
    return moved(job, Optional.of(JobState.CANCELLED));
  }

  private String moved(String job, Optional<JobState> state) {
    UUID id = id(job);
    return Operator.told(
        () -> {
          updateJob.updateJob(Operator.ACCESS, Operator.ACTOR, id, state);
          return "Done";
        });
  }

  @Override
  public String pause(String account) {
    Optional<UUID> whose = Operator.perhaps(account);
    return Operator.told(
        () -> {
          pauseSending.pauseSending(Operator.ACCESS, Operator.ACTOR, whose);
          return "Paused";
        });
  }

  @Override
  public String resume(String account) {
    Optional<UUID> whose = Operator.perhaps(account);
    return Operator.told(
        () -> {
          resumeSending.resumeSending(Operator.ACCESS, Operator.ACTOR, whose);
          return situation().heldBack().everybody() ? "The system is still paused" : "Resumed";
        });
  }

  @Override
  public String flush() {
    return Operator.told(() -> flushCaches.flushCaches(Operator.ACCESS)).stream()
        .map(each -> each.cache() + ": " + each.entries())
        .toList()
        .toString();
  }

  @Override
  public List<VersionRow> versions() {
    return Operator.told(() -> readVersions.readVersions(Operator.ACCESS)).stream()
        .map(VersionRow::new)
        .toList();
  }

  private static JobState listed(String word) {
    String wanted = word == null || word.isBlank() ? FaxJson.status(JobState.PENDING) : word;
    return FaxJson.state(wanted)
        .orElseThrow(() -> new IllegalArgumentException("There is no state " + wanted));
  }

  private static UUID id(String text) {
    return Operator.perhaps(text)
        .orElseThrow(() -> new IllegalArgumentException("An id is missing"));
  }
}
