package org.caselli.fax.web.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.UUID;
import org.caselli.fax.app.admin.ChangeSettings;
import org.caselli.fax.app.query.ReadSettings;
import org.caselli.fax.domain.settings.SettingsPlace;
import org.caselli.fax.web.json.SettingsJson;
import org.caselli.fax.web.security.Caller;
import org.caselli.fax.web.upload.JsonBody;
import org.caselli.fax.wire.WireId;

/** The settings given for an account. */
@Path("accounts/{account}/configs/fax")
@RequestScoped
public class AccountSettingsResource {
  @Inject private Caller caller;
  @Inject private ReadSettings readSettings;
  @Inject private ChangeSettings changeSettings;
  @Inject private Answers answers;

  @PathParam("account")
  private WireId account;

  @HeaderParam(HttpHeaders.CONTENT_TYPE)
  @DefaultValue("")
  private String type;

  /** What is given. */
  @GET
  public Response read() {
    return answers.ok(SettingsJson.of(readSettings.readSettings(caller.access(), place())));
  }

  /** Gives values; null takes one back. */
  @PATCH
  public Response patch(InputStream body) throws IOException {
    return change(body, false);
  }

  /** Gives values and takes all others back. */
  @POST
  public Response replace(InputStream body) throws IOException {
    return change(body, true);
  }

  /** Whose settings they are. */
  SettingsPlace place() {
    return SettingsPlace.ofAccount(account());
  }

  /** The account of the request. */
  UUID account() {
    return account.value();
  }

  private Response change(InputStream body, boolean replace) throws IOException {
    Map<String, Object> values = SettingsJson.read(JsonBody.data(JsonBody.read(body, type)));
    return answers.ok(
        SettingsJson.of(changeSettings.changeSettings(caller.access(), place(), values, replace)));
  }
}
