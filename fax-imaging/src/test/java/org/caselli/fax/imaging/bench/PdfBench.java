package org.caselli.fax.imaging.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.caselli.fax.imaging.ConversionLimits;
import org.caselli.fax.imaging.UnreadableDocumentException;
import org.caselli.fax.imaging.convert.Conversions;
import org.caselli.fax.imaging.convert.Corpus;

/**
 * The convertible PDFs of 1 to 12 pages of the corpus to fax, whatever they hold: ours in this
 * process, warm, and each peer, a process per document, taken in turn. Ours and Ghostscript write a
 * Group 4 TIFF, mutool and pdftoppm uncompressed bitmaps. Arguments: take every n-th document (1),
 * rounds (3), a part of the file names (all), and "alone" to leave the peers out.
 */
public final class PdfBench {

  private static final int MOST_PAGES = 12;
  private static final int SLOWEST = 12;

  private static final Map<String, List<String>> PEERS = new LinkedHashMap<>();

  static {
    PEERS.put(
        "gs",
        List.of(
            ("gs -q -r204x196 -g1728x2292 -dPDFFitPage -dNOPAUSE -dBATCH -dSAFER -sDEVICE=tiffg4"
                    + " -sOutputFile=gs.tif --")
                .split(" ")));
    PEERS.put("mutool", List.of("mutool draw -q -F pbm -w 1728 -h 2292 -f -o m-%d.pbm".split(" ")));
    PEERS.put("pdftoppm", List.of("pdftoppm -mono -scale-to-x 1728 -scale-to-y 2292".split(" ")));
  }

  private final Path scratch;
  private final Conversions conversions = new Conversions(ConversionLimits.defaults());
  private final int rounds;
  private final boolean alone;
  private final List<Row> rows = new ArrayList<>();

  private PdfBench(Path scratch, int rounds, boolean alone) {
    this.scratch = scratch;
    this.rounds = rounds;
    this.alone = alone;
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    int step = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1;
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
    String part = arguments.length > 2 ? arguments[2] : "";
    boolean alone = arguments.length > 3 && arguments[3].equals("alone");
    Corpus corpus =
        Corpus.find().orElseThrow(() -> new IllegalStateException("Set FAX_CORPUS to the corpus"));
    PdfBench bench = new PdfBench(Files.createTempDirectory("fax-pdf-bench"), rounds, alone);
    List<Path> files = new ArrayList<>();
    for (Corpus.Document document : corpus.documents("pdf/")) {
      Path file = document.file();
      if (document.expectation().equals("convertible")
          && file.getFileName().toString().contains(part)
          && bench.pages(file).filter(pages -> pages <= MOST_PAGES).isPresent()) {
        files.add(file);
      }
    }
    for (int i = 0; i < files.size(); i += step) {
      bench.run(files.get(i));
    }
    bench.print();
  }

  /** What one document took, in milliseconds, by program; "ours" is one of them. */
  private record Row(
      String name, int pages, long bytes, long peerBytes, Map<String, Double> millis) {

    double ours() {
      return millis.get("ours");
    }

    double ratio(String peer) {
      return millis.get(peer) / ours();
    }
  }

  /** Converts once, which warms up; empty when we refuse the document. */
  private Optional<Integer> pages(Path file) throws IOException {
    try {
      return Optional.of(convert(file));
    } catch (UnreadableDocumentException e) {
      System.out.println("left out: " + file.getFileName() + ": " + e.getMessage());
      return Optional.empty();
    }
  }

  private int convert(Path file) throws IOException, UnreadableDocumentException {
    Path target = scratch.resolve("ours.tif");
    return conversions.toFaxTiff(file, "application/pdf", target, Optional.empty()).pages();
  }

  private void run(Path file) throws IOException, InterruptedException {
    Map<String, double[]> taken = new LinkedHashMap<>();
    taken.put("ours", new double[rounds]);
    if (!alone) {
      PEERS.keySet().forEach(peer -> taken.put(peer, new double[rounds]));
    }
    int pages = 0;
    for (int round = 0; round < rounds; round++) {
      for (Map.Entry<String, double[]> each : taken.entrySet()) {
        long start = System.nanoTime();
        if (each.getKey().equals("ours")) {
          pages = pages(file).orElseThrow();
        } else {
          List<String> command = new ArrayList<>(PEERS.get(each.getKey()));
          command.add(file.toString());
          if (each.getKey().equals("pdftoppm")) {
            command.add("p");
          }
          Peer.run(scratch, command.toArray(String[]::new));
        }
        each.getValue()[round] = (System.nanoTime() - start) / 1e6;
      }
    }
    Map<String, Double> medians = new LinkedHashMap<>();
    taken.forEach((name, millis) -> medians.put(name, median(millis)));
    rows.add(
        new Row(
            file.getFileName().toString(),
            pages,
            size(scratch.resolve("ours.tif")),
            size(scratch.resolve("gs.tif")),
            medians));
    Files.deleteIfExists(scratch.resolve("gs.tif"));
  }

  private static long size(Path file) throws IOException {
    return Files.exists(file) ? Files.size(file) : 0;
  }

  private void print() {
    int pages = rows.stream().mapToInt(Row::pages).sum();
    double total = rows.stream().mapToDouble(Row::ours).sum();
    say("%d documents, %d pages, %d rounds", rows.size(), pages, rounds);
    say(
        "ours: %.1f ms a document (median), %.2f s in total, %.1f pages/s, %,d bytes a page",
        median(rows.stream().mapToDouble(Row::ours).toArray()),
        total / 1000,
        pages * 1000 / total,
        bytes(rows) / pages);
    if (!alone) {
      PEERS.keySet().forEach(peer -> print(peer, total));
      List<Row> both = rows.stream().filter(row -> row.peerBytes() > 0).toList();
      say(
          "bytes: ours %.2f of gs",
          (double) bytes(both) / both.stream().mapToLong(Row::peerBytes).sum());
    }
    System.out.println("slowest:");
    rows.stream()
        .sorted(Comparator.comparingDouble(Row::ours).reversed())
        .limit(SLOWEST)
        .forEach(row -> say("  %s (%d pages) %s", row.name(), row.pages(), row.millis()));
  }

  private static long bytes(List<Row> some) {
    return some.stream().mapToLong(Row::bytes).sum();
  }

  private void print(String peer, double total) {
    double[] ratios = rows.stream().mapToDouble(row -> row.ratio(peer)).toArray();
    Row worst = rows.stream().min(Comparator.comparingDouble(row -> row.ratio(peer))).orElseThrow();
    say(
        "%s: %.2fx per document (median), %.2fx in total, we are faster in %d; at worst %.2fx: %s",
        peer,
        median(ratios),
        rows.stream().mapToDouble(row -> row.millis().get(peer)).sum() / total,
        Arrays.stream(ratios).filter(ratio -> ratio > 1).count(),
        worst.ratio(peer),
        worst.name());
  }

  private static void say(String format, Object... values) {
    System.out.printf(Locale.ROOT, format + "%n", values);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
