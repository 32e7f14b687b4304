package org.caselli.fax.app.receive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.app.prepare.FetchDocument;
import org.caselli.fax.app.query.Below;
import org.caselli.fax.app.query.DocumentFormat;
import org.caselli.fax.app.query.FaxPlace;
import org.caselli.fax.app.query.OpenDocument;
import org.caselli.fax.app.query.OpenedDocument;
import org.caselli.fax.app.submit.Spool;
import org.caselli.fax.app.submit.Submission.Upload;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.fax.FaxOptions.Source;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.Violation;
import org.caselli.fax.port.DocumentFetcher.FetchFailure;
import org.caselli.fax.port.DocumentFetcher.Fetched;

/**
 * Brings the document of a test call into the spool, where whoever asked discards it. Blocks for as
 * long as a fetch or a conversion takes.
 */
@ApplicationScoped
public class BringDocument {
  private final FetchDocument fetch;
  private final OpenDocument open;
  private final Spool spool;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected BringDocument() {
    this(null, null, null);
  }

  @Inject
  public BringDocument(FetchDocument fetch, OpenDocument open, Spool spool) {
    this.fetch = fetch;
    this.open = open;
    this.spool = spool;
  }

  /**
   * Fetches it by URL.
   *
   * @throws FaxException invalid, with the reason why it cannot be had
   */
  public Upload bringDocument(Source source) {
    Path target = spool.fresh(".url");
    boolean done = false;
    try {
      Fetched fetched = fetch.fetch(source, target);
      done = true;
      return new Upload(target, fetched.mediaType());
    } catch (FetchFailure e) {
      FaxException invalid =
          FaxException.invalid(new Violation("document.url", "unavailable", e.getMessage()));
      invalid.initCause(e);
      throw invalid;
    } finally {
      if (!done) {
        spool.discard(target);
      }
    }
  }

  /**
   * Takes the pages of a fax that the caller sees.
   *
   * @throws FaxException not found
   */
  public Upload bringDocument(Access access, UUID account, UUID fax) {
    FaxPlace place = new FaxPlace(Below.account(account), Optional.empty(), fax);
    OpenedDocument opened = open.openDocument(access, place, Optional.of(DocumentFormat.TIFF), 1);
    Path file =
        spool.receive(
            (Spool.Filling)
                out -> {
                  try (var in = opened.from(0)) {
                    in.transferTo(out);
                  }
                },
            Long.MAX_VALUE);
    return new Upload(file, "image/tiff");
  }
}
