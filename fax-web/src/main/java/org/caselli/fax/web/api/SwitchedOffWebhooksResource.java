package org.caselli.fax.web.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import org.caselli.fax.app.admin.Tenancy;
import org.caselli.fax.app.webhook.ReenableWebhooks;
import org.caselli.fax.domain.audit.Actor;
import org.caselli.fax.web.security.Caller;
import org.caselli.fax.web.upload.JsonBody;
import org.caselli.fax.wire.Json;
import org.caselli.fax.wire.WebhookJson;
import org.caselli.fax.wire.WireId;

/** Webhooks that the server switched off, and how to switch all of them on again, as in Kazoo. */
@Path("accounts/{account}/webhooks")
@RequestScoped
public class SwitchedOffWebhooksResource {
  @Inject private Caller caller;
  @Inject private Tenancy tenancy;
  @Inject private ReenableWebhooks reenableWebhooks;
  @Inject private Answers answers;

  @PathParam("account")
  private WireId account;

  @HeaderParam(HttpHeaders.CONTENT_TYPE)
  @DefaultValue("")
  private String type;

  /** All of them. */
  @PATCH
  public Response reenable(InputStream body) throws IOException {
    tenancy.administer(caller.access(), account.value());
    WebhookJson.demandReenable(JsonBody.data(JsonBody.read(body, type)));
    Actor actor = new Actor(WireId.of(caller.access().principal()), caller.requestId());
    int hooks =
        reenableWebhooks.reenableWebhooks(caller.access(), account.value(), isBelowToo(), actor);
    return answers.ok(Json.object().put("enabled", hooks));
  }

  /** Whether those of the accounts below are meant too. */
  boolean isBelowToo() {
    return false;
  }
}
