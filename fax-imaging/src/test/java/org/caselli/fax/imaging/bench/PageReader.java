package org.caselli.fax.imaging.bench;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.caselli.fax.imaging.page.BilevelPage;
import org.caselli.fax.imaging.page.GrayImage;

/** What tesseract reads on a page, compared with the words that stand there. */
final class PageReader {

  private static final int LONG_ENOUGH = 2;

  private final Path scratch;

  PageReader(Path scratch) {
    this.scratch = scratch;
  }

  /** The share of the words, with their number, that is read. */
  double recall(List<String> words, BilevelPage page) throws IOException, InterruptedException {
    Path picture = scratch.resolve("page.pbm");
    write(page, picture);
    Path text = scratch.resolve("page");
    Peer.run(scratch, "tesseract", picture.toString(), text.toString(), "--dpi", "200");
    Map<String, Integer> left = new HashMap<>();
    for (String word : words(Files.readString(scratch.resolve("page.txt")))) {
      left.merge(word, 1, Integer::sum);
    }
    int found = 0;
    for (String word : words) {
      if (left.merge(word, -1, Integer::sum) >= 0) {
        found++;
      }
    }
    return (double) found / words.size();
  }

  /** The words of a PDF's first page, by pdftotext; none when it is a picture. */
  List<String> words(Path pdf) throws IOException, InterruptedException {
    Path text = scratch.resolve("words.txt");
    Files.deleteIfExists(text);
    Peer.run(scratch, "pdftotext", "-l", "1", pdf.toString(), text.toString());
    return Files.exists(text) ? words(Files.readString(text)) : List.of();
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{Nd}]+")) {
      if (word.length() >= LONG_ENOUGH) {
        words.add(word);
      }
    }
    return words;
  }

  static void write(BilevelPage page, Path pbm) throws IOException {
    byte[] head =
        ("P4\n" + page.widthPx() + " " + page.heightPx() + "\n")
            .getBytes(StandardCharsets.US_ASCII);
    try (var out = Files.newOutputStream(pbm)) {
      out.write(head);
      out.write(page.rows());
    }
  }

  /** A binary gray map (PGM, maximum 255). */
  static GrayImage readGray(Path pgm) {
    try (DataInputStream in = new DataInputStream(Files.newInputStream(pgm))) {
      if (!token(in).equals("P5")) {
        throw new IOException("Not a gray map: " + pgm);
      }
      int width = Integer.parseInt(token(in));
      int height = Integer.parseInt(token(in));
      token(in);
      byte[] pixels = new byte[width * height];
      in.readFully(pixels);
      return new GrayImage(width, height, pixels);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String token(DataInputStream in) throws IOException {
    StringBuilder token = new StringBuilder();
    for (int each = in.read(); each > ' '; each = in.read()) {
      token.append((char) each);
    }
    return token.toString();
  }
}
