package org.caselli.fax.web.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.caselli.fax.domain.settings.SettingsPlace;
import org.caselli.fax.web.api.SettingsAnswers.Section;
import org.caselli.fax.wire.SettingsJson;
import org.caselli.fax.wire.WireId;

/** The settings given for an account. */
@Path("accounts/{account}/configs")
@RequestScoped
public class AccountSettingsResource {
  private static final String CATEGORY = "{category}";

  @Inject private SettingsAnswers answers;

  @PathParam("account")
  private WireId account;

  /** The categories. */
  @GET
  public Response categories() {
    return answers.categories(place());
  }

  /** What is given. */
  @GET
  @Path(CATEGORY)
  public Response read(@PathParam("category") String category) {
    return answers.read(section(category));
  }

  /** Gives values; null takes one back. */
  @PATCH
  @Path(CATEGORY)
  public Response patch(@PathParam("category") String category, InputStream body)
      throws IOException {
    return answers.change(section(category), body, false);
  }

  /** Gives values and takes all others back. */
  @POST
  @Path(CATEGORY)
  public Response replace(@PathParam("category") String category, InputStream body)
      throws IOException {
    return answers.change(section(category), body, true);
  }

  /** The same, as in Kazoo. */
  @PUT
  @Path(CATEGORY)
  public Response create(@PathParam("category") String category, InputStream body)
      throws IOException {
    return replace(category, body);
  }

  /** Takes all back. */
  @DELETE
  @Path(CATEGORY)
  public Response reset(@PathParam("category") String category) {
    return answers.reset(section(category));
  }

  /** Who changed what, of all categories. */
  @GET
  @Path("fax/history")
  public Response history() {
    return answers.history(place());
  }

  /** Whose settings they are. */
  SettingsPlace place() {
    return SettingsPlace.ofAccount(account());
  }

  /** The account of the request. */
  UUID account() {
    return account.value();
  }

  private Section section(String category) {
    return new Section(place(), category, SettingsJson::of);
  }
}
