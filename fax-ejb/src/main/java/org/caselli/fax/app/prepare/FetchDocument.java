package org.caselli.fax.app.prepare;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.caselli.fax.app.keep.StoreDocument;
import org.caselli.fax.app.submit.Spool;
import org.caselli.fax.domain.document.Document;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.fax.FaxOptions.Source;
import org.caselli.fax.domain.settings.FaxSettings;
import org.caselli.fax.domain.settings.Settings;
import org.caselli.fax.domain.settings.SettingsSnapshot;
import org.caselli.fax.port.DocumentFetcher;
import org.caselli.fax.port.DocumentFetcher.FetchFailure;
import org.caselli.fax.port.DocumentFetcher.Fetched;
import org.caselli.fax.port.Measures;

/**
 * Fetches documents of faxes that were submitted by URL. Blocking, never within a transaction;
 * nothing refers to a document yet when it is returned.
 */
@ApplicationScoped
public class FetchDocument {
  private final DocumentFetcher fetcher;
  private final StoreDocument documents;
  private final Spool spool;
  private final Settings settings;
  private final Measures measures;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected FetchDocument() {
    this(null, null, null, null, null, null);
  }

  @Inject
  public FetchDocument(
      DocumentFetcher fetcher,
      StoreDocument documents,
      Spool spool,
      Settings settings,
      Measures measures,
      Clock clock) {
    this.fetcher = fetcher;
    this.documents = documents;
    this.spool = spool;
    this.settings = settings;
    this.measures = measures;
    this.clock = clock;
  }

  /**
   * Fetches one of the documents anew.
   *
   * @param position from 1
   * @throws FetchFailure with a sentence that names the document when there are several
   * @throws IOException when it cannot be stored, or that document was not submitted by URL
   */
  public Document fetchDocument(Fax fax, int position) throws FetchFailure, IOException {
    try {
      return fetched(fax, position);
    } catch (FetchFailure e) {
      throw fax.documents() == 1
          ? e
          : new FetchFailure(
              "Document " + position + " of " + fax.documents() + ": " + e.getMessage(),
              e.isPermanent());
    }
  }

  private Document fetched(Fax fax, int position) throws FetchFailure, IOException {
    Source source =
        fax.options()
            .source(position)
            .orElseThrow(() -> new IOException("Document " + position + " has no address"));
    Path target = spool.fresh(".url");
    try {
      Fetched fetched = fetch(source, target);
      return documents.storeDocument(fax.accountId(), fetched.file(), fetched.mediaType());
    } finally {
      spool.discard(target);
    }
  }

  /**
   * Fetches from an address into a file, within the limits of the settings.
   *
   * @throws FetchFailure with a sentence for people
   */
  public Fetched fetch(Source source, Path target) throws FetchFailure {
    SettingsSnapshot system = settings.system();
    Instant began = clock.instant();
    boolean done = false;
    try {
      Fetched fetched =
          fetcher.fetch(
              source,
              target,
              new DocumentFetcher.Limits(
                  system.get(FaxSettings.MAX_UPLOAD_SIZE),
                  system.get(FaxSettings.FETCH_TIMEOUT),
                  system.get(FaxSettings.FETCH_ALLOW_LIST)));
      done = true;
      return fetched;
    } finally {
      measures.fetched(done, Duration.between(began, clock.instant()));
    }
  }
}
