package org.caselli.fax.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.caselli.fax.app.admin.AccountChange;
import org.caselli.fax.app.admin.CreateAccount.NewAccount;
import org.caselli.fax.app.query.ReadAccountTree.Node;
import org.caselli.fax.app.query.ReadNumbers;
import org.caselli.fax.domain.account.Account;
import org.caselli.fax.domain.account.HostedNumber;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.Violation;

/** Accounts and their numbers on the wire. */
public final class AccountJson {
  private static final List<String> READ_ONLY = List.of("id", "reseller_id", "created", "modified");

  /** Fields that are kept beside the document. */
  private static final List<String> COLUMNS =
      List.of("name", "realm", "timezone", "enabled", "default_from");

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
    json.put("enabled", account.enabled());
    json.put("created", WireTime.of(account.createdAt()));
    json.put("modified", WireTime.of(account.modifiedAt()));
    return json;
  }

  /** An account in a list of those below another. */
  public static ObjectNode of(Node node) {
    ObjectNode json = summary(node.account());
    json.put("realm", node.account().realm());
    ArrayNode tree = json.putArray("tree");
    node.tree().forEach(above -> tree.add(WireId.of(above)));
    return json;
  }

  /** An account in a list of those above another. */
  public static ObjectNode summary(Account account) {
    return Json.object().put("id", WireId.of(account.id())).put("name", account.name());
  }

  /** Reads an account to create; what is set otherwise is left out. */
  public static NewAccount read(ObjectNode data) {
    ObjectNode document = DocumentSchema.ACCOUNT.validated(assignable(data));
    return new NewAccount(
        document.path("name").asText(),
        text(document, "realm"),
        zone(document, "timezone"),
        rest(document).toString());
  }

  /** Reads a whole account that is there already. */
  public static AccountChange replaced(ObjectNode data) {
    return change(DocumentSchema.ACCOUNT.checked(assignable(data)));
  }

  /** The present account with a change merged into it; a field that is null goes away. */
  public static AccountChange patched(Account present, ObjectNode change) {
    ObjectNode document = of(present);
    MergePatch.merge(document, change);
    return change(DocumentSchema.ACCOUNT.checked(assignable(document)));
  }

  private static AccountChange change(ObjectNode valid) {
    return new AccountChange(
        valid.path("name").asText(),
        text(valid, "realm"),
        zone(valid, "timezone"),
        valid.has("enabled") ? Optional.of(valid.path("enabled").asBoolean()) : Optional.empty(),
        text(valid, "default_from"),
        rest(valid).toString());
  }

  private static ObjectNode assignable(ObjectNode data) {
    ObjectNode given = data.deepCopy();
    given.remove(READ_ONLY);
    return given;
  }

  private static ObjectNode rest(ObjectNode valid) {
    ObjectNode rest = valid.deepCopy();
    rest.remove(COLUMNS);
    return rest;
  }

  /** Numbers by number, as in Kazoo. */
  public static ObjectNode of(List<ReadNumbers.Used> numbers) {
    ObjectNode json = Json.object();
    ObjectNode byNumber = json.putObject("numbers");
    numbers.forEach(used -> byNumber.set(used.number().number(), of(used)));
    return json;
  }

  /** A number and what it is used for. */
  public static ObjectNode of(ReadNumbers.Used used) {
    ObjectNode json = of(used.number());
    used.callflow()
        .ifPresent(
            callflow -> json.put("used_by", "callflow").put("callflow_id", WireId.of(callflow)));
    return json;
  }

  /** A number. */
  public static ObjectNode of(HostedNumber number) {
    ObjectNode json = Json.object();
    json.put("id", number.number());
    json.put("state", "in_service");
    json.put("assigned_to", WireId.of(number.account()));
    number
        .faxbox()
        .ifPresent(faxbox -> json.put("used_by", "faxbox").put("faxbox_id", WireId.of(faxbox)));
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
