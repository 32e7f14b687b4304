package org.caselli.fax.web.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.caselli.fax.app.receive.BringDocument;
import org.caselli.fax.app.receive.PlaceTestCall;
import org.caselli.fax.app.receive.PlaceTestCall.Made;
import org.caselli.fax.app.submit.Spool;
import org.caselli.fax.app.submit.Submission.Upload;
import org.caselli.fax.web.security.Caller;
import org.caselli.fax.web.upload.JsonBody;
import org.caselli.fax.web.upload.ReceivedBody;
import org.caselli.fax.wire.TestCallJson;
import org.caselli.fax.wire.WireId;

/** Faxes that the sandbox plays to numbers of an account. */
@Path("accounts/{account}/sandbox/inbound_calls")
@RequestScoped
public class TestCallsResource {
  @Inject private Caller caller;
  @Inject private Intake intake;
  @Inject private PlaceTestCall placeTestCall;
  @Inject private BringDocument bringDocument;
  @Inject private Spool spool;
  @Inject private Answers answers;

  @PathParam("account")
  private WireId account;

  /** Plays one; 202 with the id that the fax will have. */
  @POST
  public Response place(
      @HeaderParam(HttpHeaders.CONTENT_TYPE) @DefaultValue("") String type, InputStream body)
      throws IOException {
    placeTestCall.permit(caller.access(), account.value());
    ReceivedBody received = intake.read(account.value(), type, body);
    try {
      TestCallJson wanted = TestCallJson.read(JsonBody.data(received.envelope()));
      return answers.accepted(TestCallJson.of(place(wanted, received), wanted.wish()));
    } finally {
      received.files().forEach(file -> spool.discard(file.file()));
    }
  }

  private Made place(TestCallJson wanted, ReceivedBody received) {
    Optional<Upload> brought = wanted.wish().bringsPages() ? brought(wanted) : Optional.empty();
    Optional<Upload> uploaded =
        received.files().stream()
            .findFirst()
            .map(file -> new Upload(file.file(), file.mediaType()));
    try {
      return placeTestCall.placeTestCall(
          caller.access(), account.value(), wanted.wish(), brought.or(() -> uploaded));
    } finally {
      brought.ifPresent(upload -> spool.discard(upload.file()));
    }
  }

  private Optional<Upload> brought(TestCallJson wanted) {
    return wanted
        .source()
        .map(bringDocument::bringDocument)
        .or(
            () ->
                wanted
                    .fax()
                    .map(
                        fax -> bringDocument.bringDocument(caller.access(), account.value(), fax)));
  }
}
