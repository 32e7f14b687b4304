package org.caselli.fax.web.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import org.caselli.fax.app.admin.IssueKey;
import org.caselli.fax.app.admin.IssueKey.IssuedKey;
import org.caselli.fax.app.admin.IssueKey.NewKey;
import org.caselli.fax.app.admin.ReadKeys;
import org.caselli.fax.app.admin.RevokeKey;
import org.caselli.fax.web.repeat.Repeated;
import org.caselli.fax.web.repeat.Repeated.How;
import org.caselli.fax.web.security.Caller;
import org.caselli.fax.web.upload.JsonBody;
import org.caselli.fax.wire.Json;
import org.caselli.fax.wire.KeyJson;
import org.caselli.fax.wire.WireId;

/** The API keys of an account. */
@Path("accounts/{account}/api_keys")
@RequestScoped
public class KeysResource {
  @Inject private Caller caller;
  @Inject private ReadKeys readKeys;
  @Inject private IssueKey issueKey;
  @Inject private RevokeKey revokeKey;
  @Inject private Answers answers;

  @PathParam("account")
  private WireId account;

  @HeaderParam(HttpHeaders.CONTENT_TYPE)
  @DefaultValue("")
  private String type;

  /** All keys, without their secrets. */
  @GET
  public Response list() {
    ArrayNode data = Json.list();
    readKeys.readKeys(caller.access(), account.value()).forEach(key -> data.add(KeyJson.of(key)));
    return answers.list(data);
  }

  /** A new key; its secret is shown this once. */
  @PUT
  @Repeated(How.WITHOUT_ANSWER)
  public Response issue(InputStream body) throws IOException {
    NewKey wanted = KeyJson.read(JsonBody.data(JsonBody.read(body, type)));
    IssuedKey issued = issueKey.issueKey(caller.access(), account.value(), wanted);
    return answers.created(KeyJson.of(issued), WireId.of(issued.key().id()));
  }

  /** One key, without its secret. */
  @GET
  @Path("{key}")
  public Response read(@PathParam("key") WireId key) {
    return answers.ok(KeyJson.of(readKeys.one(caller.access(), account.value(), key.value())));
  }

  /** Revokes a key; answers what it was. */
  @DELETE
  @Path("{key}")
  public Response revoke(@PathParam("key") WireId key) {
    return answers.ok(
        KeyJson.of(revokeKey.revokeKey(caller.access(), account.value(), key.value())));
  }
}
