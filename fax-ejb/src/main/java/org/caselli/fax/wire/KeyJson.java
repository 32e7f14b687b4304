package org.caselli.fax.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.app.admin.IssueKey.IssuedKey;
import org.caselli.fax.app.admin.IssueKey.NewKey;
import org.caselli.fax.domain.account.ApiKey;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.Violation;

/** API keys on the wire. */
public final class KeyJson {
  private static final List<String> READ_ONLY = List.of("id", "created", "last_used", "api_key");

  private KeyJson() {}

  /** What everybody may know of a key. */
  public static ObjectNode of(ApiKey key) {
    ObjectNode json = Json.object();
    json.put("id", WireId.of(key.id()));
    json.put("name", key.name());
    json.put("role", RoleJson.of(key.role()));
    key.user().ifPresent(user -> json.put("user_id", WireId.of(user)));
    key.faxbox().ifPresent(faxbox -> json.put("faxbox_id", WireId.of(faxbox)));
    key.expires().ifPresent(end -> json.put("expires", WireTime.of(end)));
    json.put("created", WireTime.of(key.created()));
    key.lastUsed().ifPresent(last -> json.put("last_used", WireTime.of(last)));
    return json;
  }

  /** A key with its secret, which is shown this once. */
  public static ObjectNode of(IssuedKey issued) {
    return of(issued.key()).put("api_key", issued.secret());
  }

  /** Reads a key to issue. */
  public static NewKey read(ObjectNode data) {
    ObjectNode given = data.deepCopy();
    given.remove(READ_ONLY);
    ObjectNode document = DocumentSchema.API_KEY.validated(given);
    Optional<Instant> expires =
        document.has("expires")
            ? Optional.of(WireTime.startOf(document.path("expires").asLong()))
            : Optional.empty();
    return new NewKey(
        document.path("name").asText(),
        RoleJson.parse(document.path("role").asText()),
        id(document, "user_id"),
        id(document, "faxbox_id"),
        expires);
  }

  private static Optional<UUID> id(ObjectNode document, String field) {
    return AccountJson.text(document, field)
        .map(
            text -> {
              try {
                return WireId.fromString(text).value();
              } catch (IllegalArgumentException e) {
                FaxException exception =
                    FaxException.invalid(new Violation(field, "pattern", "This is not an id"));
                exception.initCause(e);
                throw exception;
              }
            });
  }
}
