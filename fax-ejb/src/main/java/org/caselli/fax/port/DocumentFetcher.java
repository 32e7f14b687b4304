package org.caselli.fax.port;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.caselli.fax.domain.fax.FaxOptions.Source;

/**
 * Fetches a document by URL, guarded: http and https only, public addresses only unless allowed,
 * redirects checked again, limited in size and time. Blocking, thread-safe; never within a
 * transaction.
 */
public interface DocumentFetcher {
  /**
   * Fetches into {@code target}, which is written anew.
   *
   * @throws FetchFailure with a sentence for the sender of the fax
   */
  Fetched fetch(Source source, Path target, Limits limits) throws FetchFailure;

  /**
   * What was fetched.
   *
   * @param mediaType of the answer, else by the URL's extension, else {@code
   *     application/octet-stream}
   */
  record Fetched(Path file, String mediaType, long size) {}

  /**
   * Limits of one fetch.
   *
   * @param maxBytes largest document
   * @param time from the connection to the last byte, redirects included
   * @param allowed hosts, addresses and CIDR ranges that need not be public
   */
  record Limits(long maxBytes, Duration time, List<String> allowed) {
    public Limits {
      Objects.requireNonNull(time);
      allowed = List.copyOf(allowed);
    }
  }

  /** The document could not be fetched. */
  final class FetchFailure extends Exception {
    private static final long serialVersionUID = 1L;
    private final boolean permanent;

    /**
     * A failure.
     *
     * @param permanent fetching again cannot help: forbidden address, not found, too large
     */
    public FetchFailure(String message, boolean permanent) {
      super(message);
      this.permanent = permanent;
    }

    public boolean isPermanent() {
      return permanent;
    }
  }
}
