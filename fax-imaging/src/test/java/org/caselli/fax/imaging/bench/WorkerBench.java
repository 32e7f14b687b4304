package org.caselli.fax.imaging.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.caselli.fax.imaging.ConversionLimits;
import org.caselli.fax.imaging.FaxConverter;
import org.caselli.fax.imaging.FaxFormat;
import org.caselli.fax.imaging.UnreadableDocumentException;
import org.caselli.fax.imaging.convert.Corpus;
import org.caselli.fax.imaging.convert.DocumentConverter;
import org.caselli.fax.imaging.worker.ConversionWorker;
import org.caselli.fax.imaging.worker.WorkerConverter;
import org.caselli.fax.imaging.worker.WorkerLimits;
import org.caselli.fax.imaging.worker.WorkerProgram;
import org.caselli.fax.imaging.worker.WorkerStatistics;

/**
 * What a worker process costs: its start with and without the archive of its classes, a conversion
 * in it beside one in this process and one by a process of Ghostscript, all taken in turn; then the
 * memory that a worker holds over the corpus. Run in the module's directory after {@code package}.
 * Arguments: how many documents of each set (all), heap in MiB (256).
 */
public final class WorkerBench {

  private static final int STARTS = 7;
  private static final int CONVERSIONS = 50;
  private static final ConversionLimits LIMITS = ConversionLimits.defaults();

  private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
  private final Path scratch = Files.createTempDirectory("fax-worker-bench");
  private final Path target = scratch.resolve("fax.tif");
  private final Path page = scratch.resolve("page.pdf");
  private final WorkerProgram program = program();
  private final int heapMb;

  private WorkerBench(int heapMb) throws IOException {
    this.heapMb = heapMb;
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    int most = arguments.length > 0 ? Integer.parseInt(arguments[0]) : Integer.MAX_VALUE;
    WorkerBench bench =
        new WorkerBench(arguments.length > 1 ? Integer.parseInt(arguments[1]) : 256);
    try (InputStream pdf = ConversionWorker.class.getResourceAsStream("warm-up.pdf")) {
      Files.copy(pdf, bench.page);
    }
    bench.starts();
    bench.conversions();
    bench.memory(most);
    bench.scheduler.shutdown();
  }

  /** The jar of this module and its libraries, as only jars can be archived. */
  private static WorkerProgram program() throws IOException {
    List<Path> jars = new ArrayList<>();
    for (Path folder : List.of(Path.of("target"), Path.of("target/lib"))) {
      try (Stream<Path> files = Files.list(folder)) {
        files.filter(file -> file.toString().endsWith(".jar")).sorted().forEach(jars::add);
      }
    }
    return new WorkerProgram(jars, ConversionWorker.class.getName());
  }

  private WorkerConverter workers(Path home) throws IOException {
    return workers(home, program);
  }

  private WorkerConverter workers(Path home, WorkerProgram run) throws IOException {
    WorkerLimits limits = new WorkerLimits(1, heapMb, 200);
    return new WorkerConverter(Files.createDirectories(home), run, () -> limits, scheduler);
  }

  /** From nothing to the first answer, warmed up. */
  private void starts() throws IOException, InterruptedException {
    Path archived = scratch.resolve("archived");
    try (WorkerConverter workers = workers(archived)) {
      convert(workers, page);
      while (!hasArchive(archived)) {
        TimeUnit.MILLISECONDS.sleep(100);
      }
    }
    // No archive is made of a class path that has a directory.
    List<Path> classPath = new ArrayList<>(program.classPath());
    classPath.add(Files.createDirectory(scratch.resolve("empty")));
    WorkerProgram withDirectory = new WorkerProgram(classPath, program.mainClass());
    List<Double> plain = new ArrayList<>();
    List<Double> quick = new ArrayList<>();
    for (int i = 0; i < STARTS; i++) {
      plain.add(start(scratch.resolve("bare"), withDirectory));
      quick.add(start(archived, program));
    }
    say("start to first answer, ms: %.0f without archive, %.0f with", median(plain), median(quick));
  }

  private static boolean hasArchive(Path home) throws IOException {
    try (Stream<Path> files = Files.list(home)) {
      return files.anyMatch(file -> file.toString().endsWith(".jsa"));
    }
  }

