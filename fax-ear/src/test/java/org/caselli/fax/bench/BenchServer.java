package org.caselli.fax.bench;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The provisioned server in a data directory of the benchmark's own; H2, on the loopback. */
final class BenchServer {
  private static final int OFFSET = 3_000;
  private static final int REST = 8_080;

  private final Path checkout = Path.of(System.getProperty("fax.checkout", "."));
  private final HttpClient http = HttpClient.newHttpClient();
  private final Path data;

  BenchServer(Path data) {
    this.data = data;
  }

  /** Starts it and waits until it is ready. */
  void start(String... javaOptions) throws IOException, InterruptedException {
    fax(
        Map.of("FAX_JAVA_OPTS", String.join(" ", javaOptions)),
        "run",
        "--detach",
        "--no-build",
        "--data",
        data.toString(),
        "--port-offset",
        "" + OFFSET);
  }

  /** Stops it; its database can be opened then. */
  void stop() throws IOException, InterruptedException {
    fax(Map.of(), "stop", "--data", data.toString(), "--port-offset", "" + OFFSET);
  }

  private void fax(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(checkout.resolve("fax").toString()));
    command.addAll(List.of(arguments));
    File log = data.resolve("bench-" + arguments[0] + ".log").toFile();
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log));
    builder.environment().putAll(environment);
    if (builder.start().waitFor() != 0) {
      throw new IOException("./fax " + arguments[0] + " failed:\n" + Files.readString(log.toPath()));
    }
  }

  /** Changes a system setting while it runs. */
  void setting(String key, String json) throws IOException, InterruptedException {
    String apiKey = Files.readString(data.resolve("api-key")).strip();
    String token =
        text(send("PUT", "/v2/api_auth", "", "{\"data\":{\"api_key\":\"" + apiKey + "\"}}"));
    send("PATCH", "/v2/system_configs/fax", token, "{\"data\":{\"" + key + "\":" + json + "}}");
  }

  private static String text(String answer) {
    Matcher matcher = Pattern.compile("\"auth_token\":\"([^\"]+)\"").matcher(answer);
    if (!matcher.find()) {
      throw new IllegalStateException("No token in " + answer);
    }
    return matcher.group(1);
  }

  private String send(String method, String path, String token, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + (REST + OFFSET) + path))
            .header("Content-Type", "application/json")
            .header("X-Auth-Token", token.isEmpty() ? "none" : token)
            .method(method, BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
    if (answer.statusCode() >= 300) {
      throw new IOException(method + " " + path + ": " + answer.body());
    }
    return answer.body();
  }

  /** Used heap in MiB after a collection. */
  long heapMib() throws IOException, InterruptedException {
    jcmd("GC.run");
    Matcher matcher = Pattern.compile("used (\\d+)K").matcher(jcmd("GC.heap_info"));
    long used = 0;
    while (matcher.find()) {
      used = Math.max(used, Long.parseLong(matcher.group(1)));
    }
    return used / 1024;
  }

  /** Live threads. */
  int threads() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc", pid(), "status"))) {
      if (line.startsWith("Threads:")) {
        return Integer.parseInt(line.substring("Threads:".length()).strip());
      }
    }
    throw new IOException("No thread count");
  }

  private String jcmd(String command) throws IOException, InterruptedException {
    String tool = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    Process process =
        new ProcessBuilder(tool, pid(), command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes());
    process.waitFor();
    return output;
  }

  private String pid() throws IOException {
    return Files.readString(data.resolve("server.pid")).strip();
  }

  Path data() {
    return data;
  }
}
