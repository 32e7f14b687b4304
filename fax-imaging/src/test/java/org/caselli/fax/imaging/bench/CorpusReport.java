package org.caselli.fax.imaging.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;
import org.caselli.fax.imaging.ConversionLimits;
import org.caselli.fax.imaging.FaxConverter;
import org.caselli.fax.imaging.FaxFormat;
import org.caselli.fax.imaging.FaxImageResult;
import org.caselli.fax.imaging.UnreadableDocumentException;
import org.caselli.fax.imaging.convert.Corpus;
import org.caselli.fax.imaging.office.OfficeConverter;
import org.caselli.fax.imaging.office.OfficeInstallation;
import org.caselli.fax.imaging.office.OfficeOptions;
import org.caselli.fax.imaging.office.OfficePool;
import org.caselli.fax.imaging.worker.WorkerConverter;
import org.caselli.fax.imaging.worker.WorkerLimits;
import org.caselli.fax.imaging.worker.WorkerProgram;

/**
 * Converts every document of the corpus as a server does, in workers and by LibreOffice, and
 * prints, by kind, what came of it beside what its manifest expects; what differs is listed by
 * name. Exit status 1 when anything differs. Takes a set (pdf, tiff, image, office) or a folder of
 * other documents, of which each outcome is listed.
 */
public final class CorpusReport {

  private static final Duration SLOW = Duration.ofSeconds(10);

  private final FaxConverter converter;
  private final Path scratch;
  private final Map<String, Row> rows = new TreeMap<>();
  private int wrong;

  private CorpusReport(FaxConverter converter, Path scratch) {
    this.converter = converter;
    this.scratch = scratch;
  }

  public static void main(String[] arguments) throws IOException {
    String set = arguments.length > 0 ? arguments[0] : "";
    List<Corpus.Document> documents =
        !set.isEmpty() && Files.isDirectory(Path.of(set)) ? folder(Path.of(set)) : corpus(set);
    Path scratch = Files.createTempDirectory("fax-corpus");
    ScheduledExecutorService threads = Executors.newScheduledThreadPool(4);
    int wrong;
    try (WorkerConverter workers =
            new WorkerConverter(
                Files.createDirectory(scratch.resolve("workers")),
                WorkerProgram.ofThisProcess(),
                WorkerLimits::defaults,
                threads);
        OfficePool office =
            OfficePool.open(
                OfficeOptions.of(Files.createDirectory(scratch.resolve("office")), 1),
                OfficeInstallation.find(),
                threads)) {
      CorpusReport report = new CorpusReport(new OfficeConverter(office, workers), scratch);
      for (Corpus.Document document : documents) {
        report.judge(document);
      }
      report.print();
      wrong = report.wrong;
    } finally {
      threads.shutdownNow();
    }
    System.exit(wrong == 0 ? 0 : 1);
  }

  private static List<Corpus.Document> corpus(String set) {
    return Corpus.find()
        .orElseThrow(() -> new IllegalStateException("Set FAX_CORPUS to the corpus"))
        .documents(set);
  }

  /** Documents without a manifest: of kind "ending", and free to convert or be refused. */
  private static List<Corpus.Document> folder(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .sorted()
          .map(file -> new Corpus.Document(file, ending(file), "either"))
          .toList();
    }
  }

  private static String ending(Path file) {
    String name = file.getFileName().toString();
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  /** The sums of one kind. */
  private static final class Row {
    private int files;
    private int converted;
    private int refused;
    private int wrong;
    private long pages;
    private long bytes;
    private long millis;
    private long slowestMillis;
  }

  private void judge(Corpus.Document document) throws IOException {
    Path target = scratch.resolve("fax.tif");
    Row row = rows.computeIfAbsent(group(document.kind()), kind -> new Row());
    row.files++;
    long start = System.nanoTime();
    String outcome;
    boolean right;
    try {
      FaxImageResult result =
          converter.toFaxTiff(
              document.file(),
              document.mediaType(),
              target,
              FaxFormat.fine(),
              ConversionLimits.defaults());
      outcome = result.pages() + " pages";
      right = !document.expectation().startsWith("reject");
      row.converted++;
      row.pages += result.pages();
      row.bytes += result.bytes();
    } catch (UnreadableDocumentException e) {
      outcome = e.reason() + ": " + e.getMessage();
      right = !document.expectation().equals("convertible") && Files.notExists(target);
      row.refused++;
    } catch (IOException | RuntimeException e) {
      outcome = e.toString();
      right = false;
    }
    Files.deleteIfExists(target);
    long millis = (System.nanoTime() - start) / 1_000_000;
    row.millis += millis;
    row.slowestMillis = Math.max(row.slowestMillis, millis);
    String name = document.file().getParent().getFileName() + "/" + document.file().getFileName();
    if (document.expectation().equals("either")) {
      System.out.printf("%s [%s] %s, %d ms%n", name, document.expectation(), outcome, millis);
    }
    if (!right) {
      row.wrong++;
      wrong++;
      System.out.printf("DIFFERS %s [%s] %s%n", name, document.expectation(), outcome);
    } else if (millis > SLOW.toMillis()) {
      System.out.printf("SLOW %s %d ms%n", name, millis);
    }
  }

  /** The first two parts of a kind, of what a PDF holds the first word. */
  private static String group(String kind) {
    String[] parts = kind.split(":");
    return parts.length == 1 ? parts[0] : parts[0] + " " + parts[1].split("\\+")[0];
  }

  private void print() {
    System.out.println();
    System.out.println(
        "| kind | files | converted | refused | against the manifest | fax pages | bytes a page"
            + " | ms a document | slowest ms |");
    System.out.println("|---|---|---|---|---|---|---|---|---|");
    Row sum = new Row();
    rows.forEach(
        (kind, row) -> {
          print(kind, row);
          add(sum, row);
        });
    print("all", sum);
  }

  private static void add(Row sum, Row row) {
    sum.files += row.files;
    sum.converted += row.converted;
    sum.refused += row.refused;
    sum.wrong += row.wrong;
    sum.pages += row.pages;
    sum.bytes += row.bytes;
    sum.millis += row.millis;
    sum.slowestMillis = Math.max(sum.slowestMillis, row.slowestMillis);
  }

  private static void print(String kind, Row row) {
    System.out.printf(
        Locale.ROOT,
        "| %s | %d | %d | %d | %d | %d | %,d | %d | %d |%n",
        kind,
        row.files,
        row.converted,
        row.refused,
        row.wrong,
        row.pages,
        row.bytes / Math.max(1, row.pages),
        row.millis / row.files,
        row.slowestMillis);
  }
}
