package org.caselli.fax.web.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import org.caselli.fax.app.prepare.PreviewDocument;
import org.caselli.fax.app.prepare.PreviewDocument.Seen;
import org.caselli.fax.app.prepare.PreviewDocument.Wanted;
import org.caselli.fax.app.submit.Submission.Upload;
import org.caselli.fax.web.repeat.Repeated;
import org.caselli.fax.web.repeat.Repeated.How;
import org.caselli.fax.wire.Json;

/** Shows which pages a document becomes before it is sent. */
@Path("accounts/{account}/faxes/preview")
@RequestScoped
public class DocumentPreviewResource extends BelowFaxes {
  @Inject private DocumentUpload upload;
  @Inject private PreviewDocument previewDocument;
  @Inject private Answers answers;

  /** The pages of the document that is the body, as pictures; nothing is kept. */
  @POST
  @Repeated(How.BY_ITSELF)
  public Response preview(
      @BeanParam PreviewQuery query,
      @HeaderParam(HttpHeaders.CONTENT_TYPE) @DefaultValue("") String type,
      InputStream body)
      throws IOException {
    Wanted wanted = query.wanted(account(), faxbox());
    previewDocument.permit(access(), wanted);
    Upload received = upload.receive(body, type);
    try {
      return answers.ok(
          json(
              wanted,
              previewDocument.previewDocument(
                  access(), wanted, received.file(), received.mediaType())));
    } finally {
      upload.discard(received.file());
    }
  }

  private static ObjectNode json(Wanted wanted, Seen seen) {
    ObjectNode json = Json.object().put("count", seen.pages());
    ArrayNode pages = json.putArray("pages");
    for (int i = 0; i < seen.pictures().size(); i++) {
      pages.addObject().put("page", wanted.first() + i).put("png", seen.pictures().get(i));
    }
    return json;
  }
}
