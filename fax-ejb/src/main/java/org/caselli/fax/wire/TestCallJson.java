package org.caselli.fax.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.app.receive.PlaceTestCall.Made;
import org.caselli.fax.app.receive.PlaceTestCall.Wish;
import org.caselli.fax.domain.callflow.ArrivingCall;
import org.caselli.fax.domain.fax.FaxOptions.Source;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.Violation;
import org.caselli.fax.port.TestCalls.Fate;

/**
 * A call that the sandbox is to play, on the wire.
 *
 * @param source where the document is to be fetched
 * @param fax whose pages come in
 */
public record TestCallJson(Wish wish, Optional<Source> source, Optional<UUID> fax) {
  public TestCallJson {
    Objects.requireNonNull(wish);
    Objects.requireNonNull(source);
    Objects.requireNonNull(fax);
  }

  /**
   * Reads what a client wants.
   *
   * @throws FaxException invalid
   */
  public static TestCallJson read(ObjectNode data) {
    ObjectNode valid = DocumentSchema.TEST_CALL.validated(data);
    String to = valid.path("to_number").asText();
    Wish wish =
        new Wish(
            to,
            new ArrivingCall.Caller(
                valid.path("from_number").asText(), valid.path("from_name").asText()),
            valid.path("station_id").asText(),
            Fate.valueOf(valid.path("fate").asText().toUpperCase(Locale.ROOT)),
            valid.path("pages").asInt(),
            valid.path("failed_uploads").asInt());
    Optional<Source> source =
        Optional.of(valid.path("document").path("url").asText(""))
            .filter(url -> !url.isEmpty())
            .map(url -> new Source(url, "get", "", "", "", ""));
    return new TestCallJson(wish, source, fax(valid));
  }

  private static Optional<UUID> fax(ObjectNode valid) {
    String id = valid.path("fax_id").asText("");
    try {
      return id.isEmpty() ? Optional.empty() : Optional.of(WireId.fromString(id).value());
    } catch (IllegalArgumentException e) {
      FaxException invalid =
          FaxException.invalid(new Violation("fax_id", "pattern", "This is not the id of a fax"));
      invalid.initCause(e);
      throw invalid;
    }
  }

  /** The call that was made; its id will be the fax's. */
  public static ObjectNode of(Made made, Wish wish) {
    ObjectNode json = Json.object();
    json.put("id", WireId.of(made.call().value()));
    json.put("call_id", made.call().toString());
    json.put("status", made.placed().cause().isEmpty() ? "answered" : "refused");
    made.placed().cause().ifPresent(cause -> json.put("cause", cause));
    json.put("to", wish.toNumber());
    json.put("from", wish.caller().number());
    json.put("fate", wish.fate().name().toLowerCase(Locale.ROOT));
    return json;
  }
}
