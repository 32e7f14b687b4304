package org.caselli.fax.app.prepare;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import org.caselli.fax.app.submit.Spool;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.caselli.fax.domain.settings.Settings;
import org.caselli.fax.domain.settings.SettingsSnapshot;
import org.caselli.fax.imaging.FaxConverter;
import org.caselli.fax.imaging.UnreadableDocumentException;

/**
 * Makes the pages that a far machine would send, by the settings of the system and without a
 * header; nothing is kept. A TIFF stays as it is, whatever is in it. Blocking.
 */
@ApplicationScoped
public class MakePaper {
  private final FaxConverter converter;
  private final FaxFormats formats;
  private final Settings settings;
  private final Spool spool;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected MakePaper() {
    this(null, null, null, null);
  }

  @Inject
  public MakePaper(FaxConverter converter, FaxFormats formats, Settings settings, Spool spool) {
    this.converter = converter;
    this.formats = formats;
    this.settings = settings;
    this.spool = spool;
  }

  /**
   * Makes them.
   *
   * @param mediaType as the client gives it
   * @return a file in the spool, the source for a TIFF; whoever asked discards it
   * @throws FaxException unreadable, with the reason; unavailable, for reasons of ours
   */
  public Path makePaper(Path source, String mediaType) {
    if (mediaType.equals(FaxFiles.TIFF)) {
      return source;
    }
    Path tiff = spool.fresh(".tiff");
    boolean done = false;
    try {
      SettingsSnapshot system = settings.system();
      converter.toFaxTiff(
          source, mediaType, tiff, formats.plain(system), FaxFiles.limits(system, 1));
      done = true;
      return tiff;
    } catch (UnreadableDocumentException e) {
      throw because(ProblemType.UNREADABLE_DOCUMENT, e.getMessage(), e);
    } catch (IOException e) {
      throw because(ProblemType.UNAVAILABLE, "The document cannot be converted now", e);
    } finally {
      if (!done) {
        spool.discard(tiff);
      }
    }
  }

  private static FaxException because(ProblemType type, String sentence, Exception cause) {
    FaxException exception = new FaxException(type, sentence);
    exception.initCause(cause);
    return exception;
  }
}
