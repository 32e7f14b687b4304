package org.caselli.fax.imaging.pdf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.caselli.fax.imaging.UnreadableDocumentException;
import org.caselli.fax.imaging.UnreadableDocumentException.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens PDFs, damaged ones as far as they can be read. */
final class PdfLoader {

  private static final Logger LOG = LoggerFactory.getLogger(PdfLoader.class);
  private static final long MAIN_MEMORY_BYTES = 32L << 20;

  private PdfLoader() {}

  /** Opens a document; its scratch file, if it needs one, goes into {@code scratch}. */
  static PDDocument load(Path file, Path scratch) throws IOException, UnreadableDocumentException {
    RandomAccessReadBufferedFile bytes = new RandomAccessReadBufferedFile(file.toFile());
    try {
      return Loader.loadPDF(bytes, "", memory(scratch).streamCache);
    } catch (InvalidPasswordException e) {
      bytes.close();
      throw new UnreadableDocumentException(
          Reason.ENCRYPTED,
          "The PDF is protected by a password; send a copy without password protection.",
          e);
    } catch (NoClassDefFoundError e) {
      // Only encryption by certificates needs Bouncy Castle, and we hold nobody's private key.
      bytes.close();
      if (!String.valueOf(e.getMessage()).contains("bouncycastle")) {
        throw e;
      }
      throw new UnreadableDocumentException(
          Reason.ENCRYPTED,
          "The PDF is encrypted for a certificate; send a copy without encryption.",
          e);
    } catch (IOException | RuntimeException e) {
      // The parser meets damage with exceptions of many kinds.
      bytes.close();
      throw UnreadableDocumentException.damaged("The PDF is damaged", e);
    }
  }

  /** The document with a new list of its pages, if that was what it lacked. */
  static Optional<PDDocument> repair(Path file, Path scratch, Reason lacking) throws IOException {
    if (lacking != Reason.DAMAGED && lacking != Reason.EMPTY) {
      return Optional.empty();
    }
    Optional<byte[]> repaired = PdfRepair.repaired(file);
    if (repaired.isEmpty()) {
      return Optional.empty();
    }
    try {
      RandomAccessReadBuffer bytes = new RandomAccessReadBuffer(repaired.get());
      PDDocument document = Loader.loadPDF(bytes, "", memory(scratch).streamCache);
      LOG.info("The page list of a PDF was lost and has been made anew");
      return Optional.of(document);
    } catch (IOException | RuntimeException e) {
      LOG.debug("A PDF cannot be repaired", e);
      return Optional.empty();
    }
  }

  private static MemoryUsageSetting memory(Path scratch) {
    return MemoryUsageSetting.setupMixed(MAIN_MEMORY_BYTES).setTempDir(scratch.toFile());
  }
}
