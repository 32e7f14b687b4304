package org.caselli.fax.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.caselli.fax.app.admin.SignIn.SignedIn;
import org.caselli.fax.app.people.Credentials;
import org.caselli.fax.app.people.Credentials.AccountName;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.account.Account;
import org.caselli.fax.domain.account.PasswordDigest;
import org.caselli.fax.domain.account.Role;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.Violation;

/** Signing in on the wire, as in Kazoo. */
public final class SignInJson {
  private static final Map<String, AccountName.By> ACCOUNT_NAMES = accountNames();

  private SignInJson() {}

  /** Who signed in, and until when. */
  public static ObjectNode of(SignedIn signedIn) {
    return of(signedIn.access(), signedIn.account())
        .put("expires", WireTime.of(signedIn.expires()));
  }

  /** Who somebody is. */
  public static ObjectNode of(Access access, Account account) {
    ObjectNode json = Json.object();
    json.put("account_id", WireId.of(account.id()));
    json.put("account_name", account.name());
    access.user().ifPresent(user -> json.put("owner_id", WireId.of(user)));
    json.put("role", RoleJson.of(access.role()));
    json.put("is_master_account", account.parentId().isEmpty());
    json.put("is_reseller", access.role() == Role.RESELLER || access.role() == Role.SYSTEM_ADMIN);
    account.parentId().ifPresent(parent -> json.put("reseller_id", WireId.of(parent)));
    json.put("language", "en-us");
    json.putArray("apps");
    return json;
  }

  /**
   * Reads what a user signs in with.
   *
   * @throws FaxException invalid, when something is missing or malformed
   */
  public static Credentials read(ObjectNode data) {
    AccountName account =
        ACCOUNT_NAMES.entrySet().stream()
            .flatMap(
                entry ->
                    AccountJson.text(data, entry.getKey())
                        .map(value -> new AccountName(entry.getValue(), value))
                        .stream())
            .findFirst()
            .orElseThrow(
                () ->
                    refusal(
                        "account_name",
                        "required",
                        "Name the account by account_name, account_realm or phone_number"));
    if (data.path("credentials").isTextual()) {
      return new Credentials(account, AccountJson.text(data, "username"), digest(data));
    }
    String username =
        AccountJson.text(data, "username")
            .orElseThrow(
                () ->
                    refusal(
                        "credentials", "required", "Send credentials, or username and password"));
    String password =
        AccountJson.text(data, "password")
            .orElseThrow(() -> refusal("password", "required", "Send the password"));
    return Credentials.of(account, username, password);
  }

  private static PasswordDigest digest(ObjectNode data) {
    String method = AccountJson.text(data, "method").orElse("md5");
    PasswordDigest.Kind kind =
        switch (method.toLowerCase(java.util.Locale.ROOT)) {
          case "md5" -> PasswordDigest.Kind.MD5;
          case "sha", "sha1" -> PasswordDigest.Kind.SHA;
          default -> throw refusal("method", "enum", "The method is md5 or sha, not " + method);
        };
    return PasswordDigest.parse(kind, data.path("credentials").asText())
        .orElseThrow(
            () ->
                refusal(
                    "credentials",
                    "pattern",
                    "Send the digest of username:password in hexadecimal digits"));
  }

  private static FaxException refusal(String path, String rule, String message) {
    return FaxException.invalid(new Violation(path, rule, message));
  }

  private static Map<String, AccountName.By> accountNames() {
    Map<String, AccountName.By> names = new LinkedHashMap<>();
    names.put("account_realm", AccountName.By.REALM);
    names.put("realm", AccountName.By.REALM);
    names.put("account_name", AccountName.By.NAME);
    names.put("phone_number", AccountName.By.PHONE_NUMBER);
    return names;
  }
}
