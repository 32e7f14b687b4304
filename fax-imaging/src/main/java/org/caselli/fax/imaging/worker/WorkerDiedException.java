package org.caselli.fax.imaging.worker;

/** A worker has ended before it had answered. */
final class WorkerDiedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final Death death;

  WorkerDiedException(Death death, String lastWords, Throwable cause) {
    super(lastWords, cause);
    this.death = death;
  }

  Death death() {
    return death;
  }
}
