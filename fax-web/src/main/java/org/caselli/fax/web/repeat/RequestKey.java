package org.caselli.fax.web.repeat;

import java.util.regex.Pattern;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.Violation;
import org.caselli.fax.wire.WireId;

/**
 * The header {@code Idempotency-Key}, in the manner of draft-ietf-httpapi-idempotency-key-header:
 * with or without quotes.
 */
public final class RequestKey {
  /** Header of requests that may come again. */
  public static final String HEADER = "Idempotency-Key";

  /** Header of an answer that was given before. */
  public static final String REPLAYED = "Idempotent-Replayed";

  /** Attribute of a request of which it is not known whether it had its effect. */
  public static final String UNDECIDED = "org.caselli.fax.undecided";

  private static final Pattern KEY = Pattern.compile("\\p{Graph}[\\p{Graph} ]{0,254}");

  private RequestKey() {}

  /**
   * The key in the header.
   *
   * @throws FaxException invalid, when it is none
   */
  public static String parse(String header) {
    String text = header.strip();
    boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
    String key = quoted ? text.substring(1, text.length() - 1) : text;
    if (!KEY.matcher(key).matches()) {
      throw FaxException.invalid(
          new Violation(
              "idempotency_key",
              "pattern",
              "Idempotency-Key must have 1 to 255 printable ASCII characters"));
    }
    return key;
  }

  /** The namespace of a submission's key: keys of others are other keys. */
  public static String namespace(Access access) {
    return "api:" + WireId.of(access.principal());
  }
}
