package org.caselli.fax.faults.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A command in a process of its own that is told to end in the middle of a row. */
class OrderlyEndTest {
  private static final String PLAYING = "playing";
  private static final String TEMPORARY = "java.io.tmpdir";

  @TempDir private Path directory;

  /** A row without an end, which leaves something behind unless it cleans up. */
  private static final class EndlessRow implements Row {
    @Override
    public int number() {
      return 1;
    }

    @Override
    public String title() {
      return "without end";
    }

    @Override
    public int usualRuns() {
      return 1;
    }

    @Override
    public RowResult run(RunContext context) throws IOException, InterruptedException {
      Path started = Files.createFile(Path.of(System.getProperty(TEMPORARY), "started"));
      Files.writeString(context.directory("server").resolve("log"), "busy");
      try {
        System.out.println(PLAYING);
        new CountDownLatch(1).await();
      } finally {
        Undisturbed.run(() -> Files.delete(started));
      }
      return new Tally(this).result();
    }
  }

  /** The program. */
  public static final class Program {
    private Program() {}

    /** Plays the endless row. */
    public static void main(String[] arguments) {
      System.exit(FaultsCommand.line(List.of(new EndlessRow()), System.out).execute("--json"));
    }
  }

  @Test
  void a_command_that_is_told_to_end_takes_away_what_its_row_has_started() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-D" + TEMPORARY + "=" + directory,
                "-cp",
                System.getProperty("java.class.path"),
                Program.class.getName())
            .redirectErrorStream(true)
            .start();
    try (BufferedReader said =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(Optional.ofNullable(said.readLine())).hasValue(PLAYING);
      process.toHandle().destroy();

      assertThat(said.lines()).anyMatch(line -> line.contains("interrupted"));
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
      try (Stream<Path> left = Files.list(directory)) {
        assertThat(left).isEmpty();
      }
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void who_was_interrupted_before_cleans_up_to_the_end() throws IOException {
    Thread.currentThread().interrupt();

    Undisturbed.run(() -> TimeUnit.MILLISECONDS.sleep(1));

    assertThat(Thread.interrupted()).isTrue();
  }
}
