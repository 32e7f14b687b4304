package org.caselli.fax.app.transmit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
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

  /** Writes all of it or nothing. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void writeProgress(List<Progress> progress) {
    journal.write(progress);
    news.announce(progress);
  }
}
