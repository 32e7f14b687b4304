package org.caselli.fax.imaging.type;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/** Tells Office documents from other ZIP archives by the names of their entries. */
final class ZipContents {

  private static final int MOST_ENTRIES = 5000;
  private static final int LONGEST_MEDIA_TYPE = 100;
  private static final String OPEN_DOCUMENT = "application/vnd.oasis.opendocument.";

  private ZipContents() {}

  /** What the archive holds, or empty when its directory does not say. */
  static Optional<Contents> kind(Path file) throws IOException {
    Optional<Contents> open = openDocument(file);
    if (open.isPresent()) {
      return open;
    }
    List<String> names;
    try (ZipFile zip = new ZipFile(file.toFile())) {
      names = zip.stream().limit(MOST_ENTRIES).map(ZipEntry::getName).toList();
    } catch (ZipException | IllegalArgumentException e) {
      // A directory that is cut off; the caller knows what the file is said to be.
      return Optional.empty();
    }
    return byNames(names);
  }

  /** OpenDocument and EPUB say their media type in the first entry. */
  private static Optional<Contents> openDocument(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        ZipInputStream zip = new ZipInputStream(in)) {
      ZipEntry first = zip.getNextEntry();
      if (first == null || !first.getName().equals("mimetype")) {
        return Optional.empty();
      }
      byte[] type = zip.readNBytes(LONGEST_MEDIA_TYPE);
      return byMediaType(new String(type, StandardCharsets.US_ASCII).strip());
    } catch (ZipException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<Contents> byMediaType(String type) {
    if (type.equals("application/epub+zip")) {
      return Contents.foreign("an electronic book");
    }
    if (!type.startsWith(OPEN_DOCUMENT)) {
      return Optional.empty();
    }
    String kind = type.substring(OPEN_DOCUMENT.length()).split("-", 2)[0];
    return switch (kind) {
      case "text" -> Contents.of(DocumentType.OPEN_TEXT);
      case "spreadsheet" -> Contents.of(DocumentType.OPEN_SPREADSHEET);
      case "presentation" -> Contents.of(DocumentType.OPEN_PRESENTATION);
      case "graphics" -> Contents.of(DocumentType.OPEN_DRAWING);
      default -> Contents.foreign("an OpenDocument file without pages");
    };
  }

  private static Optional<Contents> byNames(List<String> names) {
    if (!names.contains("[Content_Types].xml")) {
      boolean apple = names.stream().anyMatch(each -> each.endsWith(".iwa"));
      return apple
          ? Contents.foreign("a Pages, Numbers or Keynote document")
          : Contents.foreign("a ZIP archive");
    }
    for (String each : names) {
      switch (each.substring(0, each.indexOf('/') + 1)) {
        case "word/" -> {
          return Contents.of(DocumentType.WORD);
        }
        case "xl/" -> {
          return Contents.of(DocumentType.EXCEL);
        }
        case "ppt/" -> {
          return Contents.of(DocumentType.POWERPOINT);
        }
        case "visio/" -> {
          return Contents.foreign("a Visio drawing");
        }
        case "Documents/" -> {
          return Contents.foreign("an XPS document");
        }
        default -> {
          if (each.endsWith(".fdseq")) {
            return Contents.foreign("an XPS document");
          }
        }
      }
    }
    return Optional.empty();
  }
}
