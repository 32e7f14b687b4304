package org.caselli.fax.imaging.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.caselli.fax.imaging.UnreadableDocumentException;
import org.caselli.fax.imaging.convert.Corpus;
import org.caselli.fax.imaging.office.OfficeInstallation;
import org.caselli.fax.imaging.office.OfficeOptions;
import org.caselli.fax.imaging.office.OfficePool;
import org.caselli.fax.imaging.type.DocumentType;

/**
 * Office documents to PDF: a cold {@code soffice --convert-to} for each, which keeps its profile,
 * and one warm process, taken in turn. Arguments: how many documents of the corpus (30; 0 for all),
 * and {@code warm} to leave the cold runs out.
 */
public final class OfficeBench {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Path scratch;
  private final OfficePool pool;
  private final boolean withCold;
  private final List<Double> cold = new ArrayList<>();
  private final List<Double> warm = new ArrayList<>();
  private final List<Double> ratios = new ArrayList<>();

  private OfficeBench(Path scratch, OfficePool pool, boolean withCold) {
    this.scratch = scratch;
    this.pool = pool;
    this.withCold = withCold;
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    int most = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 30;
    boolean withCold = arguments.length < 2 || !arguments[1].equals("warm");
    Corpus corpus =
        Corpus.find().orElseThrow(() -> new IllegalStateException("Set FAX_CORPUS to the corpus"));
    List<Corpus.Document> documents = corpus.documents("office/");
    int step = most == 0 ? 1 : Math.max(1, documents.size() / most);
    Path scratch = Files.createTempDirectory("fax-office");
    ExecutorService threads = Executors.newCachedThreadPool();
    try (OfficePool pool =
        OfficePool.open(
            OfficeOptions.of(scratch.resolve("pool"), 1), OfficeInstallation.find(), threads)) {
      OfficeBench bench = new OfficeBench(scratch, pool, withCold);
      bench.start(documents.get(0).file());
      for (int i = 0; i < documents.size(); i += step) {
        bench.measure(documents.get(i).file());
      }
      bench.print();
    } finally {
      threads.shutdown();
    }
  }

  /** Both have run once before they are measured. */
  private void start(Path document) throws IOException, InterruptedException {
    measure(document);
    cold.clear();
    warm.clear();
    ratios.clear();
  }

  private void measure(Path document) throws IOException, InterruptedException {
    double coldSeconds = withCold ? cold(document) : 0;
    long start = System.nanoTime();
    String outcome = warm(document);
    double warmSeconds = (System.nanoTime() - start) / 1e9;
    cold.add(coldSeconds);
    warm.add(warmSeconds);
    ratios.add(coldSeconds / warmSeconds);
    System.out.printf(
        Locale.ROOT,
        "%7.3f s cold %7.3f s warm %s %s%n",
        coldSeconds,
        warmSeconds,
        document.getFileName(),
        outcome);
  }

  private double cold(Path document) throws IOException, InterruptedException {
    long start = System.nanoTime();
    Peer.run(
        scratch,
        "soffice",
        "-env:UserInstallation=" + scratch.resolve("cold-profile").toUri(),
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        scratch.resolve("cold").toString(),
        document.toString());
    return (System.nanoTime() - start) / 1e9;
  }

  private String warm(Path document) throws IOException {
    Path pdf = scratch.resolve("document.pdf");
    Files.deleteIfExists(pdf);
    try {
      DocumentType type = DocumentType.of(document, "application/octet-stream");
      Path source = scratch.resolve("document." + type.extension());
      Files.copy(document, source, StandardCopyOption.REPLACE_EXISTING);
      pool.toPdf(source, type, pdf, LIMIT);
      return Files.size(pdf) + " bytes";
    } catch (UnreadableDocumentException e) {
      return e.reason() + " " + e.getMessage();
    }
  }

  private void print() {
    System.out.printf(
        Locale.ROOT,
        "%d documents: cold median %.3f s, total %.1f s; warm median %.3f s, total %.1f s;"
            + " ratio median %.1f, of totals %.1f%n",
        warm.size(),
        median(cold),
        sum(cold),
        median(warm),
        sum(warm),
        median(ratios),
        sum(cold) / sum(warm));
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  private static double sum(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).sum();
  }
}
