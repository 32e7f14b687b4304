package org.caselli.fax.imaging.convert;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** The kinds of document that can be converted, told by content first and by media type second. */
public enum DocumentType {
  PDF,
  TIFF;

  /**
   * PDF readers accept the header anywhere in the first 1024 bytes (ISO 32000-1, annex H.3.4.1).
   */
  private static final int HEADER_WITHIN = 1024;

  public static Optional<DocumentType> of(Path file, String mediaType) throws IOException {
    byte[] head;
    try (InputStream in = Files.newInputStream(file)) {
      head = in.readNBytes(HEADER_WITHIN);
    }
    String start = new String(head, StandardCharsets.ISO_8859_1);
    if (start.startsWith("II*\0")
        || start.startsWith("MM\0*")
        || start.startsWith("II+\0")
        || start.startsWith("MM\0+")) {
      return Optional.of(TIFF);
    }
    if (start.contains("%PDF-")) {
      return Optional.of(PDF);
    }
    return declared(mediaType);
  }

  private static Optional<DocumentType> declared(String mediaType) {
    String type = mediaType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return switch (type) {
      case "application/pdf", "application/x-pdf" -> Optional.of(PDF);
      case "image/tiff", "image/tif", "image/x-tiff", "application/tiff" -> Optional.of(TIFF);
      default -> Optional.empty();
    };
  }
}
