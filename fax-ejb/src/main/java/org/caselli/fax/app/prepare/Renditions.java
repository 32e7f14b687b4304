package org.caselli.fax.app.prepare;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import org.caselli.fax.app.prepare.FaxFiles.FaxFile;
import org.caselli.fax.app.prepare.MakeRenditions.NothingKept;
import org.caselli.fax.domain.document.Document;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.caselli.fax.domain.problem.Violation;
import org.caselli.fax.imaging.PageShape;
import org.caselli.fax.imaging.UnreadableDocumentException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The renditions of a fax for those who ask for them: found or made, and when that is not possible,
 * why. Blocking, never within a transaction.
 */
@ApplicationScoped
public class Renditions {
  private static final Logger log = LoggerFactory.getLogger(Renditions.class);

  private final MakeRenditions make;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected Renditions() {
    this(null);
  }

  @Inject
  public Renditions(MakeRenditions make) {
    this.make = make;
  }

  /**
   * The fax TIFF, sent or received.
   *
   * @throws FaxException not found, when there is nothing to make it from; unreadable, with the
   *     reason, when the document cannot be faxed; unavailable, when it can be had later
   */
  public Document faxFile(Fax fax) {
    return pages(fax).document();
  }

  /** The fax TIFF and how many pages it has; throws as {@link #faxFile} does. */
  public FaxFile pages(Fax fax) {
    return answer(fax, () -> make.faxFile(fax));
  }

  /**
   * The PDF view of the fax TIFF.
   *
   * @throws FaxException as {@link #faxFile} does
   */
  public Document pdf(Fax fax) {
    return answer(fax, () -> make.pdf(fax));
  }

  /**
   * One of the documents as it came; for a received fax, the TIFF.
   *
   * @param position from 1
   * @throws FaxException not found, when it is not here (not fetched yet, or erased); unavailable,
   *     when it could not be fetched again now
   */
  public Document original(Fax fax, int position) {
    return answer(fax, () -> make.original(fax, position));
  }

  /**
   * One page of the fax TIFF as a gray PNG.
   *
   * @param faxFile as {@link #pages} gave it
   * @param page from 1
   * @param widthPx of the picture; no wider than the page
   * @throws FaxException invalid, when there is no such page; else as {@link #faxFile} does
   */
  public byte[] preview(Fax fax, Document faxFile, int page, int widthPx) {
    return answer(fax, () -> make.preview(fax, faxFile, page, widthPx))
        .orElseThrow(() -> noPage(page));
  }

  /**
   * What each page of the fax TIFF is like.
   *
   * @param faxFile as {@link #pages} gave it
   */
  public List<PageShape> shapes(Fax fax, Document faxFile) {
    return answer(fax, () -> make.shapes(fax, faxFile));
  }

  /** What is told to who asks for a page that a fax does not have. */
  public static FaxException noPage(int page) {
    return FaxException.invalid(new Violation("page", "maximum", "The fax has no page " + page));
  }

  private static <V> V answer(Fax fax, SharedWork.Work<V> work) {
    try {
      return work.done();
    } catch (UnreadableDocumentException e) {
      throw because(ProblemType.UNREADABLE_DOCUMENT, e.getMessage(), e);
    } catch (NothingKept e) {
      throw because(ProblemType.NOT_FOUND, e.getMessage(), e);
    } catch (IOException e) {
      log.warn("A document of fax {} could not be had", fax.id(), e);
      throw because(ProblemType.UNAVAILABLE, "The document cannot be had now; ask again later", e);
    }
  }

  private static FaxException because(ProblemType type, String sentence, Exception cause) {
    FaxException exception = new FaxException(type, sentence);
    exception.initCause(cause);
    return exception;
  }
}
