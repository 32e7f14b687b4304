package org.caselli.fax.imaging.type;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.caselli.fax.imaging.UnreadableDocumentException;

/** The kinds of document that are told apart and can be converted. */
public enum DocumentType {
  PDF(DocumentFamily.PDF, "pdf"),
  TIFF(DocumentFamily.TIFF, "tif"),
  PNG(DocumentFamily.PICTURE, "png"),
  JPEG(DocumentFamily.PICTURE, "jpg"),
  GIF(DocumentFamily.PICTURE, "gif"),
  BMP(DocumentFamily.PICTURE, "bmp"),
  WEBP(DocumentFamily.PICTURE, "webp"),
  JPEG_2000(DocumentFamily.PICTURE, "jp2"),
  HEIF(DocumentFamily.PICTURE, "heic"),
  AVIF(DocumentFamily.PICTURE, "avif"),
  PCX(DocumentFamily.PICTURE, "pcx"),
  DCX(DocumentFamily.PICTURE, "dcx"),
  PNM(DocumentFamily.PICTURE, "pnm"),
  TEXT(DocumentFamily.TEXT, "txt"),
  HTML(DocumentFamily.HTML, "html"),
  RTF(DocumentFamily.OFFICE, "rtf"),
  WORD(DocumentFamily.OFFICE, "docx"),
  EXCEL(DocumentFamily.OFFICE, "xlsx"),
  POWERPOINT(DocumentFamily.OFFICE, "pptx"),
  WORD_97(DocumentFamily.OFFICE, "doc"),
  EXCEL_97(DocumentFamily.OFFICE, "xls"),
  POWERPOINT_97(DocumentFamily.OFFICE, "ppt"),
  /** An Office document encrypted as a whole; the few with a well-known password can be opened. */
  ENCRYPTED_OFFICE(DocumentFamily.OFFICE, "xlsx"),
  ENCRYPTED_POWERPOINT_97(DocumentFamily.OFFICE, "ppt"),
  OPEN_TEXT(DocumentFamily.OFFICE, "odt"),
  OPEN_SPREADSHEET(DocumentFamily.OFFICE, "ods"),
  OPEN_PRESENTATION(DocumentFamily.OFFICE, "odp"),
  OPEN_DRAWING(DocumentFamily.OFFICE, "odg"),
  FLAT_OPEN_TEXT(DocumentFamily.OFFICE, "fodt"),
  FLAT_OPEN_SPREADSHEET(DocumentFamily.OFFICE, "fods"),
  FLAT_OPEN_PRESENTATION(DocumentFamily.OFFICE, "fodp"),
  FLAT_OPEN_DRAWING(DocumentFamily.OFFICE, "fodg");

  private final DocumentFamily family;
  private final String extension;

  DocumentType(DocumentFamily family, String extension) {
    this.family = family;
    this.extension = extension;
  }

  public DocumentFamily family() {
    return family;
  }

  /** Whether it can be opened only with a password, be it a well-known one. */
  public boolean isEncrypted() {
    return this == ENCRYPTED_OFFICE || this == ENCRYPTED_POWERPOINT_97;
  }

  /** The usual ending of a file name, without the dot. */
  public String extension() {
    return extension;
  }

  /**
   * The type of a file: told by its content where the content is plain about it, else by the
   * declared media type, else by the file's name.
   *
   * @param mediaType as the client gives it, with parameters or without
   * @throws UnreadableDocumentException when it is of another kind, which the message names where
   *     it is known
   */
  public static DocumentType of(Path file, String mediaType)
      throws UnreadableDocumentException, IOException {
    Path name = file.getFileName();
    return new TypeDetection(
            file,
            DeclaredTypes.ofMediaType(mediaType),
            DeclaredTypes.ofFileName(name == null ? "" : name.toString().toLowerCase(Locale.ROOT)))
        .type();
  }
}
