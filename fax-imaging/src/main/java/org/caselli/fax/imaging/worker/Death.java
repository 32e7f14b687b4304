package org.caselli.fax.imaging.worker;

/** What ended a worker. */
enum Death {
  /** Killed: the time limit and its grace had passed. */
  OUT_OF_TIME,
  /** Its heap was full, or it was killed for the RAM that it held. */
  OUT_OF_MEMORY,
  /** It ended or spoke out of turn while it had a document. */
  CRASHED,
  /** Somebody else killed it, for instance the system when RAM ran out. */
  KILLED_FROM_OUTSIDE,
  /** It never said that it is ready. */
  NOT_STARTED;

  private static final int OUT_OF_MEMORY_STATUS = 3;
  private static final int BY_SIGNAL = 128;
  private static final int SIGKILL = 9;
  private static final int SIGTERM = 15;

  /** What an exit status means: 3 is that of {@code -XX:+ExitOnOutOfMemoryError}. */
  static Death of(int status) {
    return switch (status) {
      case OUT_OF_MEMORY_STATUS -> OUT_OF_MEMORY;
      case BY_SIGNAL + SIGKILL, BY_SIGNAL + SIGTERM -> KILLED_FROM_OUTSIDE;
      default -> CRASHED;
    };
  }
}
