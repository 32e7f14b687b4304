package org.caselli.fax.web.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.app.admin.ChangeSettings;
import org.caselli.fax.app.query.ReadSettings;
import org.caselli.fax.web.json.DocumentSchema;
import org.caselli.fax.web.json.Json;
import org.caselli.fax.web.json.WireId;
import org.caselli.fax.web.security.Caller;
import org.caselli.fax.web.upload.JsonBody;

/**
 * The settings given for the whole system ({@code system_configs}) or for an account ({@code
 * configs}). The system's lie under {@code default}, as in Kazoo; written are both forms.
 */
@Path("")
@RequestScoped
public class SettingsResource {
  private static final String SYSTEM = "system_configs/fax";
  private static final String ACCOUNT = "accounts/{account}/configs/fax";
  private static final String ALL_NODES = "default";

  @Inject private Caller caller;
  @Inject private ReadSettings readSettings;
  @Inject private ChangeSettings changeSettings;
  @Inject private Answers answers;

  @HeaderParam(HttpHeaders.CONTENT_TYPE)
  @DefaultValue("")
  private String type;

  /** What is given for the system. */
  @GET
  @Path(SYSTEM)
  public Response system() {
    return answers.ok(system(readSettings.readSettings(caller.access(), Optional.empty())));
  }

  /** Gives values for the system; null takes one back. */
  @PATCH
  @Path(SYSTEM)
  public Response patchSystem(InputStream body) throws IOException {
    return answers.ok(system(change(Optional.empty(), body, false)));
  }

  /** Gives values for the system and takes all others back. */
  @POST
  @Path(SYSTEM)
  public Response replaceSystem(InputStream body) throws IOException {
    return answers.ok(system(change(Optional.empty(), body, true)));
  }

  /** What is given for an account. */
  @GET
  @Path(ACCOUNT)
  public Response account(@PathParam("account") WireId account) {
    return answers.ok(
        flat(readSettings.readSettings(caller.access(), Optional.of(account.value()))));
  }

  /** Gives values for an account; null takes one back. */
  @PATCH
  @Path(ACCOUNT)
  public Response patchAccount(@PathParam("account") WireId account, InputStream body)
      throws IOException {
    return answers.ok(flat(change(Optional.of(account.value()), body, false)));
  }

  /** Gives values for an account and takes all others back. */
  @POST
  @Path(ACCOUNT)
  public Response replaceAccount(@PathParam("account") WireId account, InputStream body)
      throws IOException {
    return answers.ok(flat(change(Optional.of(account.value()), body, true)));
  }

  private Map<String, Object> change(Optional<UUID> account, InputStream body, boolean replace)
      throws IOException {
    ObjectNode data = DocumentSchema.publicPart(JsonBody.data(JsonBody.read(body, type)));
    data.remove(List.of("id"));
    ObjectNode values = data.get(ALL_NODES) instanceof ObjectNode inner ? inner : data;
    return changeSettings.changeSettings(caller.access(), account, Json.fields(values), replace);
  }

  private static ObjectNode system(Map<String, Object> given) {
    ObjectNode data = Json.object().put("id", "fax");
    data.set(ALL_NODES, Json.of(given));
    return data;
  }

  private static ObjectNode flat(Map<String, Object> given) {
    ObjectNode data = Json.of(given).deepCopy();
    return data.put("id", "fax");
  }
}
