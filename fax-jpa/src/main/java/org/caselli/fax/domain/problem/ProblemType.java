package org.caselli.fax.domain.problem;

/**
 * Everything that a caller can be told is wrong. The token is Kazoo's {@code message} of the error
 * envelope; the slug names the problem for RFC 9457 and never changes.
 */
public enum ProblemType {
  VALIDATION("validation-error", "validation error", 400, false),
  MALFORMED("malformed-request", "invalid request", 400, false),
  NOT_AUTHENTICATED("not-authenticated", "invalid_credentials", 401, false),
  FORBIDDEN("forbidden", "forbidden", 403, false),
  NOT_FOUND("not-found", "bad_identifier", 404, false),
  NOT_ACCEPTABLE("not-acceptable", "unavailable content type", 406, false),
  CONFLICT("conflict", "datastore_conflict", 409, false),
  TOO_LARGE("too-large", "file_too_big", 413, false),
  UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", "invalid content type", 415, false),
  UNREADABLE_DOCUMENT("unreadable-document", "unreadable_document", 422, false),
  TOO_MANY_REQUESTS("too-many-requests", "too_many_requests", 429, true),
  UNAVAILABLE("unavailable", "datastore_unreachable", 503, true),
  STORAGE_FULL("storage-full", "datastore_fault", 507, true);

  private final String slug;
  private final String token;
  private final int status;
  private final boolean retryable;

  ProblemType(String slug, String token, int status, boolean retryable) {
    this.slug = slug;
    this.token = token;
    this.status = status;
    this.retryable = retryable;
  }

  public String slug() {
    return slug;
  }

  public String token() {
    return token;
  }

  /** HTTP status. */
  public int status() {
    return status;
  }

  public boolean retryable() {
    return retryable;
  }
}
