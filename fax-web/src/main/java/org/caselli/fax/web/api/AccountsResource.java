package org.caselli.fax.web.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.caselli.fax.app.admin.AccountChange;
import org.caselli.fax.app.admin.ChangeAccount;
import org.caselli.fax.app.admin.CreateAccount;
import org.caselli.fax.app.admin.RemoveAccount;
import org.caselli.fax.app.query.ReadAccount;
import org.caselli.fax.app.query.ReadAccountTree;
import org.caselli.fax.domain.account.Account;
import org.caselli.fax.web.security.Caller;
import org.caselli.fax.web.upload.JsonBody;
import org.caselli.fax.wire.AccountJson;
import org.caselli.fax.wire.Json;
import org.caselli.fax.wire.WireId;

/** Accounts and their tree. */
@Path("accounts")
@RequestScoped
public class AccountsResource {
  @Inject private Caller caller;
  @Inject private CreateAccount createAccount;
  @Inject private ChangeAccount changeAccount;
  @Inject private RemoveAccount removeAccount;
  @Inject private ReadAccount readAccount;
  @Inject private ReadAccountTree tree;
  @Inject private Answers answers;

  @HeaderParam(HttpHeaders.CONTENT_TYPE)
  @DefaultValue("")
  private String type;

  /** The caller's own account. */
  @GET
  public Response readOwn() {
    return read(new WireId(caller.access().account()));
  }

  /** Creates an account below the caller's own. */
  @PUT
  public Response create(InputStream body) throws IOException {
    return create(caller.access().account(), body);
  }

  /** Creates an account below another. */
  @PUT
  @Path("{account}")
  public Response create(@PathParam("account") WireId parent, InputStream body) throws IOException {
    return create(parent.value(), body);
  }

  private Response create(UUID parent, InputStream body) throws IOException {
    var wanted = AccountJson.read(data(body));
    var account = createAccount.createAccount(caller.access(), parent, wanted);
    return answers.created(AccountJson.of(account));
  }

  /** One account. */
  @GET
  @Path("{account}")
  public Response read(@PathParam("account") WireId account) {
    return answers.ok(shown(account));
  }

  private ObjectNode shown(WireId account) {
    return AccountJson.of(readAccount.readAccount(caller.access(), account.value()));
  }

  private Response change(WireId account, Function<Account, AccountChange> change) {
    return answers.ok(
        AccountJson.of(
            changeAccount.changeAccount(
                caller.access(),
                account.value(),
                present -> {
                  answers.demandUnchanged(() -> shown(account));
                  return change.apply(present);
                })));
  }

  /** Replaces the public fields; realm and time zone stay unless they are given. */
  @POST
  @Path("{account}")
  public Response replace(@PathParam("account") WireId account, InputStream body)
      throws IOException {
    ObjectNode data = data(body);
    return change(account, present -> AccountJson.replaced(data));
  }

  /** Merges fields into the present ones; null removes one. */
  @PATCH
  @Path("{account}")
  public Response patch(@PathParam("account") WireId account, InputStream body) throws IOException {
    ObjectNode data = data(body);
    return change(account, present -> AccountJson.patched(present, data));
  }

  /** Removes the account with what it has; answers what it was. */
  @DELETE
  @Path("{account}")
  public Response remove(@PathParam("account") WireId account) {
    ObjectNode before = shown(account);
    removeAccount.removeAccount(caller.access(), account.value());
    return answers.ok(before);
  }

  /** The accounts directly below. */
  @GET
  @Path("{account}/children")
  public Response children(@PathParam("account") WireId account) {
    return nodes(tree.children(caller.access(), account.value()));
  }

  /** All accounts below. */
  @GET
  @Path("{account}/descendants")
  public Response descendants(@PathParam("account") WireId account) {
    return nodes(tree.descendants(caller.access(), account.value()));
  }

  /** The other accounts below the same parent. */
  @GET
  @Path("{account}/siblings")
  public Response siblings(@PathParam("account") WireId account) {
    return nodes(tree.siblings(caller.access(), account.value()));
  }

  /** The accounts above that the caller may enter, the highest first. */
  @GET
  @Path("{account}/{above: parents|tree}")
  public Response parents(@PathParam("account") WireId account) {
    ArrayNode data = Json.list();
    List<Account> above = tree.parents(caller.access(), account.value());
    above.forEach(one -> data.add(AccountJson.summary(one)));
    return answers.list(data);
  }

  private Response nodes(List<ReadAccountTree.Node> nodes) {
    ArrayNode data = Json.list();
    nodes.forEach(node -> data.add(AccountJson.of(node)));
    return answers.list(data);
  }

  private ObjectNode data(InputStream body) throws IOException {
    return JsonBody.data(JsonBody.read(body, type));
  }
}
