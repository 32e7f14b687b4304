package org.caselli.fax.domain.submission;

import java.util.Objects;

/**
 * By what a submission is known again, when its sender cannot know whether it got through.
 *
 * @param namespace entrance, and whose key it is; keys of others are other keys
 * @param key as the sender gave it, of any length
 * @param requestHash of all that was submitted; the same key with another hash is a mistake
 */
public record SubmissionKey(String namespace, String key, String requestHash) {
  /** Characters that a namespace may have. */
  public static final int LONGEST_NAMESPACE = 64;

  public SubmissionKey {
    Objects.requireNonNull(requestHash);
    if (namespace.isEmpty() || namespace.length() > LONGEST_NAMESPACE) {
      throw new IllegalArgumentException("Not a namespace: " + namespace);
    }
    if (key.isEmpty()) {
      throw new IllegalArgumentException("A key is not empty");
    }
  }
}