  private double start(Path home, WorkerProgram run) throws IOException {
    return millis(
        () -> {
          try (WorkerConverter workers = workers(home, run)) {
            convert(workers, page);
          }
        });
  }

  private void conversions() throws IOException {
    FaxConverter here = new DocumentConverter();
    String[] ghostscript = {
      "gs",
      "-q",
      "-r204x196",
      "-g1728x2292",
      "-dPDFFitPage",
      "-dNOPAUSE",
      "-dBATCH",
      "-dSAFER",
      "-sDEVICE=tiffg4",
      "-sOutputFile=" + target,
      "--",
      page.toString()
    };
    List<Double> inWorker = new ArrayList<>();
    List<Double> inProcess = new ArrayList<>();
    List<Double> peer = new ArrayList<>();
    try (WorkerConverter workers = workers(scratch.resolve("archived"))) {
      double first = millis(() -> convert(workers, page));
      for (int i = 0; i < CONVERSIONS; i++) {
        inWorker.add(millis(() -> convert(workers, page)));
        inProcess.add(millis(() -> convert(here, page)));
        peer.add(millis(() -> Peer.run(scratch, ghostscript)));
      }
      say("first conversion of a new worker, its start with it: %.0f ms", first);
    }
    say(
        "one page, median ms: %.1f in a worker, %.1f in this process, %.1f by gs",
        median(inWorker), median(inProcess), median(peer));
  }

  private void memory(int most) throws IOException {
    Corpus corpus =
        Corpus.find().orElseThrow(() -> new IllegalStateException("Set FAX_CORPUS to the corpus"));
    List<Double> resident = new ArrayList<>();
    Map<Long, Double> peaks = new HashMap<>();
    int refused = 0;
    try (WorkerConverter workers = workers(scratch.resolve("archived"))) {
      for (String set : List.of("pdf/", "tiff/", "image/")) {
        List<Corpus.Document> documents = corpus.documents(set);
        for (Corpus.Document document : documents.subList(0, Math.min(most, documents.size()))) {
          long before = deaths(workers);
          refused += convert(workers, document.file()) ? 0 : 1;
          if (deaths(workers) > before) {
            say("  a worker ended with %s", document.file().getFileName());
          }
          note(resident, peaks, document);
        }
      }
      say(
          "corpus: %d documents, %d refused; resident MB after a document: %.0f median, %.0f max;"
              + " highest at any time: %.0f",
          resident.size(), refused, median(resident), max(resident), max(peaks.values()));
      say("%s", workers.statistics());
    }
  }

  private static long deaths(WorkerConverter workers) {
    WorkerStatistics now = workers.statistics();
    return now.outOfTime() + now.outOfMemory() + now.crashed() + now.killedFromOutside();
  }

  /** Names the documents that raise the highest memory seen so far. */
  private static void note(
      List<Double> resident, Map<Long, Double> peaks, Corpus.Document document) {
    ProcessHandle.current()
        .children()
        .forEach(
            worker -> {
              double peak = megabytes(worker, "VmHWM:");
              if (peak > 300 && peak > peaks.getOrDefault(worker.pid(), 0.0) + 20) {
                say("  %.0f MB with %s", peak, document.file().getFileName());
              }
              peaks.merge(worker.pid(), peak, Math::max);
            });
    ProcessHandle.current()
        .children()
        .mapToDouble(worker -> megabytes(worker, "VmRSS:"))
        .max()
        .ifPresent(resident::add);
  }

  private static double megabytes(ProcessHandle process, String field) {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
      return lines
          .filter(line -> line.startsWith(field))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }

  private boolean convert(FaxConverter converter, Path source) throws IOException {
    try {
      converter.toFaxTiff(source, "", target, FaxFormat.fine(), LIMITS);
      return true;
    } catch (UnreadableDocumentException e) {
      return false;
    }
  }

  /** What is measured. */
  private interface Work {
    void run() throws IOException, InterruptedException;
  }

  private static double millis(Work work) throws IOException {
    long start = System.nanoTime();
    try {
      work.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return (System.nanoTime() - start) / 1e6;
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElse(0.0);
  }

  private static double max(Iterable<Double> values) {
    double max = 0;
    for (double value : values) {
      max = Math.max(max, value);
    }
    return max;
  }

  private static void say(String format, Object... arguments) {
    System.out.println(String.format(Locale.ROOT, format, arguments));
  }
}
