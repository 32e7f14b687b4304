package org.caselli.fax.web.upload;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Locale;
import java.util.Set;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.caselli.fax.wire.Json;

/** A body of JSON, read within a limit. */
public final class JsonBody {
  /** Bytes that a JSON body may have. */
  public static final int LIMIT = 1024 * 1024;

  private static final Set<String> TYPES = Set.of("application/json", "application/x-json");

  /** What {@code curl -d} calls whatever it sends; Kazoo takes it for JSON, and so do we. */
  private static final String FORM = "application/x-www-form-urlencoded";

  private JsonBody() {}

  /**
   * Reads the envelope of a request.
   *
   * @param contentType the request's; empty for none, which is taken for JSON
   * @throws FaxException unsupported media type, malformed or too large
   */
  public static ObjectNode read(InputStream body, String contentType) throws IOException {
    String type = plain(contentType);
    if (!isTaken(type)) {
      throw new FaxException(
          ProblemType.UNSUPPORTED_MEDIA_TYPE, "Send application/json here, not " + type);
    }
    return read(body);
  }

  /** The same where the query may say all there is to say: nothing is an empty envelope. */
  public static ObjectNode readIfAny(InputStream body, String contentType) throws IOException {
    PushbackInputStream ahead = new PushbackInputStream(body);
    int first = ahead.read();
    if (first < 0) {
      return Json.object();
    }
    ahead.unread(first);
    return read(ahead, contentType);
  }

  /** Whether a body of this type is read as JSON. */
  public static boolean isTaken(String contentType) {
    String type = plain(contentType);
    return type.isEmpty() || type.equals(FORM) || isJson(type);
  }

  static ObjectNode read(InputStream body) throws IOException {
    return Json.parse(new ClientInput(body, LIMIT).readAllBytes());
  }

  static boolean isJson(String contentType) {
    return TYPES.contains(plain(contentType));
  }

  /** In lower case and without parameters. */
  static String plain(String contentType) {
    return contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  /**
   * The object under {@code data}.
   *
   * @throws FaxException malformed, when there is none
   */
  public static ObjectNode data(ObjectNode envelope) {
    if (envelope.get("data") instanceof ObjectNode data) {
      return data;
    }
    throw new FaxException(ProblemType.MALFORMED, "The body must hold an object named data");
  }
}
