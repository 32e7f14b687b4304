package org.caselli.fax.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;
import org.caselli.fax.app.admin.CreateAccount.NewAccount;
import org.caselli.fax.domain.account.Account;
import org.caselli.fax.domain.account.HostedNumber;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.Violation;

/** Accounts and their numbers on the wire. */
public final class AccountJson {
  private AccountJson() {}

  /** The public document of an account. */
  public static ObjectNode of(Account account) {
    ObjectNode json = DocumentSchema.publicPart(Json.stored(account.attributes()));
    json.put("id", WireId.of(account.id()));
    account.parentId().ifPresent(parent -> json.put("reseller_id", WireId.of(parent)));
    json.put("name", account.name());
    json.put("realm", account.realm());
    json.put("timezone", account.zone().getId());
    if (!account.defaultFrom().isEmpty()) {
      json.put("default_from", account.defaultFrom());
    }
    json.put("created", WireTime.of(account.createdAt()));
    return json;
  }

  /** Reads an account to create. */
  public static NewAccount read(ObjectNode data) {
    ObjectNode document = DocumentSchema.ACCOUNT.validated(data);
    return new NewAccount(
        document.path("name").asText(),
        text(document, "realm"),
        zone(document, "timezone"),
        document.toString());
  }

  /** A number. */
  public static ObjectNode of(HostedNumber number) {
    ObjectNode json = Json.object();
    json.put("id", number.number());
    json.put("state", "in_service");
    json.put("assigned_to", WireId.of(number.account()));
    number.faxbox().ifPresent(faxbox -> json.put("faxbox_id", WireId.of(faxbox)));
    return json;
  }

  /** A text that is there and not blank. */
  static Optional<String> text(ObjectNode document, String field) {
    String text = document.path(field).asText("");
    return text.isBlank() ? Optional.empty() : Optional.of(text);
  }

  /** A time zone; {@code inherit} means none of its own. */
  static Optional<ZoneId> zone(ObjectNode document, String field) {
    return text(document, field)
        .filter(name -> !name.equals("inherit"))
        .map(
            name -> {
              try {
                return ZoneId.of(name);
              } catch (DateTimeException e) {
                FaxException exception =
                    FaxException.invalid(
                        new Violation(
                            field, "enum", name + " is no time zone; write it like Europe/Rome"));
                exception.initCause(e);
                throw exception;
              }
            });
  }
}
