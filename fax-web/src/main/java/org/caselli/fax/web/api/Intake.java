package org.caselli.fax.web.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.caselli.fax.app.submit.Spool;
import org.caselli.fax.app.submit.Submission;
import org.caselli.fax.app.submit.SubmitFax;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.caselli.fax.domain.problem.Violation;
import org.caselli.fax.domain.settings.FaxSettings;
import org.caselli.fax.domain.settings.Settings;
import org.caselli.fax.domain.submission.SubmissionKey;
import org.caselli.fax.web.repeat.RequestKey;
import org.caselli.fax.web.security.Caller;
import org.caselli.fax.web.upload.FileSink;
import org.caselli.fax.web.upload.JsonBody;
import org.caselli.fax.web.upload.MultipartBody;
import org.caselli.fax.web.upload.ReceivedBody;
import org.caselli.fax.wire.SubmissionReader;
import org.caselli.fax.wire.SubmissionReader.Place;

/** Takes in a fax to send, by URL or as multipart (spec 1.3). */
@RequestScoped
public class Intake {
  private static final Set<String> RAW =
      Set.of("application/pdf", "application/x-pdf", "image/tiff");

  private final Caller caller;
  private final SubmissionReader reader;
  private final Settings settings;
  private final Spool spool;
  private final SubmitFax submitFax;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected Intake() {
    this(null, null, null, null, null);
  }

  @Inject
  public Intake(
      Caller caller, SubmissionReader reader, Settings settings, Spool spool, SubmitFax submitFax) {
    this.caller = caller;
    this.reader = reader;
    this.settings = settings;
    this.spool = spool;
    this.submitFax = submitFax;
  }

  /**
   * Reads the request and submits its faxes. Whoever may not send from there is told so before
   * anything of the body is read.
   *
   * @param key the header {@code Idempotency-Key}; empty for none
   */
  SubmitFax.Answer submit(Place place, String contentType, String key, InputStream body)
      throws IOException {
    Access access = caller.access();
    Optional<String> known = key.isEmpty() ? Optional.empty() : Optional.of(RequestKey.parse(key));
    reader.permit(access, place);
    ReceivedBody received = read(place.account(), contentType, body);
    try {
      ObjectNode data = JsonBody.data(received.envelope());
      List<Submission.Upload> uploads =
          received.files().stream()
              .map(file -> new Submission.Upload(file.file(), file.mediaType()))
              .toList();
      Submission submission = reader.read(access, place, data, uploads, caller.requestId());
      return submitFax.submitFax(
          submission.knownBy(
              known.map(
                  text ->
                      new SubmissionKey(
                          RequestKey.namespace(access),
                          text,
                          RequestHash.of(place, data, received.files())))));
    } finally {
      received.files().forEach(file -> spool.discard(file.file()));
    }
  }

  /**
   * Reads a request with documents into the spool, where whoever asked discards them.
   *
   * @throws FaxException malformed, too large, or of a type that is not taken
   */
  ReceivedBody read(UUID account, String contentType, InputStream body) throws IOException {
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
      return new ReceivedBody(JsonBody.read(body, contentType), List.of());
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

  /** The spool, up to a size of all files together. */
  private final class SpoolSink implements FileSink {
    private long left;

    SpoolSink(long largest) {
      this.left = largest;
    }

    @Override
    public Path receive(InputStream content) throws IOException {
      Path file = spool.receive(content, left);
      left -= Files.size(file);
      return file;
    }

    @Override
    public void discard(Path file) {
      spool.discard(file);
    }
  }
}
