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
import org.caselli.fax.domain.settings.SettingsPlace;
import org.caselli.fax.web.api.SettingsAnswers.Section;
import org.caselli.fax.wire.SettingsJson;

/** The settings given for the whole system; of Kazoo's sections by node there is the default. */
@Path("system_configs")
@RequestScoped
public class SystemSettingsResource {
  private static final String CATEGORY = "{category}";
  private static final String SECTION = CATEGORY + "/default";

  @Inject private SettingsAnswers answers;

  /** The categories. */
  @GET
  public Response categories() {
    return answers.categories(SettingsPlace.SYSTEM);
  }

  /** What is given. */
  @GET
  @Path(CATEGORY)
  public Response read(@PathParam("category") String category) {
    return answers.read(whole(category));
  }

  /** Gives values; null takes one back. */
  @PATCH
  @Path(CATEGORY)
  public Response patch(@PathParam("category") String category, InputStream body)
      throws IOException {
    return answers.change(whole(category), body, false);
  }

  /** Gives values and takes all others back. */
  @POST
  @Path(CATEGORY)
  public Response replace(@PathParam("category") String category, InputStream body)
      throws IOException {
    return answers.change(whole(category), body, true);
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
    return answers.reset(whole(category));
  }

  /** What is given, without the section around it. */
  @GET
  @Path(SECTION)
  public Response readSection(@PathParam("category") String category) {
    return answers.read(section(category));
  }

  /** Gives values; null takes one back. */
  @PATCH
  @Path(SECTION)
  public Response patchSection(@PathParam("category") String category, InputStream body)
      throws IOException {
    return answers.change(section(category), body, false);
  }

  /** Gives values and takes all others back. */
  @POST
  @Path(SECTION)
  public Response replaceSection(@PathParam("category") String category, InputStream body)
      throws IOException {
    return answers.change(section(category), body, true);
  }

  /** Takes all back. */
  @DELETE
  @Path(SECTION)
  public Response resetSection(@PathParam("category") String category) {
    return answers.reset(section(category));
  }

  /** Who changed what, of all categories. */
  @GET
  @Path("fax/history")
  public Response history() {
    return answers.history(SettingsPlace.SYSTEM);
  }

  private static Section whole(String category) {
    return new Section(SettingsPlace.SYSTEM, category, SettingsJson::ofSystem);
  }

  private static Section section(String category) {
    return new Section(SettingsPlace.SYSTEM, category, SettingsJson::of);
  }
}
