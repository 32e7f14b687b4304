package org.caselli.fax.web.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.Violation;
import org.caselli.fax.web.upload.ReceivedFile;
import org.caselli.fax.wire.Json;
import org.caselli.fax.wire.SubmissionReader.Place;
import org.caselli.fax.wire.WireId;

/**
 * The header {@code Idempotency-Key}, in the manner of draft-ietf-httpapi-idempotency-key-header:
 * with or without quotes.
 */
final class RequestKey {
  /** Header of requests that may come again. */
  static final String HEADER = "Idempotency-Key";

  /** Header of an answer that was given before. */
  static final String REPLAYED = "Idempotent-Replayed";

  private static final Pattern KEY = Pattern.compile("\\p{Graph}[\\p{Graph} ]{0,254}");

  private RequestKey() {}

  /**
   * The key in the header.
   *
   * @throws FaxException invalid, when it is none
   */
  static String parse(String header) {
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

  /** SHA-256 over all that a submission says; the same for the same request. */
  static String hash(Place place, ObjectNode data, List<ReceivedFile> files) {
    MessageDigest sha256 = sha256();
    add(sha256, WireId.of(place.account()));
    add(sha256, place.faxbox().map(WireId::of).orElse(""));
    add(sha256, place.owner().map(WireId::of).orElse(""));
    sha256.update(Json.bytes(data));
    for (ReceivedFile file : files) {
      add(sha256, file.mediaType());
      add(sha256, file.sha256());
    }
    return HexFormat.of().formatHex(sha256.digest());
  }

  /** SHA-256 over what is to be done and the data with it; the same for the same request. */
  static String hash(String what, ObjectNode data) {
    MessageDigest sha256 = sha256();
    add(sha256, what);
    sha256.update(Json.bytes(data));
    return HexFormat.of().formatHex(sha256.digest());
  }

  /** Keys of others are other keys. */
  static String namespace(Access access) {
    return "api:" + WireId.of(access.principal());
  }

  private static void add(MessageDigest sha256, String text) {
    sha256.update(text.getBytes(StandardCharsets.UTF_8));
    sha256.update((byte) 0);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
