package org.caselli.fax.web.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.caselli.fax.app.query.ReadHookLog;
import org.caselli.fax.app.webhook.ChangeWebhook.Which;
import org.caselli.fax.app.webhook.ResendDelivery;
import org.caselli.fax.domain.audit.Actor;
import org.caselli.fax.domain.webhook.Deliveries.Target;
import org.caselli.fax.web.security.Caller;
import org.caselli.fax.wire.DeliveryJson;
import org.caselli.fax.wire.WireId;

/** What webhooks were told, how that went, and how to tell them again. */
@Path("accounts/{account}/webhooks")
@RequestScoped
public class HookLogResource {
  @Inject private Caller caller;
  @Inject private ReadHookLog readHookLog;
  @Inject private ResendDelivery resendDelivery;
  @Inject private Answers answers;
  @Inject private ListAnswers lists;

  @PathParam("account")
  private WireId account;

  @Context private UriInfo uri;

  /** How it went each time, for all webhooks of the account. */
  @GET
  @Path("attempts")
  public Response attempts() {
    return attempts(new Target(account.value(), Optional.empty()));
  }

  /** How it went each time. */
  @GET
  @Path("{webhook}/attempts")
  public Response attempts(@PathParam("webhook") WireId webhook) {
    return attempts(new Target(account.value(), Optional.of(webhook.value())));
  }

  /** What was told and is to be told, to all webhooks of the account. */
  @GET
  @Path("deliveries")
  public Response deliveries() {
    return deliveries(new Target(account.value(), Optional.empty()));
  }

  /** What was told and is to be told. */
  @GET
  @Path("{webhook}/deliveries")
  public Response deliveries(@PathParam("webhook") WireId webhook) {
    return deliveries(new Target(account.value(), Optional.of(webhook.value())));
  }

  /** One of them, with its payload and its attempts. */
  @GET
  @Path("{webhook}/deliveries/{delivery}")
  public Response delivery(
      @PathParam("webhook") WireId webhook, @PathParam("delivery") WireId delivery) {
    return answers.ok(
        DeliveryJson.of(
            readHookLog.readHookLog(
                caller.access(), account.value(), webhook.value(), delivery.value())));
  }

  /** Sends it again, under the same message id. */
  @POST
  @Path("{webhook}/deliveries/{delivery}/resend")
  public Response resend(
      @PathParam("webhook") WireId webhook, @PathParam("delivery") WireId delivery) {
    Actor actor = new Actor(WireId.of(caller.access().principal()), caller.requestId());
    Which which = new Which(account.value(), webhook.value());
    return answers.accepted(
        DeliveryJson.of(
            resendDelivery.resendDelivery(caller.access(), which, delivery.value(), actor)));
  }

  private Response attempts(Target target) {
    ListQuery query = lists.query(uri);
    return lists.answer(
        query,
        (stretch, size) ->
            readHookLog.attempts(
                caller.access(),
                target,
                attempt -> query.filter().test(DeliveryJson.of(attempt)),
                stretch,
                size),
        DeliveryJson::of);
  }

  private Response deliveries(Target target) {
    ListQuery query = lists.query(uri);
    return lists.answer(
        query,
        (stretch, size) ->
            readHookLog.deliveries(
                caller.access(),
                target,
                delivery -> query.filter().test(DeliveryJson.of(delivery)),
                stretch,
                size),
        DeliveryJson::of);
  }
}
