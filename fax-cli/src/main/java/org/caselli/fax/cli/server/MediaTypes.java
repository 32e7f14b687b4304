package org.caselli.fax.cli.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Types of documents by the endings of their names; what a JDK knows of them differs by system. */
public final class MediaTypes {
  private static final String OPEN_XML = "application/vnd.openxmlformats-officedocument.";
  private static final String OPEN_DOCUMENT = "application/vnd.oasis.opendocument.";
  private static final Map<String, String> OTHERS =
      Map.ofEntries(
          Map.entry("jpg", "image/jpeg"),
          Map.entry("tif", "image/tiff"),
          Map.entry("pdf", "application/pdf"),
          Map.entry("txt", "text/plain"),
          Map.entry("csv", "text/csv"),
          Map.entry("html", "text/html"),
          Map.entry("htm", "text/html"),
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
  private static final Map<String, String> PICTURES =
      Stream.of("gif", "bmp", "webp", "jp2", "heic", "heif", "avif", "png", "tiff", "jpeg")
          .collect(Collectors.toMap(ending -> ending, ending -> "image/" + ending));

  private MediaTypes() {}

  /** The type that a file's name stands for, {@code application/octet-stream} if for none. */
  public static String of(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    String ending = name.substring(name.lastIndexOf('.') + 1);
    return Optional.ofNullable(OTHERS.get(ending))
        .or(() -> Optional.ofNullable(PICTURES.get(ending)))
        .or(() -> probed(file))
        .orElse("application/octet-stream");
  }

  private static Optional<String> probed(Path file) {
    try {
      return Optional.ofNullable(Files.probeContentType(file));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
