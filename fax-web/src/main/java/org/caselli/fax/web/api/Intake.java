package org.caselli.fax.web.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.caselli.fax.app.admin.Tenancy;
import org.caselli.fax.app.query.ReadFaxbox;
import org.caselli.fax.app.submit.Spool;
import org.caselli.fax.app.submit.Submission;
import org.caselli.fax.app.submit.SubmitFax;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.faxbox.Faxbox;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.caselli.fax.domain.problem.Violation;
import org.caselli.fax.domain.settings.FaxSettings;
import org.caselli.fax.domain.settings.Settings;
import org.caselli.fax.web.security.Caller;
import org.caselli.fax.web.upload.FileSink;
import org.caselli.fax.web.upload.JsonBody;
import org.caselli.fax.web.upload.MultipartBody;
import org.caselli.fax.web.upload.ReceivedBody;
import org.caselli.fax.wire.SubmissionJson;

/** Takes in a fax to send, by URL or as multipart (spec 1.3). */
@RequestScoped
public class Intake {
  private static final Set<String> RAW =
      Set.of("application/pdf", "application/x-pdf", "image/tiff");

  private final Caller caller;
  private final Tenancy tenancy;
  private final ReadFaxbox readFaxbox;
  private final Settings settings;
  private final Spool spool;
  private final SubmitFax submitFax;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected Intake() {
    this(null, null, null, null, null, null);
  }

  @Inject
  public Intake(
      Caller caller,
      Tenancy tenancy,
      ReadFaxbox readFaxbox,
      Settings settings,
      Spool spool,
      SubmitFax submitFax) {
    this.caller = caller;
    this.tenancy = tenancy;
    this.readFaxbox = readFaxbox;
    this.settings = settings;
    this.spool = spool;
    this.submitFax = submitFax;
  }

  /**
   * Reads the request and submits its fax. Whoever may not send for the account is told so before
   * anything of the body is read.
   */
  UUID submit(UUID account, Optional<UUID> faxbox, String contentType, InputStream body)
      throws IOException {
    Access access = caller.access();
    tenancy.send(access, account);
    Optional<Faxbox> box = faxbox.map(id -> readFaxbox.readFaxbox(access, account, id));
    ReceivedBody received = read(account, contentType, body);
    try {
      ObjectNode data = JsonBody.data(received.envelope());
      permit(access, data);
      SubmissionJson wanted =
          box.map(b -> SubmissionJson.read(data, b.id(), b.document()))
              .orElseGet(() -> SubmissionJson.read(data));
      var upload = received.file().map(f -> new Submission.Upload(f.file(), f.mediaType()));
      return submitFax.submitFax(
          withNotices(access, account, wanted).submission(account, upload, caller.requestId()));
    } finally {
      received.file().ifPresent(file -> spool.discard(file.file()));
    }
  }

  /** A faxbox that is only named in the data tells its own people too, when nobody else is told. */
  private SubmissionJson withNotices(Access access, UUID account, SubmissionJson wanted) {
    if (!wanted.recipients().isEmpty() || wanted.faxbox().isEmpty()) {
      return wanted;
    }
    Faxbox box = readFaxbox.readFaxbox(access, account, wanted.faxbox().get());
    return new SubmissionJson(wanted.document(), wanted.faxbox(), box.document().outboundNotify());
  }

  private ReceivedBody read(UUID account, String contentType, InputStream body) throws IOException {
    String type = contentType.split(";", 2)[0].strip();
    if (RAW.contains(type)) {
      throw FaxException.invalid(
          new Violation(
              "to_number",
              "required",
              "A document alone does not say where it is to go: send it as multipart/mixed with a"
                  + " part of JSON"));
    }
    if (!MultipartBody.isMultipart(contentType)) {
      return new ReceivedBody(JsonBody.read(body, contentType), Optional.empty());
    }
    if (!type.equals("multipart/mixed") && !type.equals("multipart/form-data")) {
      throw new FaxException(
          ProblemType.UNSUPPORTED_MEDIA_TYPE,
          "Send multipart/mixed or multipart/form-data, not " + type);
    }
    long largest = settings.forAccount(account).get(FaxSettings.MAX_UPLOAD_SIZE);
    return MultipartBody.read(body, contentType, withCoding(largest), new SpoolSink(largest));
  }

  /** Base64 takes four bytes for three, and line ends; the JSON and the headers come on top. */
  private static long withCoding(long bytes) {
    return bytes + bytes / 2 + 2L * JsonBody.LIMIT;
  }

  private void permit(Access access, ObjectNode data) {
    List<String> privileged = SubmissionJson.privileged(data);
    if (!privileged.isEmpty()) {
      tenancy.administrator(
          access, "Only an administrator may set " + String.join(", ", privileged));
    }
  }

  /** The spool, up to a size. */
  private final class SpoolSink implements FileSink {
    private final long largest;

    SpoolSink(long largest) {
      this.largest = largest;
    }

    @Override
    public Path receive(InputStream content) throws IOException {
      return spool.receive(content, largest);
    }

    @Override
    public void discard(Path file) {
      spool.discard(file);
    }
  }
}
