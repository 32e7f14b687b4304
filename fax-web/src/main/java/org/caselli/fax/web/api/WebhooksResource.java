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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.UnaryOperator;
import org.caselli.fax.app.admin.Tenancy;
import org.caselli.fax.app.webhook.ChangeWebhook;
import org.caselli.fax.app.webhook.ChangeWebhook.Which;
import org.caselli.fax.app.webhook.CreateWebhook;
import org.caselli.fax.app.webhook.CreateWebhook.Created;
import org.caselli.fax.app.webhook.CreateWebhook.Wanted;
import org.caselli.fax.app.webhook.ReadWebhooks;
import org.caselli.fax.app.webhook.RemoveWebhook;
import org.caselli.fax.app.webhook.RotateSecret;
import org.caselli.fax.domain.audit.Actor;
import org.caselli.fax.web.repeat.Repeated;
import org.caselli.fax.web.repeat.Repeated.How;
import org.caselli.fax.web.security.Caller;
import org.caselli.fax.web.upload.JsonBody;
import org.caselli.fax.wire.DocumentFilter;
import org.caselli.fax.wire.Json;
import org.caselli.fax.wire.WebhookJson;
import org.caselli.fax.wire.WireId;

/** Who is told by HTTP of what happens in an account, as in Kazoo. */
@Path("accounts/{account}/webhooks")
@RequestScoped
public class WebhooksResource {
  @Inject private Caller caller;
  @Inject private Tenancy tenancy;
  @Inject private ReadWebhooks readWebhooks;
  @Inject private CreateWebhook createWebhook;
  @Inject private ChangeWebhook changeWebhook;
  @Inject private RemoveWebhook removeWebhook;
  @Inject private RotateSecret rotateSecret;
  @Inject private Answers answers;

  @PathParam("account")
  private WireId account;

  @Context private UriInfo uri;

  @HeaderParam(HttpHeaders.CONTENT_TYPE)
  @DefaultValue("")
  private String type;

  /** All webhooks that pass the filters. */
  @GET
  public Response list() {
    DocumentFilter filter = DocumentFilter.of(uri.getQueryParameters());
    ArrayNode data = Json.list();
    readWebhooks.readWebhooks(caller.access(), account.value()).stream()
        .map(WebhookJson::of)
        .filter(filter)
        .forEach(data::add);
    return answers.list(data);
  }

  /** A new webhook; its secret is shown this once. */
  @PUT
  @Repeated(How.WITHOUT_ANSWER)
  public Response create(InputStream body) throws IOException {
    Wanted wanted = WebhookJson.read(data(body));
    Created created =
        createWebhook.createWebhook(caller.access(), account.value(), wanted, actor());
    return answers.created(WebhookJson.of(created), WireId.of(created.webhooks().get(0).id()));
  }

  /** One webhook, without its secret. */
  @GET
  @Path("{webhook}")
  public Response read(@PathParam("webhook") WireId webhook) {
    return answers.ok(
        WebhookJson.of(readWebhooks.one(caller.access(), account.value(), webhook.value())));
  }

  /** Replaces the public fields. */
  @POST
  @Path("{webhook}")
  public Response replace(@PathParam("webhook") WireId webhook, InputStream body)
      throws IOException {
    Wanted wanted = WebhookJson.read(data(body));
    return change(webhook, present -> wanted);
  }

  /** Merges fields into the present ones; null removes one. */
  @PATCH
  @Path("{webhook}")
  public Response patch(@PathParam("webhook") WireId webhook, InputStream body) throws IOException {
    ObjectNode data = data(body);
    return change(webhook, present -> WebhookJson.patched(present, data));
  }

  private Response change(WireId webhook, UnaryOperator<Wanted> change) {
    return answers.ok(
        WebhookJson.of(
            changeWebhook.changeWebhook(caller.access(), which(webhook), change, actor())));
  }

  /** Removes it with its log; answers what it was. */
  @DELETE
  @Path("{webhook}")
  public Response remove(@PathParam("webhook") WireId webhook) {
    return answers.ok(
        WebhookJson.of(
            removeWebhook.removeWebhook(
                caller.access(), account.value(), webhook.value(), actor())));
  }

  /** A new secret, shown this once; the old one is used too for a while. */
  @POST
  @Path("{webhook}/secret")
  @Repeated(How.WITHOUT_ANSWER)
  public Response rotate(@PathParam("webhook") WireId webhook, InputStream body)
      throws IOException {
    tenancy.administer(caller.access(), account.value());
    ObjectNode envelope = JsonBody.readIfAny(body, type);
    ObjectNode data = envelope.has("data") ? JsonBody.data(envelope) : envelope;
    return answers.ok(
        WebhookJson.of(
            rotateSecret.rotateSecret(
                caller.access(), which(webhook), WebhookJson.overlap(data), actor())));
  }

  private ObjectNode data(InputStream body) throws IOException {
    tenancy.administer(caller.access(), account.value());
    return JsonBody.data(JsonBody.read(body, type));
  }

  private Which which(WireId webhook) {
    return new Which(account.value(), webhook.value());
  }

  private Actor actor() {
    return new Actor(WireId.of(caller.access().principal()), caller.requestId());
  }
}
