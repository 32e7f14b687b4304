package org.caselli.fax.imaging.type;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Types by media type and by the ending of a file name. */
final class DeclaredTypes {

  private static final String OPEN_XML = "application/vnd.openxmlformats-officedocument.";
  private static final String OPEN_DOCUMENT = "application/vnd.oasis.opendocument.";

  /** An ending of so many letters is hardly the beginning of another word. */
  private static final int TELLING_LENGTH = 4;

  private static final Map<String, DocumentType> MEDIA_TYPES = new HashMap<>();
  private static final Map<String, DocumentType> ENDINGS = new HashMap<>();

  static {
    media(DocumentType.PDF, "application/pdf", "application/x-pdf");
    media(DocumentType.TIFF, "image/tiff", "image/tif", "image/x-tiff", "application/tiff");
    media(DocumentType.PNG, "image/png", "image/x-png");
    media(DocumentType.JPEG, "image/jpeg", "image/jpg", "image/pjpeg");
    media(DocumentType.GIF, "image/gif");
    media(DocumentType.BMP, "image/bmp", "image/x-bmp", "image/x-ms-bmp");
    media(DocumentType.WEBP, "image/webp");
    media(DocumentType.JPEG_2000, "image/jp2", "image/jpx", "image/j2k");
    media(DocumentType.HEIF, "image/heic", "image/heif");
    media(DocumentType.AVIF, "image/avif");
    media(DocumentType.HTML, "text/html", "application/xhtml+xml");
    media(DocumentType.TEXT, "application/json", "application/xml", "application/csv");
    media(DocumentType.RTF, "application/rtf", "text/rtf", "text/richtext");
    media(DocumentType.WORD, OPEN_XML + "wordprocessingml.document");
    media(DocumentType.EXCEL, OPEN_XML + "spreadsheetml.sheet");
    media(DocumentType.POWERPOINT, OPEN_XML + "presentationml.presentation");
    media(DocumentType.WORD_97, "application/msword");
    media(DocumentType.EXCEL_97, "application/vnd.ms-excel", "application/msexcel");
    media(DocumentType.POWERPOINT_97, "application/vnd.ms-powerpoint", "application/mspowerpoint");
    media(DocumentType.OPEN_TEXT, OPEN_DOCUMENT + "text");
    media(DocumentType.OPEN_SPREADSHEET, OPEN_DOCUMENT + "spreadsheet");
    media(DocumentType.OPEN_PRESENTATION, OPEN_DOCUMENT + "presentation");
    media(DocumentType.OPEN_DRAWING, OPEN_DOCUMENT + "graphics");
    for (DocumentType each : DocumentType.values()) {
      ENDINGS.putIfAbsent(each.extension(), each);
    }
    endings(DocumentType.TIFF, "tiff");
    endings(DocumentType.JPEG, "jpeg", "jpe");
    endings(DocumentType.JPEG_2000, "j2k", "jpx", "jpf");
    endings(DocumentType.TEXT, "text", "csv", "tsv", "log", "md", "json", "xml", "eml");
    endings(DocumentType.HTML, "htm", "xhtml");
    endings(DocumentType.WORD, "docm", "dotx", "dotm");
    endings(DocumentType.EXCEL, "xlsm", "xltx", "xltm", "xlsb");
    endings(DocumentType.POWERPOINT, "pptm", "potx", "potm", "ppsx", "ppsm");
    endings(DocumentType.WORD_97, "dot");
    endings(DocumentType.EXCEL_97, "xlt");
    endings(DocumentType.POWERPOINT_97, "pps", "pot");
  }

  private DeclaredTypes() {}

  private static void media(DocumentType type, String... names) {
    for (String each : names) {
      MEDIA_TYPES.put(each, type);
    }
  }

  private static void endings(DocumentType type, String... endings) {
    for (String each : endings) {
      ENDINGS.put(each, type);
    }
  }

  static Optional<DocumentType> ofMediaType(String mediaType) {
    String bare = mediaType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    Optional<DocumentType> known = Optional.ofNullable(MEDIA_TYPES.get(bare));
    return known.isEmpty() && bare.startsWith("text/") ? Optional.of(DocumentType.TEXT) : known;
  }

  /** Longer endings count also with something behind them, as in {@code scan.tiff2}. */
  static Optional<DocumentType> ofFileName(String name) {
    int dot = name.lastIndexOf('.');
    if (dot < 0) {
      return Optional.empty();
    }
    String ending = name.substring(dot + 1);
    return Optional.ofNullable(ENDINGS.get(ending))
        .or(
            () ->
                ENDINGS.keySet().stream()
                    .filter(each -> each.length() >= TELLING_LENGTH && ending.startsWith(each))
                    .findAny()
                    .map(ENDINGS::get));
  }
}
