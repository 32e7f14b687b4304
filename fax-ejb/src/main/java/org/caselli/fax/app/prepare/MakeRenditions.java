package org.caselli.fax.app.prepare;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.app.prepare.FaxFiles.DamagedDocument;
import org.caselli.fax.app.prepare.FaxFiles.FaxFile;
import org.caselli.fax.domain.document.BlobStore;
import org.caselli.fax.domain.document.Document;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.imaging.PageShape;
import org.caselli.fax.imaging.UnreadableDocumentException;
import org.caselli.fax.port.DocumentFetcher.FetchFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The renditions of a fax: those that are kept if they are whole, else made from what is there.
 * Whoever wants the same at the same time waits for one conversion. Blocking, never within a
 * transaction.
 */
@ApplicationScoped
public class MakeRenditions {
  private static final Logger log = LoggerFactory.getLogger(MakeRenditions.class);

  private final FaxFiles files;
  private final FetchDocument fetch;
  private final KeepRendition keep;
  private final BlobStore blobs;
  private final SharedWork<UUID, FaxFile> faxFiles = new SharedWork<>();
  private final SharedWork<UUID, Document> pdfs = new SharedWork<>();
  private final SharedWork<Part, Document> originals = new SharedWork<>();
  private final SharedWork<Preview, Optional<byte[]>> previews = new SharedWork<>();
  private final LatelyMade<UUID, FaxFile> lateFaxFiles;
  private final LatelyMade<UUID, Document> latePdfs;
  private final LatelyMade<Part, Document> lateOriginals;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected MakeRenditions() {
    this(null, null, null, null, null);
  }

  @Inject
  public MakeRenditions(
      FaxFiles files, FetchDocument fetch, KeepRendition keep, BlobStore blobs, Clock clock) {
    this.files = files;
    this.fetch = fetch;
    this.keep = keep;
    this.blobs = blobs;
    this.lateFaxFiles = new LatelyMade<>(clock);
    this.latePdfs = new LatelyMade<>(clock);
    this.lateOriginals = new LatelyMade<>(clock);
  }

  /** One of the documents of a fax. */
  private record Part(UUID fax, int position) {}

  /** A picture of one page of a fax TIFF. */
  private record Preview(UUID faxFile, int page, int widthPx) {}

  /** There is nothing that the rendition could be made from. */
  static final class NothingKept extends IOException {
    private static final long serialVersionUID = 1L;

    NothingKept(String message) {
      super(message);
    }
  }

  /**
   * The fax TIFF, sent or received.
   *
   * @throws NothingKept when there is none, nor anything that it could be made from
   */
  FaxFile faxFile(Fax fax) throws UnreadableDocumentException, IOException {
    return faxFiles.of(
        fax.id(),
        () -> {
          Fax now = present(fax);
          Optional<FaxFile> there =
              whole(now, now.faxFileId())
                  .map(document -> new FaxFile(document, now.pages()))
                  .or(() -> lateFaxFiles.find(now.id()).filter(file -> isThere(file.document())));
          return there.isPresent() ? there.get() : newFaxFile(now);
        });
  }

  private FaxFile newFaxFile(Fax fax) throws UnreadableDocumentException, IOException {
    if (fax.direction() == Fax.Direction.INBOUND) {
      throw new NothingKept("The pages of the received fax " + fax.id() + " are not stored");
    }
    FaxFile made = files.faxTiff(fax, originals(fax));
    if (!keep.faxFile(fax, made)) {
      lateFaxFiles.remember(fax.id(), made);
    }
    return made;
  }

  /** The PDF view of the fax TIFF. */
  Document pdf(Fax fax) throws UnreadableDocumentException, IOException {
    return pdfs.of(
        fax.id(),
        () -> {
          Fax now = present(fax);
          Optional<Document> there =
              whole(now, now.pdfFileId()).or(() -> latePdfs.find(now.id()).filter(this::isThere));
          return there.isPresent() ? there.get() : newPdf(now);
        });
  }

  /** The PDF view of a fax, which others that have the same pages keep too. */
  void pdf(Fax fax, List<UUID> others) throws UnreadableDocumentException, IOException {
    Document made = pdf(fax);
    others.forEach(other -> keep.pdf(other, made));
  }

