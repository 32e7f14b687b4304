package org.caselli.fax.web.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Function;
import org.caselli.fax.app.query.FaxPlace;
import org.caselli.fax.app.resend.ForwardFax;
import org.caselli.fax.app.resend.KeptFax;
import org.caselli.fax.app.resend.ResubmitFax;
import org.caselli.fax.app.submit.Submission;
import org.caselli.fax.app.submit.SubmitFax;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.submission.SubmissionKey;
import org.caselli.fax.web.repeat.RequestKey;
import org.caselli.fax.web.security.Caller;
import org.caselli.fax.web.upload.JsonBody;
import org.caselli.fax.wire.Json;
import org.caselli.fax.wire.SubmissionReader;
import org.caselli.fax.wire.SubmissionReader.Place;
import org.caselli.fax.wire.WireId;

/** Takes in a request to send a fax again or onward (spec 1.6). */
@RequestScoped
public class Resending {
  private final Caller caller;
  private final SubmissionReader reader;
  private final ResubmitFax resubmitFax;
  private final ForwardFax forwardFax;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected Resending() {
    this(null, null, null, null);
  }

  @Inject
  public Resending(
      Caller caller, SubmissionReader reader, ResubmitFax resubmitFax, ForwardFax forwardFax) {
    this.caller = caller;
    this.reader = reader;
    this.resubmitFax = resubmitFax;
    this.forwardFax = forwardFax;
  }

  /**
   * Reads the request and submits what is to be sent. Whoever may not send from there is told so
   * before anything of the body is read.
   */
  SubmitFax.Answer resend(FaxAction action, FaxPlace fax, ActionRequest request, InputStream body)
      throws IOException {
    Access access = caller.access();
    Place place = new Place(fax.account(), fax.below().faxbox(), fax.below().user());
    reader.permit(access, place);
    ObjectNode envelope = JsonBody.readIfAny(body, request.type);
    action.mustBe(envelope, request.action);
    ObjectNode data = envelope.has("data") ? JsonBody.data(envelope) : Json.object();
    Optional<SubmissionKey> key =
        request.key.isEmpty() ? Optional.empty() : Optional.of(key(action, fax, request, data));
    Function<KeptFax, Submission> reading =
        kept -> reader.again(access, place, kept, data, caller.requestId());
    return action == FaxAction.FORWARD
        ? forwardFax.forwardFax(access, fax, key, reading)
        : resubmitFax.resubmitFax(access, fax, key, reading);
  }

  private SubmissionKey key(
      FaxAction action, FaxPlace fax, ActionRequest request, ObjectNode data) {
    return new SubmissionKey(
        RequestKey.namespace(caller.access()),
        RequestKey.parse(request.key),
        RequestHash.of(action.word() + " " + WireId.of(fax.id()), data));
  }
}
