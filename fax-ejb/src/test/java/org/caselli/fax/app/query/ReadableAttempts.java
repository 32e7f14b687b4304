package org.caselli.fax.app.query;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.job.Attempt;
import org.caselli.fax.domain.job.AttemptEvent;
import org.caselli.fax.domain.job.Attempts;
import org.caselli.fax.domain.job.Stage;

/** Attempts in memory, as far as readers need them. */
public final class ReadableAttempts implements Attempts {
  private final Map<UUID, Attempt> attempts = new LinkedHashMap<>();

  @Override
  public Optional<Attempt> byId(UUID id) {
    return Optional.ofNullable(attempts.get(id));
  }

  @Override
  public Map<UUID, UUID> accountsOf(List<UUID> ids) {
    throw new UnsupportedOperationException("Reading needs no dispatch");
  }

  @Override
  public List<Attempt> byIds(List<UUID> ids) {
    throw new UnsupportedOperationException("Reading needs no dispatch");
  }

  @Override
  public Optional<Attempt> byFileToken(String token) {
    throw new UnsupportedOperationException("Reading needs no dispatch");
  }

  @Override
  public List<Attempt> ofJob(UUID job) {
    return attempts.values().stream().filter(a -> a.jobId().equals(job)).toList();
  }

  @Override
  public void add(Attempt attempt) {
    attempts.put(attempt.id(), attempt);
  }

  @Override
  public List<AttemptEvent> timeline(UUID attempt) {
    return List.of(new AttemptEvent(1, Instant.EPOCH, Stage.ORIGINATE, "Dialled"));
  }

  @Override
  public List<UUID> orphaned(List<UUID> livingIncarnations, int most) {
    throw new UnsupportedOperationException("Reading needs no dispatch");
  }

  @Override
  public List<UUID> orphanedOf(String node, List<UUID> living, int most) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<UUID> takeOver(
      List<UUID> attempts, Attempt.Owner owner, List<UUID> living, Instant now) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Attempt> endedBy(UUID incarnation, Instant since, int most) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<UUID> liveOf(UUID incarnation, Instant before, int most) {
    throw new UnsupportedOperationException("Reading needs no dispatch");
  }

  @Override
  public List<UUID> toBeCancelled(int most) {
    throw new UnsupportedOperationException();
  }
}
