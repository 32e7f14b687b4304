package org.caselli.fax.imaging.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.caselli.fax.imaging.ConversionLimits;
import org.caselli.fax.imaging.FaxFormat;
import org.caselli.fax.imaging.FaxImageResult;
import org.caselli.fax.imaging.SourceDocument;
import org.caselli.fax.imaging.UnreadableDocumentException;
import org.caselli.fax.imaging.UnreadableDocumentException.Reason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents that make their worker do what {@link HostileWorker} can do. */
@Timeout(60)
class HostileDocumentsTest {

  private static final int HEAP_MB = 64;
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Duration SHORT = Duration.ofMillis(200);

  @TempDir Path folder;

  private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1);
  private final ExecutorService callers = Executors.newCachedThreadPool();
  private WorkerLimits limits = new WorkerLimits(1, HEAP_MB, 1_000);
  private WorkerConverter converter;

  private WorkerConverter converter() throws IOException {
    if (converter == null) {
      Path home = Files.createDirectories(folder.resolve("home"));
      WorkerProgram program =
          new WorkerProgram(
              WorkerProgram.ofThisProcess().classPath(), HostileWorker.class.getName());
      converter = new WorkerConverter(home, program, () -> limits, scheduler, SHORT);
    }
    return converter;
  }

  @AfterEach
  void close() {
    if (converter != null) {
      converter.close();
    }
    callers.shutdownNow();
    scheduler.shutdownNow();
  }

  @Test
  void a_document_that_never_ends_is_refused_at_the_time_limit() throws Exception {
    UnreadableDocumentException refusal = refusal("loops", SHORT);

    assertThat(refusal.reason()).isEqualTo(Reason.TIMED_OUT);
    assertThat(refusal).hasMessageMatching("[A-Z].*takes too long.*\\.");
    assertThat(converter().statistics().outOfTime()).isEqualTo(1);
    thingsAreAsBefore();
  }

  @Test
  void a_document_that_needs_endless_memory_is_too_large() throws Exception {
    UnreadableDocumentException refusal = refusal("allocates", LONG);

    assertThat(refusal.reason()).isEqualTo(Reason.TOO_LARGE);
    assertThat(refusal).hasMessageMatching("[A-Z].*memory.*\\.");
    assertThat(converter().statistics().outOfMemory()).isEqualTo(1);
    thingsAreAsBefore();
  }

  @Test
  void a_worker_that_holds_too_much_ram_is_killed() throws Exception {
    WorkerProcess worker =
        WorkerProcess.start(
            new WorkerCommand(
                folder,
                new WorkerProgram(
                    WorkerProgram.ofThisProcess().classPath(), HostileWorker.class.getName())),
            WorkerDirectory.in(folder),
            HEAP_MB);
    worker.convert(request("fine", LONG), LONG);
    CompletableFuture<Throwable> end =
        CompletableFuture.supplyAsync(
            () -> catchThrowable(() -> worker.convert(request("loops", LONG), LONG)), callers);

    while (!end.isDone()) {
      worker.watch(1); // MiB: less than any JVM holds
      Thread.onSpinWait();
    }

    assertThat(end.get())
        .isInstanceOfSatisfying(
            WorkerDiedException.class,
            died -> assertThat(died.death()).isEqualTo(Death.OUT_OF_MEMORY));
    worker.bury(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"exits", "crashes", "garbage", "huge-answer", "half-an-answer", "many-pages"})
  void a_document_that_breaks_two_workers_is_refused(String document) throws Exception {
    UnreadableDocumentException refusal = refusal(document, LONG);

    assertThat(refusal.reason()).isEqualTo(Reason.DAMAGED);
    assertThat(refusal).hasMessageMatching("[A-Z].*made the converter fail.*\\.");
    assertThat(converter().statistics().crashed()).isEqualTo(2);
    thingsAreAsBefore();
  }

  @ParameterizedTest
  @ValueSource(strings = {"throws", "nests"})
  void a_fault_of_the_converter_refuses_the_document_and_replaces_the_worker(String document)
      throws Exception {
    UnreadableDocumentException refusal = refusal(document, LONG);

    assertThat(refusal.reason()).isEqualTo(Reason.DAMAGED);
    assertThat(refusal).hasMessageNotContaining("Exception").hasMessageNotContaining("own words");
    assertThat(converter().statistics().started()).isEqualTo(2);
    thingsAreAsBefore();
  }

  @Test
  void a_crash_costs_one_retry_in_a_new_worker() throws Exception {
    assertThat(convert("crashes-once", LONG).pages()).isEqualTo(1);
    assertThat(converter().statistics().crashed()).isEqualTo(1);
  }

  @Test
  void a_worker_that_babbles_is_read_in_bounds() throws Exception {
    assertThat(convert("babbles", LONG).pages()).isEqualTo(1);
  }

  @Test
  void a_full_disk_is_no_fault_of_the_document() throws Exception {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> convert("disk-full", LONG))
        .withMessageContaining("No space left");
    assertThat(target("disk-full")).doesNotExist();
    assertThat(converter().statistics().started()).isEqualTo(1);
  }

  @Test
  void workers_that_do_not_start_are_no_fault_of_the_document_and_no_storm() throws Exception {
    Path mark = Files.createDirectories(folder.resolve("home")).resolve("does-not-start");
    Files.createFile(mark);

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> convert("fine", LONG))
        .withMessageContaining("cannot be started");
    assertThat(converter().statistics().started()).isLessThanOrEqualTo(4);

    Files.delete(mark);
    assertThat(convert("fine", LONG).pages()).isEqualTo(1);
  }

  @Test
  void programs_that_a_worker_started_die_with_it() throws Exception {
    refusal("starts-a-child", Duration.ofSeconds(2));

    long child = Long.parseLong(Files.readString(folder.resolve("starts-a-child")));
    ProcessHandle.of(child)
        .ifPresent(process -> process.onExit().orTimeout(20, TimeUnit.SECONDS).join());
    assertThat(ProcessHandle.of(child)).isEmpty();
  }

  @Test
  void neighbours_of_a_killed_document_are_not_affected() throws Exception {
    limits = new WorkerLimits(2, HEAP_MB, 1_000);
    converter();

    Future<UnreadableDocumentException> looping =
        callers.submit(() -> refusal("loops", Duration.ofSeconds(1)));
    List<Future<FaxImageResult>> neighbours =
        IntStream.range(0, 20)
            .mapToObj(i -> callers.submit(() -> convert("neighbour " + i, LONG)))
            .toList();

    for (Future<FaxImageResult> neighbour : neighbours) {
      assertThat(neighbour.get(1, TimeUnit.MINUTES).pages()).isEqualTo(1);
    }
    assertThat(looping.get(1, TimeUnit.MINUTES).reason()).isEqualTo(Reason.TIMED_OUT);
  }

  @Test
  void a_worker_is_replaced_after_its_share_of_documents() throws Exception {
    limits = new WorkerLimits(1, HEAP_MB, 3);

    for (int i = 0; i < 7; i++) {
      convert("document " + i, LONG);
    }

    assertThat(converter().statistics().started()).isEqualTo(3);
    assertThat(converter().statistics().documents()).isEqualTo(7);
  }

  @Test
  void more_memory_holds_for_the_next_document() throws Exception {
    convert("first", LONG);
    String before = Files.readString(target("first"));
    limits = new WorkerLimits(1, HEAP_MB + 1, 1_000);

    convert("second", LONG);

    assertThat(Files.readString(target("second"))).isNotEqualTo(before);
  }

  @Test
  void a_caller_who_waits_can_be_interrupted() throws Exception {
    converter();
    Future<?> looping = callers.submit(() -> catchThrowable(() -> convert("loops", LONG)));
    CountDownLatch ended = new CountDownLatch(1);
    awaitBusy();

    Thread waiting =
        new Thread(
            () -> {
              catchThrowable(() -> convert("later", LONG));
              ended.countDown();
            });
    waiting.start();
    waiting.interrupt();

    assertThat(ended.await(1, TimeUnit.MINUTES)).isTrue();
    converter().close();
    looping.get(1, TimeUnit.MINUTES);
  }

  @Test
  void nothing_is_left_of_killed_workers() throws Exception {
    refusal("crashes", LONG);
    long before = descriptors();

    for (int i = 0; i < 10; i++) {
      refusal("crashes", LONG);
    }

    assertThat(descriptors()).isLessThanOrEqualTo(before + 3);
    converter().close();
    assertThat(ProcessHandle.current().children()).isEmpty();
    assertThat(folder.resolve("home")).isEmptyDirectory();
  }

  @Test
  void workers_end_when_their_parent_is_killed() throws Exception {
    Process parent =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Parent.class.getName(),
                folder.resolve("orphans").toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    parent.getInputStream().read();
    List<ProcessHandle> workers = parent.descendants().toList();
    assertThat(workers).hasSize(2);

    parent.destroyForcibly().waitFor();

    for (ProcessHandle worker : workers) {
      worker.onExit().orTimeout(30, TimeUnit.SECONDS).join();
    }
  }

  /** Has two workers, and lives until it is killed. */
  static final class Parent {
    public static void main(String[] arguments) throws Exception {
      Path home = Files.createDirectories(Path.of(arguments[0]));
      ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
      WorkerConverter converter =
          new WorkerConverter(
              home, WorkerProgram.ofThisProcess(), WorkerLimits::defaults, scheduler);
      converter.inspect(fax(converter, home), ConversionLimits.defaults());
      System.out.write('.');
      System.out.flush();
    }

    private static Path fax(WorkerConverter converter, Path home) throws Exception {
      Path pdf = home.resolve("warm-up.pdf");
      try (var page = ConversionWorker.class.getResourceAsStream("warm-up.pdf")) {
        Files.copy(page, pdf);
      }
      Path fax = home.resolve("fax.tiff");
      converter.toFaxTiff(pdf, "", fax, FaxFormat.fine(), ConversionLimits.defaults());
      return fax;
    }
  }

  private void awaitBusy() throws Exception {
    while (converter().statistics().busy() == 0) {
      Thread.onSpinWait();
    }
  }

  private void thingsAreAsBefore() throws Exception {
    assertThat(convert("fine", LONG).pages()).isEqualTo(1);
    assertThat(Files.readString(target("fine"))).matches("\\d+");
  }

  private ConversionRequest<FaxImageResult> request(String name, Duration time) throws IOException {
    Path source = folder.resolve(name);
    if (Files.notExists(source)) {
      Files.createFile(source);
    }
    return new ConversionRequest.ToFaxTiff(
        List.of(new SourceDocument(source, "application/pdf")),
        FaxFormat.fine(),
        conversionLimits(time));
  }

  private static ConversionLimits conversionLimits(Duration time) {
    return new ConversionLimits(10, 40_000_000, 1_000_000, time);
  }

  private FaxImageResult convert(String name, Duration time) throws Exception {
    Path source = request(name, time).source();
    return converter()
        .toFaxTiff(
            source, "application/pdf", target(name), FaxFormat.fine(), conversionLimits(time));
  }

  private UnreadableDocumentException refusal(String name, Duration time) throws Exception {
    UnreadableDocumentException refusal =
        catchThrowableOfType(UnreadableDocumentException.class, () -> convert(name, time));
    assertThat(refusal).as(name).isNotNull();
    assertThat(target(name)).doesNotExist();
    return refusal;
  }

  private Path target(String name) {
    return folder.resolve(name + ".tiff");
  }

  private static long descriptors() throws IOException {
    try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
      return open.count();
    }
  }
}
