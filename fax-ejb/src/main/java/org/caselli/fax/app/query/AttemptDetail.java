package org.caselli.fax.app.query;

import java.util.List;
import org.caselli.fax.domain.job.Attempt;
import org.caselli.fax.domain.job.AttemptEvent;

/**
 * An attempt and what happened in it.
 *
 * @param timeline in order
 */
public record AttemptDetail(Attempt attempt, List<AttemptEvent> timeline) {
  public AttemptDetail {
    timeline = List.copyOf(timeline);
  }
}
