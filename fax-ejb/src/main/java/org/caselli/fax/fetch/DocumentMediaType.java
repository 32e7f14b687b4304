package org.caselli.fax.fetch;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells the media type of a fetched document. */
final class DocumentMediaType {
  private static final String UNKNOWN = "application/octet-stream";
  private static final Set<String> SAYS_NOTHING =
      Set.of(UNKNOWN, "binary/octet-stream", "application/binary", "application/force-download");
  private static final Pattern TYPE = Pattern.compile("[a-z0-9!#$&^_.+\\-]+/[a-z0-9!#$&^_.+\\-]+");
  private static final String OPEN_XML = "application/vnd.openxmlformats-officedocument.";
  private static final String OPEN_DOCUMENT = "application/vnd.oasis.opendocument.";
  private static final Map<String, String> BY_EXTENSION =
      Map.ofEntries(
          Map.entry("pdf", "application/pdf"),
          Map.entry("tif", "image/tiff"),
          Map.entry("tiff", "image/tiff"),
          Map.entry("png", "image/png"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("jpeg", "image/jpeg"),
          Map.entry("gif", "image/gif"),
          Map.entry("txt", "text/plain"),
          Map.entry("doc", "application/msword"),
          Map.entry("xls", "application/vnd.ms-excel"),
          Map.entry("ppt", "application/vnd.ms-powerpoint"),
          Map.entry("docx", OPEN_XML + "wordprocessingml.document"),
          Map.entry("xlsx", OPEN_XML + "spreadsheetml.sheet"),
          Map.entry("pptx", OPEN_XML + "presentationml.presentation"),
          Map.entry("odt", OPEN_DOCUMENT + "text"),
          Map.entry("ods", OPEN_DOCUMENT + "spreadsheet"),
          Map.entry("odp", OPEN_DOCUMENT + "presentation"));

  private DocumentMediaType() {}

  /**
   * The type that the server states, unless it says nothing; else that of the URL's extension.
   *
   * @param stated {@code Content-Type} of the answer, parameters included
   */
  static String of(Optional<String> stated, DocumentUrl url) {
    return stated
        .map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
        .filter(type -> TYPE.matcher(type).matches() && !SAYS_NOTHING.contains(type))
        .orElseGet(() -> BY_EXTENSION.getOrDefault(url.extension(), UNKNOWN));
  }
}
