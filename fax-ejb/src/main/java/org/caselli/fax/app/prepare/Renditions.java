package org.caselli.fax.app.prepare;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.caselli.fax.domain.document.BlobStore;
import org.caselli.fax.domain.document.Document;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.imaging.UnreadableDocumentException;

/**
 * The renditions of a fax, made when they are asked for and kept then. Blocking, never within a
 * transaction.
 */
@ApplicationScoped
public class Renditions {
  private final FaxFiles files;
  private final KeepRendition keep;
  private final BlobStore blobs;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected Renditions() {
    this(null, null, null);
  }

  @Inject
  public Renditions(FaxFiles files, KeepRendition keep, BlobStore blobs) {
    this.files = files;
    this.keep = keep;
    this.blobs = blobs;
  }

  /**
   * The fax TIFF, sent or received.
   *
   * @throws FaxException when there is none yet, or the document cannot be faxed
   */
  public Document faxFile(Fax fax) {
    Optional<Document> kept = fax.faxFileId().flatMap(id -> blobs.find(fax.accountId(), id));
    return kept.orElseGet(
        () -> {
          Document original = original(fax);
          return made(
              fax,
              () -> {
                FaxFiles.FaxFile file = files.faxTiff(fax, original);
                keep.faxFile(fax.id(), file.document(), file.pages());
                return file.document();
              });
        });
  }

  /**
   * The PDF view of the fax TIFF.
   *
   * @throws FaxException when there is no fax TIFF
   */
  public Document pdf(Fax fax) {
    Optional<Document> kept = fax.pdfFileId().flatMap(id -> blobs.find(fax.accountId(), id));
    return kept.orElseGet(
        () -> {
          Document faxFile = faxFile(fax);
          return made(
              fax,
              () -> {
                Document pdf = files.pdf(fax, faxFile);
                keep.pdf(fax.id(), pdf);
                return pdf;
              });
        });
  }

  /**
   * The document as it came; for a received fax, the TIFF.
   *
   * @throws FaxException when it is not here (not fetched yet, or erased)
   */
  public Document original(Fax fax) {
    return fax.originalId()
        .or(fax::faxFileId)
        .flatMap(id -> blobs.find(fax.accountId(), id))
        .orElseThrow(() -> FaxException.notFound("document of fax", fax.id()));
  }

  /** Makes a rendition. */
  @FunctionalInterface
  private interface Maker {
    Document make() throws UnreadableDocumentException, IOException;
  }

  private static Document made(Fax fax, Maker maker) {
    try {
      return maker.make();
    } catch (UnreadableDocumentException e) {
      throw FaxException.notFound("readable document of fax", fax.id());
    } catch (IOException e) {
      throw new UncheckedIOException("A rendition of fax " + fax.id() + " could not be made", e);
    }
  }
}
