package org.caselli.fax.imaging.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A new page list for a PDF whose own is lost or damaged: all objects of the file that say they are
 * pages, in the order in which they lie there. Objects within compressed object streams are not
 * found.
 */
final class PdfRepair {

  private static final long MOST_BYTES = 64L << 20;
  private static final int MOST_PAGES = 10_000;
  private static final int DICTIONARY_CHARS = 4096;
  private static final int MOST_NUMBER = 8_388_607;

  private static final Pattern OBJECT = Pattern.compile("(\\d{1,7})\\s+(\\d{1,5})\\s+obj\\b");
  private static final Pattern PAGE = Pattern.compile("/Type\\s*/Page(?![A-Za-z])");

  private PdfRepair() {}

  /** The file with a new page list at its end; empty when it is encrypted or has no page. */
  static Optional<byte[]> repaired(Path file) throws IOException {
    if (Files.size(file) > MOST_BYTES) {
      return Optional.empty();
    }
    byte[] bytes = Files.readAllBytes(file);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    if (text.contains("/Encrypt")) {
      return Optional.empty();
    }
    Map<Integer, String> pages = new LinkedHashMap<>();
    int highest = 0;
    List<int[]> objects = new ArrayList<>();
    Matcher object = OBJECT.matcher(text);
    while (object.find()) {
      int number = Integer.parseInt(object.group(1));
      highest = Math.max(highest, number);
      objects.add(new int[] {number, object.end()});
    }
    for (int i = 0; i < objects.size(); i++) {
      int from = objects.get(i)[1];
      int next = i + 1 < objects.size() ? objects.get(i + 1)[1] : text.length();
      int to = Math.min(next, from + DICTIONARY_CHARS);
      if (PAGE.matcher(text).region(from, to).find() && pages.size() < MOST_PAGES) {
        int number = objects.get(i)[0];
        pages.put(number, number + " 0 R ");
      }
    }
    if (pages.isEmpty() || highest >= MOST_NUMBER) {
      return Optional.empty();
    }
    return Optional.of(withPages(bytes, pages, highest + 1));
  }

  private static byte[] withPages(byte[] bytes, Map<Integer, String> pages, int free) {
    String list =
        "\nendstream\nendobj\n%d 0 obj\n<</Type/Catalog/Pages %d 0 R>>\nendobj\n"
                .formatted(free, free + 1)
            + "%d 0 obj\n<</Type/Pages/Count %d/Kids[%s]>>\nendobj\n"
                .formatted(free + 1, pages.size(), String.join("", pages.values()))
            + "trailer\n<</Size %d/Root %d 0 R>>\nstartxref\n0\n%%%%EOF\n"
                .formatted(free + 2, free);
    ByteArrayOutputStream repaired = new ByteArrayOutputStream(bytes.length + list.length());
    repaired.writeBytes(bytes);
    repaired.writeBytes(list.getBytes(StandardCharsets.ISO_8859_1));
    return repaired.toByteArray();
  }
}
