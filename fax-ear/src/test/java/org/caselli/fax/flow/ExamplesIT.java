package org.caselli.fax.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The examples for programs outside do what their pages say. */
@ExtendWith(FaxServer.class)
class ExamplesIT {
  private static final Path EXAMPLES =
      Path.of(System.getProperty("fax.checkout", "..")).toAbsolutePath().resolve("examples");
  private static final long LIMIT_S = 120;

  private final FaxServer.Running running;
  @TempDir private Path directory;

  ExamplesIT(FaxServer.Running running) {
    this.running = running;
  }

  private List<String> following(String... words) throws IOException {
    ServerUnderTest server = running.server();
    Path letter = directory.resolve("letter.txt");
    Files.writeString(letter, "An example");
    List<String> command = new ArrayList<>(List.of(words));
    command.addAll(
        List.of(
            server.apiKeyId(),
            server.data().resolve("api-key").toString(),
            server.account(),
            server.hostedNumber(),
            "+15005550000",
            letter.toString()));
    return command;
  }

  private String run(Path in, List<String> command) throws Exception {
    Path output = directory.resolve("output.txt");
    Process process =
        new ProcessBuilder(command)
            .directory(in.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    boolean ended = process.waitFor(LIMIT_S, TimeUnit.SECONDS);
    process.destroyForcibly();
    String said = Files.readString(output);
    assertThat(ended).as(said).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
    return said;
  }

  @Test
  void a_fax_by_jms_in_java() throws Exception {
    String jar =
        Path.of(
                ActiveMQConnectionFactory.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI())
            .toString();
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();

    String said =
        run(
            EXAMPLES.resolve("jms-java"),
            following(java, "-cp", jar, "SendFax.java", Program.url(running.server())));

    assertThat(said).contains("accepted ").contains("\nstart ").contains("\nend ");
  }

  @Test
  void a_fax_by_amqp_in_javascript() throws Exception {
    assumeTrue(isThere("npm"), "Node.js is not installed; ./fax test brings it");
    for (String file : List.of("package.json", "package-lock.json", "send-fax.js")) {
      Files.copy(EXAMPLES.resolve("amqp-node").resolve(file), directory.resolve(file));
    }
    run(directory, List.of("npm", "ci", "--no-audit", "--no-fund"));

    String said =
        run(
            directory,
            following(
                "node",
                "send-fax.js",
                running.server().jms(),
                running.server().jmsCertificate().toString()));

    assertThat(said).contains("accepted ").contains("\nstart ").endsWith("delivered\n");
  }

  private static boolean isThere(String program) {
    return List.of(System.getenv().getOrDefault("PATH", "").split(":")).stream()
        .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
  }
}