  private Document newPdf(Fax fax) throws UnreadableDocumentException, IOException {
    Document made = pdfOf(fax);
    if (!keep.pdf(fax, made)) {
      latePdfs.remember(fax.id(), made);
    }
    return made;
  }

  private Document pdfOf(Fax fax) throws UnreadableDocumentException, IOException {
    try {
      return files.pdf(fax, faxFile(fax).document());
    } catch (DamagedDocument e) {
      log.error("The pages of fax {} are damaged; they are made again", fax.id(), e);
      return files.pdf(fax, newFaxFile(present(fax)).document());
    }
  }

  private List<Document> originals(Fax fax) throws UnreadableDocumentException, IOException {
    List<Document> documents = new ArrayList<>();
    for (int position = 1; position <= fax.documents(); position++) {
      documents.add(original(fax, position));
    }
    return documents;
  }

  /**
   * One of the documents as it came; for a received fax, the TIFF. It is fetched again when it came
   * by URL, was prepared once, and is not kept.
   *
   * @param position from 1
   */
  Document original(Fax fax, int position) throws UnreadableDocumentException, IOException {
    if (position > fax.documents()) {
      throw new NothingKept("The fax has no document " + position);
    }
    if (fax.direction() == Fax.Direction.INBOUND) {
      return faxFile(fax).document();
    }
    Part part = new Part(fax.id(), position);
    return originals.of(
        part,
        () -> {
          Fax now = present(fax);
          Optional<Document> there =
              whole(now, now.originalId(position))
                  .or(() -> lateOriginals.find(part).filter(this::isThere));
          return there.isPresent() ? there.get() : fetched(now, part);
        });
  }

  private Document fetched(Fax fax, Part part) throws IOException {
    boolean wasThere = fax.originalId(part.position()).isPresent() || fax.pages() > 0;
    if (fax.options().source(part.position()).isEmpty() || !wasThere) {
      throw new NothingKept("The original of fax " + fax.id() + " is not stored");
    }
    try {
      Document fetched = fetch.fetchDocument(fax, part.position());
      if (!keep.original(fax, part.position(), fetched)) {
        lateOriginals.remember(part, fetched);
      }
      return fetched;
    } catch (FetchFailure e) {
      log.info("A document of fax {} was not fetched again: {}", fax.id(), e.getMessage());
      throw e.isPermanent()
          ? new NothingKept(
              "The original of fax "
                  + fax.id()
                  + " is not stored and could not be fetched again: "
                  + e.getMessage())
          : new IOException(e.getMessage(), e);
    }
  }

  /** Forgets what was made lately and is not kept; returns how much that was. */
  public int forgetLatelyMade() {
    return lateFaxFiles.forget() + latePdfs.forget() + lateOriginals.forget();
  }

  /** A page of a fax TIFF as PNG; empty when there is no such page. */
  Optional<byte[]> preview(Fax fax, Document faxFile, int page, int widthPx)
      throws UnreadableDocumentException, IOException {
    return previews.of(
        new Preview(faxFile.id(), page, widthPx), () -> files.preview(fax, faxFile, page, widthPx));
  }

  /** The pages of a fax TIFF. */
  List<PageShape> shapes(Fax fax, Document faxFile)
      throws UnreadableDocumentException, IOException {
    return files.shapes(fax, faxFile);
  }

  private Fax present(Fax fax) throws NothingKept {
    Fax now = keep.present(fax.id()).orElse(fax);
    if (now.erasedAt().isPresent()) {
      throw new NothingKept("The documents of fax " + fax.id() + " were erased");
    }
    return now;
  }

  private Optional<Document> whole(Fax fax, Optional<UUID> id) {
    Optional<Document> document = id.flatMap(found -> blobs.find(fax.accountId(), found));
    if (id.isPresent() && document.filter(blobs::isWhole).isEmpty()) {
      log.error("Document {} of fax {} is damaged or lost; it is made again", id.get(), fax.id());
      return Optional.empty();
    }
    return document;
  }

  private boolean isThere(Document document) {
    return blobs.find(document.account(), document.id()).filter(blobs::isWhole).isPresent();
  }
}
