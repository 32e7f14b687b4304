package org.caselli.fax.web.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.caselli.fax.web.security.Open;
import org.caselli.fax.wire.DocumentFilter;
import org.caselli.fax.wire.HookCatalogueJson;

/** Which hooks webhooks may have; open to everybody, as in Kazoo. */
@Path("webhooks")
@RequestScoped
public class HooksResource {
  @Inject private Answers answers;

  @Context private UriInfo uri;

  /** All of them. */
  @GET
  @Open
  public Response list() {
    return answers.list(HookCatalogueJson.all());
  }

  /** Of which there are samples. */
  @GET
  @Path("samples")
  @Open
  public Response samples() {
    return answers.list(HookCatalogueJson.sampleNames());
  }

  /** Samples of one that pass the filters. */
  @GET
  @Path("samples/{sample}")
  @Open
  public Response samples(@PathParam("sample") String sample) {
    return answers.list(
        HookCatalogueJson.samples(sample, DocumentFilter.of(uri.getQueryParameters())));
  }
}
