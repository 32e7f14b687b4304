package org.caselli.fax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asks Prometheus' own program what the alert rules say to trouble and to its absence. */
class AlertRulesTest {
  private static final Path RULES = Path.of("../wildfly-config/dashboards/alerts.yml");
  private static final long LIMIT_S = 60;

  @TempDir private Path directory;

  private static Optional<Path> promtool() {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
        .map(place -> Path.of(place, "promtool"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  @Test
  void every_alert_is_raised_for_its_trouble_and_for_nothing_else() throws Exception {
    Optional<Path> promtool = promtool();
    assumeTrue(promtool.isPresent(), "promtool is not there; ./fax test brings it");
    Files.copy(RULES, directory.resolve("alerts.yml"));
    copy("alerts-test.yml");

    Path said = directory.resolve("said.txt");
    Process process =
        new ProcessBuilder(promtool.orElseThrow().toString(), "test", "rules", "alerts-test.yml")
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    boolean ended = process.waitFor(LIMIT_S, TimeUnit.SECONDS);
    process.destroyForcibly();

    String text = Files.readString(said);
    assertThat(ended).as(text).isTrue();
    assertThat(process.exitValue()).as(text).isZero();
  }

  @Test
  void every_rule_is_tried() throws IOException {
    String tests;
    try (InputStream in = AlertRulesTest.class.getResourceAsStream("alerts-test.yml")) {
      tests = new String(Objects.requireNonNull(in).readAllBytes());
    }
    assertThat(Files.readAllLines(RULES).stream().filter(line -> line.contains("- alert: ")))
        .isNotEmpty()
        .allSatisfy(
            line -> {
              String name = line.substring(line.indexOf(':') + 2).strip();
              assertThat(tests).contains("{alertname: " + name + ",");
              assertThat(tests).contains("alertname=\"" + name + "\"");
            });
  }

  private void copy(String name) throws IOException {
    try (InputStream in = AlertRulesTest.class.getResourceAsStream(name)) {
      Files.copy(Objects.requireNonNull(in), directory.resolve(name));
    }
  }
}
