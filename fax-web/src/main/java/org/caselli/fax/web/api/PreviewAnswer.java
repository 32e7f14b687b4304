package org.caselli.fax.web.api;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.util.Objects;
import org.caselli.fax.app.query.OpenedPreview;
import org.caselli.fax.web.http.EntityTag;

/** A page of a fax as a picture; drawn only for a client that does not have it yet. */
record PreviewAnswer(OpenedPreview opened, HttpHeaders request, String disposition) {
  static final String PNG = "image/png";
  private static final String PAGES = "X-Fax-Pages";

  PreviewAnswer {
    Objects.requireNonNull(opened);
    Objects.requireNonNull(request);
    Objects.requireNonNull(disposition);
  }

  /** The answer to GET, or to HEAD when {@code headersOnly}. */
  Response response(boolean headersOnly) {
    EntityTag tag = new EntityTag(opened.tag());
    String known =
        Objects.requireNonNullElse(request.getHeaderString(HttpHeaders.IF_NONE_MATCH), "");
    if (tag.matchesAny(known)) {
      return common(Response.notModified(), tag).build();
    }
    byte[] png = opened.png().get();
    ResponseBuilder answer =
        common(Response.ok(), tag)
            .header(HttpHeaders.CONTENT_TYPE, PNG)
            .header(HttpHeaders.CONTENT_LENGTH, png.length)
            .header(
                HttpHeaders.CONTENT_DISPOSITION,
                AttachmentAnswer.disposition(
                    disposition, opened.created(), "_page_" + opened.page() + ".png"));
    return headersOnly ? answer.build() : answer.entity(png).build();
  }

  private ResponseBuilder common(ResponseBuilder answer, EntityTag tag) {
    return AttachmentAnswer.common(answer, tag).header(PAGES, opened.pages());
  }
}
