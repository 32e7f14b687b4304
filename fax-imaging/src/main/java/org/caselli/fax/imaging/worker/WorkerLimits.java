package org.caselli.fax.imaging.worker;

/**
 * What the worker processes may use.
 *
 * @param workers processes that convert at once, each one document; so many are kept warm
 * @param heapMb Java heap of each, in MiB
 * @param documentsPerWorker after so many documents a worker is replaced by a new one
 */
public record WorkerLimits(int workers, int heapMb, int documentsPerWorker) {

  /** Code, class data, threads and buffers of a worker beside its heap, in MiB. */
  private static final int BESIDE_HEAP_MB = 256;

  public WorkerLimits {
    if (workers < 1 || heapMb < 1 || documentsPerWorker < 1) {
      throw new IllegalArgumentException("Limits of workers must be positive");
    }
  }

  /** Two workers with 256 MiB each, replaced after 1,000 documents. */
  public static WorkerLimits defaults() {
    return new WorkerLimits(2, 256, 1_000);
  }

  /** A worker with its child processes is killed when it holds more RAM than this, in MiB. */
  int mostResidentMb() {
    return heapMb + BESIDE_HEAP_MB;
  }

  /** A worker that holds more than this after a document is replaced, in MiB. */
  int mostResidentAtRestMb() {
    return heapMb + BESIDE_HEAP_MB * 3 / 4;
  }
}
