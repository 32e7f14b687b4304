package org.caselli.fax.app.transmit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.caselli.fax.domain.job.Progress;
import org.caselli.fax.domain.job.ProgressJournal;

/** The transaction that writes the progress of live attempts. */
@ApplicationScoped
public class WriteProgress {
  private final ProgressJournal journal;
  private final CallNews news;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected WriteProgress() {
    this(null, null);
  }

  @Inject
  public WriteProgress(ProgressJournal journal, CallNews news) {
    this.journal = journal;
    this.news = news;
  }

  /**
   * Writes all of it or nothing.
   *
   * @return attempts that somebody else has taken over, of which nothing is written
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public Set<UUID> writeProgress(List<Progress> progress) {
    Set<UUID> deposed = journal.write(progress);
    news.announce(progress.stream().filter(each -> !deposed.contains(each.attempt())).toList());
    return deposed;
  }
}
