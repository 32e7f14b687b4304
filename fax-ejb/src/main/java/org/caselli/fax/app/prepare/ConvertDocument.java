package org.caselli.fax.app.prepare;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import org.caselli.fax.app.admin.Tenancy;
import org.caselli.fax.app.submit.Spool;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.caselli.fax.domain.settings.Settings;
import org.caselli.fax.domain.settings.SettingsSnapshot;
import org.caselli.fax.imaging.ConversionLimits;
import org.caselli.fax.imaging.FaxConverter;
import org.caselli.fax.imaging.UnreadableDocumentException;

/**
 * Converts a document by the settings of the system, as a trial for its administrator: no fax is
 * made of it, and nothing is kept. Blocking, never within a transaction. Thread-safe.
 */
@ApplicationScoped
public class ConvertDocument {
  private final Tenancy tenancy;
  private final FaxConverter converter;
  private final FaxFormats formats;
  private final Settings settings;
  private final Spool spool;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected ConvertDocument() {
    this(null, null, null, null, null);
  }

  @Inject
  public ConvertDocument(
      Tenancy tenancy, FaxConverter converter, FaxFormats formats, Settings settings, Spool spool) {
    this.tenancy = tenancy;
    this.converter = converter;
    this.formats = formats;
    this.settings = settings;
    this.spool = spool;
  }

  /** What is wanted of a document. */
  public enum Form {
    TIFF(FaxFiles.TIFF),
    PDF(FaxFiles.PDF);

    private final String mediaType;

    Form(String mediaType) {
      this.mediaType = mediaType;
    }

    public String mediaType() {
      return mediaType;
    }
  }

  /**
   * What it became.
   *
   * @param file in the spool; whoever asked discards it
   */
  public record Converted(Path file, int pages) {}

  /**
   * Converts it.
   *
   * @param mediaType as the client gives it; the content counts more
   * @throws FaxException forbidden; unreadable, with the reason; unavailable, for reasons of ours
   */
  public Converted convertDocument(Access access, Path source, String mediaType, Form form) {
    tenancy.administerSystem(access);
    Path tiff = spool.fresh(".tiff");
    Path pdf = spool.fresh(".pdf");
    boolean wantsPdf = form == Form.PDF;
    boolean done = false;
    try {
      SettingsSnapshot system = settings.system();
      ConversionLimits limits = FaxFiles.limits(system, 1);
      int pages =
          converter.toFaxTiff(source, mediaType, tiff, formats.plain(system), limits).pages();
      if (wantsPdf) {
        converter.toPdf(tiff, pdf, limits);
      }
      done = true;
      return new Converted(wantsPdf ? pdf : tiff, pages);
    } catch (UnreadableDocumentException e) {
      throw because(ProblemType.UNREADABLE_DOCUMENT, e.getMessage(), e);
    } catch (IOException e) {
      throw because(ProblemType.UNAVAILABLE, "The document cannot be converted now", e);
    } finally {
      if (wantsPdf || !done) {
        spool.discard(tiff);
      }
      if (!done) {
        spool.discard(pdf);
      }
    }
  }

  private static FaxException because(ProblemType type, String sentence, Exception cause) {
    FaxException exception = new FaxException(type, sentence);
    exception.initCause(cause);
    return exception;
  }
}
