package org.caselli.fax.app.prepare;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.caselli.fax.app.admin.Tenancy;
import org.caselli.fax.app.submit.Spool;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.fax.FaxOptions.Look;
import org.caselli.fax.domain.faxbox.Faxboxes;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.caselli.fax.domain.problem.Violation;
import org.caselli.fax.domain.settings.Settings;
import org.caselli.fax.domain.settings.SettingsSnapshot;
import org.caselli.fax.imaging.ConversionLimits;
import org.caselli.fax.imaging.FaxConverter;
import org.caselli.fax.imaging.UnreadableDocumentException;

/**
 * Shows somebody who is about to send a document which pages it becomes: black and white, in the
 * size and resolution of the fax, only without the line at the top that tells when it is sent.
 * Nothing is kept. A few at a time on a node, so that documents of faxes are not held up. Blocking,
 * never within a transaction. Thread-safe.
 */
@ApplicationScoped
public class PreviewDocument {
  private static final int AT_A_TIME = 2;
  private static final Duration WAIT = Duration.ofSeconds(3);

  private final Tenancy tenancy;
  private final Faxboxes faxboxes;
  private final FaxConverter converter;
  private final FaxFormats formats;
  private final Settings settings;
  private final Spool spool;
  private final Semaphore room = new Semaphore(AT_A_TIME);

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected PreviewDocument() {
    this(null, null, null, null, null, null);
  }

  @Inject
  public PreviewDocument(
      Tenancy tenancy,
      Faxboxes faxboxes,
      FaxConverter converter,
      FaxFormats formats,
      Settings settings,
      Spool spool) {
    this.tenancy = tenancy;
    this.faxboxes = faxboxes;
    this.converter = converter;
    this.formats = formats;
    this.settings = settings;
    this.spool = spool;
  }

  /**
   * What is to be seen.
   *
   * @param faxbox through which it would be sent
   * @param look that the fax would be given
   * @param first page, from 1
   * @param most how many pages
   * @param widthPx of the pictures; no wider than the pages
   */
  public record Wanted(
      UUID account, Optional<UUID> faxbox, Look look, int first, int most, int widthPx) {
    public Wanted {
      Objects.requireNonNull(account);
      Objects.requireNonNull(faxbox);
      Objects.requireNonNull(look);
    }
  }

  /**
   * What the document becomes.
   *
   * @param pages all of them
   * @param pictures PNG of those that were wanted, in order
   */
  public record Seen(int pages, List<byte[]> pictures) {
    public Seen {
      pictures = List.copyOf(pictures);
    }
  }

  /** Whoever may not send, or names no faxbox, is told so before the document is read. */
  public void permit(Access access, Wanted wanted) {
    tenancy.send(access, wanted.account());
    wanted
        .faxbox()
        .ifPresent(
            box ->
                faxboxes
                    .byId(wanted.account(), box)
                    .orElseThrow(() -> FaxException.notFound("faxbox", box)));
  }

  /**
   * Converts and draws it.
   *
   * @param mediaType as the client gives it; the content counts more
   * @throws FaxException forbidden; not found, the faxbox; unreadable, with the reason; unavailable
   *     while others look at theirs; invalid for a page that there is not
   */
  public Seen previewDocument(Access access, Wanted wanted, Path source, String mediaType) {
    permit(access, wanted);
    if (!room.tryAcquire()) {
      throw new FaxException(
          ProblemType.UNAVAILABLE, "Others look at their documents; ask again in a moment", WAIT);
    }
    Path tiff = spool.fresh(".tiff");
    try {
      SettingsSnapshot snapshot = settings.forFax(wanted.account(), wanted.faxbox());
      ConversionLimits limits = FaxFiles.limits(snapshot, 1);
      int pages =
          converter
              .toFaxTiff(source, mediaType, tiff, formats.plain(snapshot, wanted.look()), limits)
              .pages();
      return new Seen(pages, pictures(tiff, pages, wanted, limits));
    } catch (UnreadableDocumentException e) {
      throw because(ProblemType.UNREADABLE_DOCUMENT, e.getMessage(), e);
    } catch (IOException e) {
      throw because(ProblemType.UNAVAILABLE, "The document cannot be converted now", e);
    } finally {
      spool.discard(tiff);
      room.release();
    }
  }

  private List<byte[]> pictures(Path tiff, int pages, Wanted wanted, ConversionLimits limits)
      throws UnreadableDocumentException, IOException {
    if (wanted.first() > pages) {
      throw FaxException.invalid(
          new Violation("from", "maximum", "The document has " + pages + " pages"));
    }
    List<byte[]> pictures = new ArrayList<>();
    int end = Math.min(pages, wanted.first() + wanted.most() - 1);
    for (int page = wanted.first(); page <= end; page++) {
      Path png = spool.fresh(".png");
      try {
        converter.preview(tiff, page, wanted.widthPx(), png, limits);
        pictures.add(Files.readAllBytes(png));
      } finally {
        spool.discard(png);
      }
    }
    return pictures;
  }

  private static FaxException because(ProblemType type, String sentence, Exception cause) {
    FaxException exception = new FaxException(type, sentence);
    exception.initCause(cause);
    return exception;
  }
}
