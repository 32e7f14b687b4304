package org.caselli.fax.domain.request;

import java.util.Objects;
import java.util.UUID;

/**
 * By what a request is known again, when its sender cannot know whether it got through.
 *
 * @param account of the sender
 * @param principal API key or user that sends; keys of others are other keys
 * @param key as the sender gave it, of any length
 * @param requestHash of all that was asked for; the same key with another hash is a mistake
 */
public record RequestMark(UUID account, UUID principal, String key, String requestHash) {
  public RequestMark {
    Objects.requireNonNull(account);
    Objects.requireNonNull(principal);
    Objects.requireNonNull(key);
    Objects.requireNonNull(requestHash);
  }
}
