package org.caselli.fax.web.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.caselli.fax.app.query.ReadMailLog;
import org.caselli.fax.app.query.ReadReceptions;
import org.caselli.fax.wire.LoggedMailJson;
import org.caselli.fax.wire.ReceptionJson;
import org.caselli.fax.wire.WireId;

/** What is not a fax yet, or never became one: receptions under way, and refused mails. */
@Path("accounts/{account}/faxes")
@RequestScoped
public class ReceptionsResource extends BelowFaxes {
  @Inject private ReadReceptions readReceptions;
  @Inject private ReadMailLog readMailLog;
  @Inject private Answers answers;
  @Inject private ListAnswers lists;

  @Context private UriInfo uri;

  /** Faxes that are being received now. */
  @GET
  @Path("incoming")
  public Response incoming() {
    ListQuery query = lists.query(uri);
    return lists.answer(
        query,
        (stretch, size) ->
            readReceptions.readReceptions(
                access(),
                below(),
                reception ->
                    query.modified().holds(reception.modifiedAt())
                        && query.filter().test(ReceptionJson.of(reception)),
                stretch,
                size),
        ReceptionJson::of);
  }

  /** One of them. */
  @GET
  @Path("incoming/{fax}")
  public Response incoming(@PathParam("fax") WireId fax) {
    return answers.ok(ReceptionJson.of(readReceptions.one(access(), below(), fax.value())));
  }

  /** Mails that did not become faxes. */
  @GET
  @Path("smtplog")
  public Response mails() {
    ListQuery query = lists.query(uri);
    return lists.answer(
        query,
        (stretch, size) ->
            readMailLog.readMailLog(
                access(),
                below(),
                mail ->
                    query.modified().holds(mail.createdAt())
                        && query.filter().test(LoggedMailJson.of(mail)),
                stretch,
                size),
        LoggedMailJson::summary);
  }

  /** One of them. */
  @GET
  @Path("smtplog/{mail}")
  public Response mail(@PathParam("mail") WireId mail) {
    return answers.ok(LoggedMailJson.of(readMailLog.one(access(), below(), mail.value())));
  }
}
