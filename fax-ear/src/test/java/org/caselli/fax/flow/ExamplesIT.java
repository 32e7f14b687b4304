package org.caselli.fax.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    install("amqp-node", "send-fax.js");

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

  @Test
  void a_receiver_of_webhooks_in_javascript() throws Exception {
    install("webhooks-node", "receive-webhooks.js");
    running.client().systemSetting("webhook_allowed_hosts", "127.0.0.1");
    FaxClient account = running.newAccount("told in JavaScript");
    String uri = "http://127.0.0.1:" + freePort();
    Path output = directory.resolve("told.txt");
    ProcessBuilder receiver =
        new ProcessBuilder("node", "receive-webhooks.js", uri.replaceAll(".*:", ""))
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    receiver.environment().put("WEBHOOK_SECRET", "whsec_b2xk " + secretOfHook(account, uri));
    Process process = receiver.start();
    try {
      Awaiting.value("receiver", () -> read(output), said -> said.contains("listening\n"));
      HttpRequest forged =
          HttpRequest.newBuilder(URI.create(uri)).POST(BodyPublishers.ofString("{}")).build();
      assertThat(HttpClient.newHttpClient().send(forged, BodyHandlers.discarding()).statusCode())
          .isEqualTo(401);

      String fax = account.send(Documents.pdf("told", 1), "+15005550000", Map.of());

      String told =
          Awaiting.value("webhook", () -> read(output), said -> said.contains("outbound_fax"));
      assertThat(told).isEqualTo("listening\nrefused\noutbound_fax " + fax + "\n");
    } finally {
      process.destroyForcibly();
    }
  }

  private static String secretOfHook(FaxClient account, String uri) {
    ObjectNode hook = new ObjectMapper().createObjectNode().put("name", "Example");
    hook.put("hook", "notifications").put("format", "json").put("uri", uri);
    Answer made = account.put("/v2/accounts/" + account.account() + "/webhooks", hook);
    assertThat(made.status()).as(made.toString()).isEqualTo(201);
    return made.data().path("secret").asText();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Puts an example for Node.js with the libraries that it needs into the directory. */
  private void install(String example, String program) throws Exception {
    assumeTrue(isThere("npm"), "Node.js is not installed; ./fax test brings it");
    for (String file : List.of("package.json", "package-lock.json", program)) {
      Files.copy(EXAMPLES.resolve(example).resolve(file), directory.resolve(file));
    }
    run(directory, List.of("npm", "ci", "--no-audit", "--no-fund"));
  }

  private static boolean isThere(String program) {
    return List.of(System.getenv().getOrDefault("PATH", "").split(":")).stream()
        .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
  }
}
