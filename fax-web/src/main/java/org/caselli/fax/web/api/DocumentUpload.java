package org.caselli.fax.web.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.caselli.fax.app.submit.Spool;
import org.caselli.fax.app.submit.Submission.Upload;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.caselli.fax.domain.settings.FaxSettings;
import org.caselli.fax.domain.settings.Settings;
import org.caselli.fax.web.upload.FileSink;
import org.caselli.fax.web.upload.MultipartBody;
import org.caselli.fax.web.upload.ReceivedFile;

/** A document that is the body of a request, or the one file of a form. */
@RequestScoped
public class DocumentUpload {
  private static final String UNKNOWN = "application/octet-stream";

  private final Spool spool;
  private final Settings settings;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected DocumentUpload() {
    this(null, null);
  }

  @Inject
  public DocumentUpload(Spool spool, Settings settings) {
    this.spool = spool;
    this.settings = settings;
  }

  /**
   * Reads it to the spool; whoever asks discards it.
   *
   * @param contentType the request's
   * @throws FaxException too large, or malformed when there is none
   */
  Upload receive(InputStream body, String contentType) throws IOException {
    long largest = settings.system().get(FaxSettings.MAX_UPLOAD_SIZE);
    if (MultipartBody.isMultipart(contentType)) {
      UpTo sink = new UpTo(spool, largest);
      return only(MultipartBody.read(body, contentType, 2 * largest, sink).files());
    }
    String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return new Upload(spool.receive(body, largest), type.isEmpty() ? UNKNOWN : type);
  }

  private Upload only(List<ReceivedFile> files) {
    if (files.size() == 1) {
      return new Upload(files.get(0).file(), files.get(0).mediaType());
    }
    files.forEach(file -> discard(file.file()));
    throw new FaxException(
        ProblemType.MALFORMED, "The form must hold one file; it holds " + files.size());
  }

  void discard(Path file) {
    spool.discard(file);
  }

  /** The spool, up to a size. */
  private record UpTo(Spool spool, long largest) implements FileSink {
    @Override
    public Path receive(InputStream content) {
      return spool.receive(content, largest);
    }

    @Override
    public void discard(Path file) {
      spool.discard(file);
    }
  }
}
