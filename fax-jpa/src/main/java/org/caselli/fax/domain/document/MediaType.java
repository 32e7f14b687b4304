package org.caselli.fax.domain.document;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The type of an attached file under its usual name, without parameters.
 *
 * @param name in lower case
 */
public record MediaType(String name) {
  private static final String TIFF = "image/tiff";

  /** Names under which programs send anything. */
  private static final Set<String> ANYTHING =
      Set.of(
          "application/octet-stream",
          "application/octetstream",
          "binary/octet-stream",
          "application/x-download",
          "application/force-download",
          "application/binary",
          "application/unknown");

  /** How many bytes {@link #ofContent} wants to see. */
  public static final int HEAD_BYTES = 8;

  private static final Map<String, String> CONTENTS =
      Map.of("%PDF-", "application/pdf", "II*\0", TIFF, "MM\0*", TIFF);

  private static final Map<String, String> OTHER_NAMES =
      Map.of(
          "application/x-pdf", "application/pdf",
          "image/tif", TIFF,
          "image/x-tif", TIFF,
          "image/x-tiff", TIFF,
          "application/tif", TIFF,
          "application/tiff", TIFF,
          "application/x-tif", TIFF,
          "application/x-tiff", TIFF,
          "image/jpg", "image/jpeg",
          "image/pjpeg", "image/jpeg");

  private static final String OPEN_XML = "application/vnd.openxmlformats-officedocument.";
  private static final String OPEN_DOCUMENT = "application/vnd.oasis.opendocument.";
  private static final Map<String, String> ENDINGS =
      Map.ofEntries(
          Map.entry("pdf", "application/pdf"),
          Map.entry("tif", TIFF),
          Map.entry("tiff", TIFF),
          Map.entry("png", "image/png"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("jpeg", "image/jpeg"),
          Map.entry("gif", "image/gif"),
          Map.entry("bmp", "image/bmp"),
          Map.entry("txt", "text/plain"),
          Map.entry("htm", "text/html"),
          Map.entry("html", "text/html"),
          Map.entry("rtf", "application/rtf"),
          Map.entry("doc", "application/msword"),
          Map.entry("xls", "application/vnd.ms-excel"),
          Map.entry("ppt", "application/vnd.ms-powerpoint"),
          Map.entry("docx", OPEN_XML + "wordprocessingml.document"),
          Map.entry("xlsx", OPEN_XML + "spreadsheetml.sheet"),
          Map.entry("pptx", OPEN_XML + "presentationml.presentation"),
          Map.entry("odt", OPEN_DOCUMENT + "text"),
          Map.entry("ods", OPEN_DOCUMENT + "spreadsheet"),
          Map.entry("odp", OPEN_DOCUMENT + "presentation"),
          Map.entry("odg", OPEN_DOCUMENT + "graphics"));

  /**
   * The type of a file.
   *
   * @param declared as its header says, with parameters or without
   * @param fileName says the type where the header does not; empty for none
   */
  public static MediaType of(String declared, String fileName) {
    String bare = declared.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    String known = OTHER_NAMES.getOrDefault(bare, bare);
    String ending = fileName.substring(fileName.lastIndexOf('.') + 1).strip();
    boolean named = ANYTHING.contains(known) && fileName.contains(".");
    return new MediaType(
        named ? ENDINGS.getOrDefault(ending.toLowerCase(Locale.ROOT), known) : known);
  }

  /** The type of files whose names end so; empty for an ending that says nothing. */
  public static Optional<MediaType> ofEnding(String ending) {
    return Optional.ofNullable(ENDINGS.get(ending.toLowerCase(Locale.ROOT))).map(MediaType::new);
  }

  /** Whether it may be anything, as far as header and name say. */
  public boolean saysNothing() {
    return ANYTHING.contains(name);
  }

  /**
   * What the first bytes of a file say, where nothing else does: scanners send PDF and TIFF files
   * as anything.
   *
   * @param head {@link #HEAD_BYTES} bytes, or all there are
   * @return empty for neither
   */
  public static Optional<MediaType> ofContent(byte[] head) {
    String text = new String(head, StandardCharsets.ISO_8859_1);
    return CONTENTS.entrySet().stream()
        .filter(each -> text.startsWith(each.getKey()))
        .map(each -> new MediaType(each.getValue()))
        .findAny();
  }

  /** Whether it is a picture that may be the logo of a signature; a TIFF never is. */
  public boolean isPicture() {
    return name.startsWith("image/") && !name.equals(TIFF);
  }

  @Override
  public String toString() {
    return name;
  }
}
