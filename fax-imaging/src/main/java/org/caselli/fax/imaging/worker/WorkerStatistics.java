package org.caselli.fax.imaging.worker;

/**
 * The worker processes at one moment, and what has become of them since the pool was made.
 *
 * @param idle ready for a document, or about to be
 * @param busy with a document
 * @param waiting calls that wait for a worker
 * @param documents calls that were answered, the refused ones too
 * @param started processes
 * @param outOfTime killed because of the time limit
 * @param outOfMemory ended because of memory
 * @param crashed ended or broken by the document
 * @param killedFromOutside by somebody else
 * @param notStarted ended before they were ready
 */
public record WorkerStatistics(
    int idle,
    int busy,
    int waiting,
    long documents,
    long started,
    long outOfTime,
    long outOfMemory,
    long crashed,
    long killedFromOutside,
    long notStarted) {

  /** Before there are workers. */
  public static WorkerStatistics none() {
    return new WorkerStatistics(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
  }
}
