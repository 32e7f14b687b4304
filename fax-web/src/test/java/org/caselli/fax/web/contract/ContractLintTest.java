package org.caselli.fax.web.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Redocly has nothing to say against the document. */
class ContractLintTest {
  private static final Path LINTER = Path.of("src", "test", "redocly");
  private static final Path WORK = Path.of("target", "redocly");
  private static final List<String> FILES =
      List.of("package.json", "package-lock.json", "redocly.yaml");
  private static final long LIMIT_S = 120;

  @Test
  void the_document_lints_clean() throws Exception {
    assumeThat(nodeIsNewEnough()).as("Node.js 20.19 and npm are installed").isTrue();
    Files.createDirectories(WORK);
    for (String file : FILES) {
      Files.copy(LINTER.resolve(file), WORK.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    Files.write(WORK.resolve("openapi.json"), ContractDocument.whole().json());

    run("npm", "ci", "--no-audit", "--no-fund", "--prefer-offline");
    run("node_modules/.bin/redocly", "lint", "--config", "redocly.yaml", "openapi.json");
  }

  private static void run(String... command) throws IOException, InterruptedException {
    Path output = WORK.resolve("output.txt");
    ProcessBuilder builder = new ProcessBuilder(command).directory(WORK.toFile());
    builder.environment().put("REDOCLY_TELEMETRY", "off");
    builder.environment().put("REDOCLY_SUPPRESS_UPDATE_NOTICE", "true");
    Process process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    boolean ended = process.waitFor(LIMIT_S, TimeUnit.SECONDS);
    process.destroyForcibly();
    String said = Files.readString(output);
    assertThat(ended).as(said).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
    assertThat(said).doesNotContainPattern("\\d+ warning");
  }

  private static boolean nodeIsNewEnough() throws InterruptedException {
    try {
      Process process = new ProcessBuilder("node", "--version").start();
      String version = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor();
      String[] parts = version.strip().substring(1).split("\\.");
      int major = Integer.parseInt(parts[0]);
      return major >= 22 || (major == 20 && Integer.parseInt(parts[1]) >= 19);
    } catch (IOException e) {
      return false;
    }
  }
}
