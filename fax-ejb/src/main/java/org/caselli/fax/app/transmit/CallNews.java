package org.caselli.fax.app.transmit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.caselli.fax.app.announce.Announcements;
import org.caselli.fax.app.announce.News;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.fax.Faxes;
import org.caselli.fax.domain.job.Attempt;
import org.caselli.fax.domain.job.Attempts;
import org.caselli.fax.domain.job.Progress;

/** Announces how calls go on, within the caller's transaction. Thread-safe. */
@ApplicationScoped
public class CallNews {
  private final Announcements announcements;
  private final Attempts attempts;
  private final Faxes faxes;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected CallNews() {
    this(null, null, null);
  }

  @Inject
  public CallNews(Announcements announcements, Attempts attempts, Faxes faxes) {
    this.announcements = announcements;
    this.attempts = attempts;
    this.faxes = faxes;
  }

  /** What calls have come to; those that have not been dialled yet are no news. */
  void announce(List<Progress> progress) {
    announcements.announce(() -> news(progress));
  }

  private List<News> news(List<Progress> progress) {
    List<Progress> calls = progress.stream().filter(each -> each.dialledAt().isPresent()).toList();
    if (calls.isEmpty()) {
      return List.of();
    }
    Map<UUID, Attempt> live =
        attempts.byIds(calls.stream().map(Progress::attempt).toList()).stream()
            .filter(Attempt::isLive)
            .collect(Collectors.toMap(Attempt::id, Function.identity()));
    Map<UUID, Fax> documents =
        faxes.byIds(live.values().stream().map(Attempt::jobId).toList()).stream()
            .collect(Collectors.toMap(Fax::id, Function.identity()));
    return calls.stream()
        .filter(each -> live.containsKey(each.attempt()))
        .map(each -> news(each, live.get(each.attempt()), documents))
        .toList();
  }

  private static News news(Progress progress, Attempt attempt, Map<UUID, Fax> documents) {
    return News.underWay(documents.get(attempt.jobId()), attempt, progress);
  }
}
