package org.caselli.fax.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.caselli.fax.domain.problem.Violation;

/**
 * What went wrong, as the client is told.
 *
 * @param status HTTP status, nearly always that of the type
 * @param detail a sentence
 * @param data {@code data} of the error envelope
 */
public record Problem(
    ProblemType type, int status, String detail, ObjectNode data, List<Violation> violations) {
  private static final String TYPE = "urn:caselli-fax:problem:";
  private static final int FAULT = 500;

  public Problem {
    Objects.requireNonNull(type);
    Objects.requireNonNull(detail);
    Objects.requireNonNull(data);
    violations = List.copyOf(violations);
  }

  /** What a use case refused. */
  public static Problem of(FaxException refusal) {
    return of(refusal, refusal.type().status());
  }

  private static Problem of(FaxException refusal, int status) {
    return new Problem(
        refusal.type(), status, refusal.getMessage(), data(refusal), refusal.violations());
  }

  /**
   * What the server itself refused before anybody could look at it: no such path, method or type.
   *
   * @param status 400 to 599
   */
  public static Problem ofStatus(int status) {
    ProblemType type =
        Stream.of(ProblemType.values())
            .filter(each -> each.status() == status && each != ProblemType.VALIDATION)
            .findFirst()
            .orElse(status < FAULT ? ProblemType.MALFORMED : ProblemType.FAULT);
    return type == ProblemType.FAULT ? fault() : of(new FaxException(type, sentence(type)), status);
  }

  /** A fault of ours; says nothing of what it is. */
  public static Problem fault() {
    String sentence = "Something failed here; the log tells more under the request id";
    return new Problem(ProblemType.FAULT, FAULT, sentence, message(sentence), List.of());
  }

  /** Kazoo's word for it. */
  public String token() {
    return type.token();
  }

  private static String sentence(ProblemType type) {
    return switch (type) {
      case NOT_FOUND -> "There is nothing at this address";
      case METHOD_NOT_ALLOWED -> "This address does not know this method";
      case NOT_ACCEPTABLE -> "Nothing of what the client accepts is to be had here";
      case UNSUPPORTED_MEDIA_TYPE -> "This type of body is not taken here";
      case GONE -> "This version of the API is gone; use /v2";
      case MALFORMED -> "The request is malformed";
      default -> type.title();
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
    violations.forEach(violation -> add(data, violation));
    return data;
  }

  private static void add(ObjectNode data, Violation violation) {
    ObjectNode fault = data.withObjectProperty(violation.path()).putObject(violation.rule());
    fault.put("message", violation.message());
    if (!violation.cause().isEmpty()) {
      fault.put("cause", violation.cause());
    }
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
    body.put("type", TYPE + type.slug());
    body.put("title", type.title());
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
}
