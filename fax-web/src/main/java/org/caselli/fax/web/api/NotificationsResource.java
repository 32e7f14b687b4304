package org.caselli.fax.web.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import org.caselli.fax.app.notify.ChangeNoticeText;
import org.caselli.fax.app.notify.ChangeNoticeText.Which;
import org.caselli.fax.app.notify.PreviewNotice;
import org.caselli.fax.app.notify.ReadNoticeTexts;
import org.caselli.fax.domain.audit.Actor;
import org.caselli.fax.domain.notice.Wording;
import org.caselli.fax.web.security.Caller;
import org.caselli.fax.web.upload.JsonBody;
import org.caselli.fax.wire.Json;
import org.caselli.fax.wire.NotificationJson;
import org.caselli.fax.wire.WireId;

/** What the notices of an account say, as in Kazoo. */
@Path("accounts/{account}/notifications")
@RequestScoped
public class NotificationsResource {
  @Inject private Caller caller;
  @Inject private ReadNoticeTexts readNoticeTexts;
  @Inject private ChangeNoticeText changeNoticeText;
  @Inject private PreviewNotice previewNotice;
  @Inject private Answers answers;

  @PathParam("account")
  private WireId account;

  @HeaderParam(HttpHeaders.CONTENT_TYPE)
  @DefaultValue("")
  private String type;

  @QueryParam("language")
  @DefaultValue("")
  private String language;

  /** All kinds of notices, in short. */
  @GET
  public Response list() {
    ArrayNode data = Json.list();
    readNoticeTexts.readNoticeTexts(caller.access(), account.value()).stream()
        .map(NotificationJson::summary)
        .forEach(data::add);
    return answers.list(data);
  }

  /** One kind, with the templates that hold and the values that they may show. */
  @GET
  @Path("{notification}")
  public Response read(@PathParam("notification") String name) {
    return answers.ok(NotificationJson.of(readNoticeTexts.one(caller.access(), which(name))));
  }

  /** The account gives these templates, and what it leaves out is inherited. */
  @POST
  @Path("{notification}")
  public Response replace(@PathParam("notification") String name, InputStream body)
      throws IOException {
    changeNoticeText.changeNoticeText(caller.access(), which(name), wording(body), actor());
    return read(name);
  }

  /** The account gives nothing any more; answers what holds then. */
  @DELETE
  @Path("{notification}")
  public Response reset(@PathParam("notification") String name) {
    changeNoticeText.reset(caller.access(), which(name), actor());
    return read(name);
  }

  /** What the notice would say of an invented fax; nothing is kept and nothing sent. */
  @POST
  @Path("{notification}/preview")
  public Response preview(@PathParam("notification") String name, InputStream body)
      throws IOException {
    return answers.ok(
        NotificationJson.of(
            previewNotice.previewNotice(caller.access(), which(name), wording(body))));
  }

  private Which which(String name) {
    return new Which(account.value(), name, language);
  }

  private Wording wording(InputStream body) throws IOException {
    return NotificationJson.read(JsonBody.data(JsonBody.read(body, type)));
  }

  private Actor actor() {
    return new Actor(WireId.of(caller.access().principal()), caller.requestId());
  }
}
