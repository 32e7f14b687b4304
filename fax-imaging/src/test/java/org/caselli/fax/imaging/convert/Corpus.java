package org.caselli.fax.imaging.convert;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Documents collected for tests, outside of the repository: the folder named by {@code FAX_CORPUS},
 * or {@code shared/corpus} beside a directory above this one.
 */
public record Corpus(Path folder) {

  /**
   * A document of the corpus.
   *
   * @param kind set and contents, for example {@code tiff:LZW:8bit}
   * @param expectation begins with {@code convertible}, {@code reject} or {@code either}
   */
  public record Document(Path file, String kind, String expectation) {

    /** What the ending of the file's name says; the corpus has no other word on it. */
    public String mediaType() {
      String type = URLConnection.guessContentTypeFromName(file.toString());
      return type == null ? "application/octet-stream" : type;
    }

    boolean synthetic() {
      return file.getFileName().toString().startsWith("synth__");
    }
  }

  public static Optional<Corpus> find() {
    String named = System.getenv("FAX_CORPUS");
    if (named != null) {
      return Optional.of(new Corpus(Path.of(named)));
    }
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path beside = at.resolve("shared/corpus");
      if (Files.isRegularFile(beside.resolve("manifest.csv"))) {
        return Optional.of(new Corpus(beside));
      }
    }
    return Optional.empty();
  }

  /** The documents of a set (pdf, tiff, image, office; "" for all) in the order of the manifest. */
  public List<Document> documents(String set) {
    try {
      List<Document> documents = new ArrayList<>();
      List<String> lines = Files.readAllLines(folder.resolve("manifest.csv"));
      int fileAt = lines.get(0).indexOf("set,file") == 0 ? 1 : -1;
      for (String line : lines.subList(1, lines.size())) {
        List<String> cells = cells(line);
        if (cells.get(fileAt).startsWith(set)) {
          documents.add(
              new Document(folder.resolve(cells.get(fileAt)), cells.get(7), cells.get(10)));
        }
      }
      return documents;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (char each : line.toCharArray()) {
      if (each == '"') {
        quoted = !quoted;
      } else if (each == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(each);
      }
    }
    cells.add(cell.toString());
    return cells;
  }
}
