package org.caselli.fax.domain.job;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who prepares the document of a job, and how often that was begun and broke off. Whoever begins
 * has a number that nobody had before; who shows an older one is late.
 */
@Embeddable
class Preparations {
  @Column(name = "preparations")
  private int begun;

  @Column(name = "prepared_by")
  private @Nullable UUID preparedBy;

  @Column(name = "preparation_fence")
  private long fence;

  @Column(name = "preparations_broken_off")
  private int brokenOff;

  /** Somebody begins; who was at it before has not come to an end. */
  void begins(UUID by) {
    begun++;
    if (preparedBy != null) {
      brokenOff++;
    }
    preparedBy = by;
    fence++;
  }

  /** It ended the process that was at it. */
  void brokeOff() {
    brokenOff++;
  }

  /** Nobody is at it any more. */
  void ended() {
    preparedBy = null;
  }

  /** What was tried before counts no more; the numbers go on. */
  void beginAnew() {
    begun = 0;
    brokenOff = 0;
    preparedBy = null;
  }

  int begun() {
    return begun;
  }

  int brokenOff() {
    return brokenOff;
  }

  long fence() {
    return fence;
  }
}
