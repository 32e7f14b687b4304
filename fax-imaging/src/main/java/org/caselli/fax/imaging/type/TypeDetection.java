package org.caselli.fax.imaging.type;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.caselli.fax.imaging.UnreadableDocumentException;
import org.caselli.fax.imaging.UnreadableDocumentException.Reason;

/** Tells the type of one file. */
final class TypeDetection {

  private static final int HEAD_BYTES = 16 << 10;

  private final Path file;
  private final Optional<DocumentType> declared;
  private final Optional<DocumentType> named;

  TypeDetection(Path file, Optional<DocumentType> declared, Optional<DocumentType> named) {
    this.file = file;
    this.declared = declared;
    this.named = named;
  }

  DocumentType type() throws UnreadableDocumentException, IOException {
    byte[] head;
    try (InputStream in = Files.newInputStream(file)) {
      head = in.readNBytes(HEAD_BYTES);
    }
    Optional<DocumentType> certain = Signatures.type(head);
    if (certain.isPresent()) {
      return certain.get();
    }
    if (Signatures.isZip(head)) {
      return container(ZipContents.kind(file), "a ZIP archive");
    }
    if (Signatures.isOle(head)) {
      return container(OleContents.kind(file), "an old Office file of an unknown kind");
    }
    boolean text = TextHead.isText(head);
    Optional<String> foreign =
        Signatures.foreignText(head)
            .or(() -> text ? Optional.empty() : Signatures.foreignBinary(head));
    if (foreign.isPresent()) {
      throw unsupported(foreign.get());
    }
    return text ? text(TextHead.of(head)) : binary();
  }

  /** A container of an unknown kind is what it is said to be; its reader sees the damage. */
  private DocumentType container(Optional<Contents> found, String unknown)
      throws UnreadableDocumentException {
    if (found.isPresent()) {
      Contents contents = found.get();
      return contents.type().orElseThrow(() -> unsupported(contents.name()));
    }
    return hint(DocumentFamily.OFFICE).orElseThrow(() -> unsupported(unknown));
  }

  private DocumentType text(TextHead head) throws UnreadableDocumentException {
    Optional<DocumentType> marked = head.type();
    if (marked.isPresent()) {
      return marked.get();
    }
    Optional<String> foreign = head.foreign();
    if (foreign.isPresent()) {
      throw unsupported(foreign.get());
    }
    return plain(head, declared.or(() -> named).orElse(DocumentType.TEXT));
  }

  /** Word and Excel open plain text under the names of their old formats, and some export it so. */
  private static DocumentType plain(TextHead head, DocumentType said)
      throws UnreadableDocumentException {
    if (said.family() != DocumentFamily.OFFICE) {
      return said;
    }
    if ((said == DocumentType.WORD_97 || said == DocumentType.EXCEL_97) && head.isClean()) {
      return DocumentType.TEXT;
    }
    throw new UnreadableDocumentException(
        Reason.DAMAGED,
        "The document is called "
            + said.extension()
            + " and holds only text; save it anew in its program, or send it as txt.");
  }

  private DocumentType binary() throws UnreadableDocumentException {
    return declared
        .filter(TypeDetection::isBinary)
        .or(() -> named.filter(TypeDetection::isBinary))
        .orElseThrow(() -> unsupported("a file of an unknown kind"));
  }

  private static boolean isBinary(DocumentType type) {
    return type.family() != DocumentFamily.TEXT && type.family() != DocumentFamily.HTML;
  }

  private Optional<DocumentType> hint(DocumentFamily family) {
    return declared
        .filter(each -> each.family() == family)
        .or(() -> named.filter(each -> each.family() == family));
  }

  private static UnreadableDocumentException unsupported(String kind) {
    return new UnreadableDocumentException(
        Reason.UNSUPPORTED_TYPE,
        "The document is " + kind + ", which cannot be faxed; save it as PDF and send that.");
  }
}
