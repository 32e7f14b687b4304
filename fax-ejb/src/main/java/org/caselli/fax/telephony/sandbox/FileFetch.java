package org.caselli.fax.telephony.sandbox;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.caselli.fax.port.CallRequest;

/** Gets the file of a call before it is dialled, as a switch does with {@code api http_get}. */
@FunctionalInterface
public interface FileFetch {
  /**
   * Fetches the file of {@code request} into {@code target}. Does not block. Completes
   * exceptionally, with a message for people, when there is no such file or nobody to ask.
   */
  CompletableFuture<Path> fetch(CallRequest request, Path target);
}
