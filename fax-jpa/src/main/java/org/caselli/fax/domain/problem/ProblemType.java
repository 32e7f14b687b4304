package org.caselli.fax.domain.problem;

import java.util.Locale;

/**
 * Everything that a caller can be told is wrong. The token is Kazoo's {@code message} of the error
 * envelope; the slug names the problem for RFC 9457 and never changes.
 */
public enum ProblemType {
  VALIDATION(
      "validation-error",
      "validation error",
      400,
      false,
      "Correct the fields that are named; each comes with the rule that it breaks."),
  MALFORMED(
      "malformed-request",
      "invalid request",
      400,
      false,
      "Send what the address takes; the detail says where reading stopped."),
  NOT_AUTHENTICATED(
      "not-authenticated",
      "invalid_credentials",
      401,
      false,
      "Sign in again and send the new token."),
  FORBIDDEN(
      "forbidden",
      "forbidden",
      403,
      false,
      "Use a key or a user with the role that the detail names, or stay in your own account."),
  NOT_FOUND(
      "not-found",
      "bad_identifier",
      404,
      false,
      "Check the id; it may have been removed, or belong to another account."),
  METHOD_NOT_ALLOWED(
      "method-not-allowed",
      "method_not_allowed",
      405,
      false,
      "Use a method that the header Allow names."),
  NOT_ACCEPTABLE(
      "not-acceptable",
      "unavailable content type",
      406,
      false,
      "Ask for a form that the detail names, or leave out Accept."),
  CONFLICT("conflict", "datastore_conflict", 409, false, "Read the thing again and decide anew."),
  GONE("gone", "gone", 410, false, "Use /v2."),
  PRECONDITION_FAILED(
      "precondition-failed",
      "precondition_failed",
      412,
      false,
      "Somebody else changed it meanwhile: read it again and send its revision as If-Match."),
  TOO_LARGE(
      "too-large",
      "file_too_big",
      413,
      false,
      "Send less, or have the setting max_upload_size raised."),
  UNSUPPORTED_MEDIA_TYPE(
      "unsupported-media-type",
      "invalid content type",
      415,
      false,
      "Send a type that the detail names."),
  UNREADABLE_DOCUMENT(
      "unreadable-document",
      "unreadable_document",
      422,
      false,
      "Send the document in another form, for instance as PDF."),
  TOO_MANY_REQUESTS(
      "too-many-requests",
      "too_many_requests",
      429,
      true,
      "Wait as many seconds as Retry-After says."),
  FAULT(
      "fault",
      "unspecified_fault",
      500,
      false,
      "Tell the operator the request id; the log has more under it."),
  UNAVAILABLE("unavailable", "datastore_unreachable", 503, true, "Try again after a while."),
  STORAGE_FULL(
      "storage-full",
      "datastore_fault",
      507,
      true,
      "Tell the operator; nothing was kept of the request.");

  private final String slug;
  private final String token;
  private final int status;
  private final boolean retryable;
  private final String advice;

  ProblemType(String slug, String token, int status, boolean retryable, String advice) {
    this.slug = slug;
    this.token = token;
    this.status = status;
    this.retryable = retryable;
    this.advice = advice;
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

  /** Whether the same request may succeed later. */
  public boolean retryable() {
    return retryable;
  }

  /** A sentence that says what to do. */
  public String advice() {
    return advice;
  }

  /** The slug for people. */
  public String title() {
    String words = slug.replace('-', ' ');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
