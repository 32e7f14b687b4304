package org.caselli.fax.app.prepare;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.caselli.fax.app.keep.StoreDocument;
import org.caselli.fax.app.submit.Spool;
import org.caselli.fax.domain.document.BlobStore;
import org.caselli.fax.domain.document.Document;
import org.caselli.fax.domain.document.Sha256;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.settings.ConversionSettings;
import org.caselli.fax.domain.settings.FaxSettings;
import org.caselli.fax.domain.settings.Settings;
import org.caselli.fax.domain.settings.SettingsSnapshot;
import org.caselli.fax.imaging.ConversionLimits;
import org.caselli.fax.imaging.FaxConverter;
import org.caselli.fax.imaging.FaxImageResult;
import org.caselli.fax.imaging.PageShape;
import org.caselli.fax.imaging.SourceDocument;
import org.caselli.fax.imaging.UnreadableDocumentException;

/**
 * Makes the files of a fax with {@code fax-imaging} and keeps them as documents. Blocking, never
 * within a transaction; nothing refers to the documents yet when they are returned.
 */
@ApplicationScoped
public class FaxFiles {
  static final String TIFF = "image/tiff";
  static final String PDF = "application/pdf";

  /** {@code max_pages} limits what is sent; what was received is shown whole. */
  private static final int MOST_RECEIVED_PAGES = 0xffff;

  private final FaxConverter converter;
  private final StoreDocument documents;
  private final BlobStore blobs;
  private final Spool spool;
  private final FaxFormats formats;
  private final Settings settings;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected FaxFiles() {
    this(null, null, null, null, null, null);
  }

  @Inject
  public FaxFiles(
      FaxConverter converter,
      StoreDocument documents,
      BlobStore blobs,
      Spool spool,
      FaxFormats formats,
      Settings settings) {
    this.converter = converter;
    this.documents = documents;
    this.blobs = blobs;
    this.spool = spool;
    this.formats = formats;
    this.settings = settings;
  }

  /** A fax TIFF and how many pages it has. */
  public record FaxFile(Document document, int pages) {}

  /** The bytes of a document are not those that were stored. */
  static final class DamagedDocument extends IOException {
    private static final long serialVersionUID = 1L;

    DamagedDocument(Document document) {
      super("Document " + document.id() + " is damaged");
    }
  }

  /** The fax TIFF of documents, one behind the other. */
  public FaxFile faxTiff(Fax fax, List<Document> originals)
      throws UnreadableDocumentException, IOException {
    List<SourceDocument> sources = new ArrayList<>();
    Path target = spool.fresh(".tiff");
    try {
      for (Document original : originals) {
        Path source = spool.fresh(".src");
        sources.add(new SourceDocument(source, original.mediaType()));
        copy(original, source);
      }
      FaxImageResult result = converter.toFaxTiff(sources, target, formats.of(fax), limits(fax));
      return new FaxFile(documents.storeDocument(fax.accountId(), target, TIFF), result.pages());
    } finally {
      sources.forEach(source -> spool.discard(source.file()));
      spool.discard(target);
    }
  }

  /** The PDF view of a fax TIFF. */
  public Document pdf(Fax fax, Document faxFile) throws UnreadableDocumentException, IOException {
    Path source = spool.fresh(".tiff");
    Path target = spool.fresh(".pdf");
    try {
      copy(faxFile, source);
      converter.toPdf(source, target, limits(fax));
      return documents.storeDocument(fax.accountId(), target, PDF);
    } finally {
      spool.discard(source);
      spool.discard(target);
    }
  }

  /**
   * One page of a fax TIFF as a gray PNG; some hundred kilobytes.
   *
   * @param page from 1
   * @param widthPx of the picture; no wider than the page
   * @return empty when there is no such page
   */
  public Optional<byte[]> preview(Fax fax, Document faxFile, int page, int widthPx)
      throws UnreadableDocumentException, IOException {
    Path source = spool.fresh(".tiff");
    Path target = spool.fresh(".png");
    try {
      copy(faxFile, source);
      List<PageShape> shapes = converter.inspect(source, limits(fax)).shapes();
      if (page < 1 || page > shapes.size()) {
        return Optional.empty();
      }
      int width = Math.min(widthPx, shapes.get(page - 1).widthPx());
      converter.preview(source, page, width, target, limits(fax));
      return Optional.of(Files.readAllBytes(target));
    } finally {
      spool.discard(source);
      spool.discard(target);
    }
  }

  /** The pages of a fax TIFF; no pixel is decoded. */
  public List<PageShape> shapes(Fax fax, Document faxFile)
      throws UnreadableDocumentException, IOException {
    Path source = spool.fresh(".tiff");
    try {
      copy(faxFile, source);
      return converter.inspect(source, limits(fax)).shapes();
    } finally {
      spool.discard(source);
    }
  }

  private void copy(Document document, Path file) throws IOException {
    try (DigestInputStream in = new DigestInputStream(blobs.open(document, 0), Sha256.begun())) {
      Files.copy(in, file);
      if (!Sha256.ended(in.getMessageDigest()).equals(document.sha256())) {
        throw new DamagedDocument(document);
      }
    }
  }

  private ConversionLimits limits(Fax fax) {
    ConversionLimits usual = limits(settings.forAccount(fax.accountId()), fax.documents());
    return new ConversionLimits(
        fax.direction() == Fax.Direction.INBOUND ? MOST_RECEIVED_PAGES : usual.maxPages(),
        usual.maxPixelsPerPage(),
        usual.maxSourceImagePixels(),
        usual.timeLimit());
  }

  /** What a conversion of so many documents may take. */
  static ConversionLimits limits(SettingsSnapshot snapshot, int documents) {
    return new ConversionLimits(
        snapshot.get(FaxSettings.MAX_PAGES),
        snapshot.get(ConversionSettings.PAGE_PIXELS),
        snapshot.get(ConversionSettings.IMAGE_PIXELS),
        snapshot.get(FaxSettings.CONVERT_TIMEOUT).multipliedBy(documents));
  }
}
