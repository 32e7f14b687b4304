package org.caselli.fax.web.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.caselli.fax.app.admin.IssueKey;
import org.caselli.fax.app.admin.IssueKey.NewKey;
import org.caselli.fax.app.admin.ReadKeys;
import org.caselli.fax.web.repeat.Repeated;
import org.caselli.fax.web.repeat.Repeated.How;
import org.caselli.fax.web.security.Caller;
import org.caselli.fax.wire.Json;
import org.caselli.fax.wire.KeyJson;
import org.caselli.fax.wire.WireId;

/** Kazoo's one key of an account; here the account has several, see {@link KeysResource}. */
@Path("accounts/{account}/api_key")
@RequestScoped
public class AccountKeyResource {
  @Inject private Caller caller;
  @Inject private ReadKeys readKeys;
  @Inject private IssueKey issueKey;
  @Inject private Answers answers;

  @PathParam("account")
  private WireId account;

  /** Only hashes of keys are kept: the key is null, beside what is known of all keys. */
  @GET
  public Response read() {
    ObjectNode data = Json.object().putNull("api_key");
    ArrayNode keys = data.putArray("keys");
    readKeys.readKeys(caller.access(), account.value()).forEach(key -> keys.add(KeyJson.of(key)));
    return answers.ok(data);
  }

  /** A new key that administers the account; it is shown this once. Earlier keys stay. */
  @PUT
  @Repeated(How.WITHOUT_ANSWER)
  public Response issue() {
    return answers.created(
        KeyJson.of(
            issueKey.issueKey(caller.access(), account.value(), NewKey.administrator("api"))));
  }
}
