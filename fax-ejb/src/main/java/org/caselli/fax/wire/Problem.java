package org.caselli.fax.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.caselli.fax.domain.problem.Violation;

/**
 * What went wrong, as the client is told.
 *
 * @param status HTTP status
 * @param token Kazoo's word for it
 * @param slug names the problem for RFC 9457
 * @param detail a sentence
 * @param data {@code data} of the error envelope
 */
public record Problem(
    int status,
    String token,
    String slug,
    String detail,
    ObjectNode data,
    List<Violation> violations) {
  private static final String TYPE = "urn:caselli-fax:problem:";
  private static final int FAULT = 500;

  public Problem {
    Objects.requireNonNull(token);
    Objects.requireNonNull(slug);
    Objects.requireNonNull(detail);
    Objects.requireNonNull(data);
    violations = List.copyOf(violations);
  }

  /** What a use case refused. */
  public static Problem of(FaxException refusal) {
    ProblemType type = refusal.type();
    String detail = refusal.getMessage();
    return new Problem(
        type.status(), type.token(), type.slug(), detail, data(refusal), refusal.violations());
  }

  /**
   * What the REST layer itself refused: no such path, method or type.
   *
   * @param status 400 to 499
   */
  public static Problem ofStatus(int status) {
    return Stream.of(ProblemType.values())
        .filter(type -> type.status() == status && type != ProblemType.VALIDATION)
        .findFirst()
        .map(type -> of(new FaxException(type, sentence(status))))
        .orElseGet(() -> plain(status, sentence(status)));
  }

  /** A fault of ours; says nothing of what it is. */
  public static Problem fault() {
    return new Problem(
        FAULT,
        "unspecified_fault",
        "fault",
        "Something failed here; the log tells more under the request id",
        Json.object(),
        List.of());
  }

  private static Problem plain(int status, String sentence) {
    String token = status == 405 ? "method_not_allowed" : "invalid_request";
    return new Problem(
        status, token, token.replace('_', '-'), sentence, message(sentence), List.of());
  }

  private static String sentence(int status) {
    return switch (status) {
      case 404 -> "There is nothing at this address";
      case 405 -> "This address does not know this method";
      case 406 -> "Nothing of what the client accepts is to be had here";
      case 415 -> "This type of body is not taken here";
      default -> "The request is malformed";
    };
  }

  private static ObjectNode data(FaxException refusal) {
    if (refusal instanceof InvalidDocument invalid) {
      return invalid.faults();
    }
    List<Violation> violations =
        refusal.type() == ProblemType.TOO_LARGE && refusal.violations().isEmpty()
            ? List.of(new Violation("file", "maxSize", refusal.getMessage()))
            : refusal.violations();
    if (violations.isEmpty()) {
      return message(refusal.getMessage());
    }
    ObjectNode data = Json.object();
    violations.forEach(
        violation ->
            data.withObjectProperty(violation.path())
                .putObject(violation.rule())
                .put("message", violation.message()));
    return data;
  }

  private static ObjectNode message(String sentence) {
    return Json.object().put("message", sentence);
  }

  /**
   * The body of {@code application/problem+json} (RFC 9457).
   *
   * @param instance path of the request
   */
  public ObjectNode rfc9457(String instance, String requestId) {
    ObjectNode body = Json.object();
    body.put("type", TYPE + slug);
    body.put("title", title());
    body.put("status", status);
    body.put("detail", detail);
    body.put("instance", instance);
    body.put("correlation_id", requestId);
    if (!violations.isEmpty()) {
      ArrayNode errors = body.putArray("errors");
      violations.forEach(
          violation ->
              errors
                  .addObject()
                  .put("pointer", "/data/" + violation.path().replace('.', '/'))
                  .put("rule", violation.rule())
                  .put("detail", violation.message()));
    }
    return body;
  }

  private String title() {
    String words = slug.replace('-', ' ');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
