package org.caselli.fax.faults.telephone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The files that the switch has: copies of what it fetched, and pages that it received. {@code
 * http_get} and {@code http_put} of mod_http_cache really transfer. Thread-safe.
 */
final class SwitchFiles {
  private static final String GET_FAILED = "-ERR http_get Command not found!\n";
  private static final String PUT_FAILED = "-ERR http_put Command not found!\n";
  private static final String OPTIONS = "^\\{([^}]*)}";
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int OK = 200;
  private static final int HUNDRED = 100;
  private static final int SUCCESS = 2;

  private final Path directory;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final Map<String, List<PageDigests.Page>> read = new ConcurrentHashMap<>();
  private final Map<String, List<PageDigests.Page>> byContent = new ConcurrentHashMap<>();

  SwitchFiles(Path directory) throws IOException {
    this.directory = Files.createDirectories(directory.toAbsolutePath());
  }

  /** Fetches; a copy that is there is taken again unless the address says {@code refresh}. */
  String get(String argument) {
    String address = argument.replaceFirst(OPTIONS, "");
    Path copy =
        directory.resolve(
            "fetched-"
                + UUID.nameUUIDFromBytes(address.getBytes(StandardCharsets.UTF_8))
                + ".tiff");
    if (Files.exists(copy) && !argument.startsWith("{refresh=true}")) {
      return copy.toString();
    }
    try {
      Path fresh = Files.createTempFile(directory, "fetching", ".tiff");
      int status =
          http.send(
                  HttpRequest.newBuilder(URI.create(address)).timeout(PATIENCE).build(),
                  BodyHandlers.ofFile(fresh))
              .statusCode();
      if (status != OK) {
        Files.delete(fresh);
        return GET_FAILED;
      }
      Files.move(fresh, copy, StandardCopyOption.REPLACE_EXISTING);
      return copy.toString();
    } catch (IOException | IllegalArgumentException e) {
      return GET_FAILED;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return GET_FAILED;
    }
  }

  /** Leaves a file at an address: {@code URL PATH}. */
  String put(String arguments) {
    String[] words = arguments.replaceFirst(OPTIONS, "").split(" ", 2);
    if (words.length < 2 || !Files.exists(local(words[1]))) {
      return PUT_FAILED;
    }
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(words[0]))
              .timeout(PATIENCE)
              .PUT(BodyPublishers.ofFile(local(words[1])))
              .build();
      int status = http.send(request, BodyHandlers.discarding()).statusCode();
      return status / HUNDRED == SUCCESS ? "+OK " + status + "\n" : PUT_FAILED;
    } catch (IOException | IllegalArgumentException e) {
      return PUT_FAILED;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return PUT_FAILED;
    }
  }

  /** The shell's {@code rm -f}; nothing else is run. */
  String system(String command) {
    if (!command.startsWith("rm -f ")) {
      return "-ERR not run here\n";
    }
    try {
      Files.deleteIfExists(local(command.substring("rm -f ".length()).strip()));
      return "+OK\n";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where a file of the switch really lies; every path is within the directory. */
  Path local(String path) {
    Path asked = Path.of(path).normalize();
    return asked.startsWith(directory)
        ? asked
        : directory.resolve("received" + asked.toString().replace('/', '-'));
  }

  boolean exists(String path) {
    return Files.exists(local(path));
  }

  /** The pages of a fax file; empty when it is none. */
  List<PageDigests.Page> pages(String path) {
    return read.computeIfAbsent(path, this::decoded);
  }

  private List<PageDigests.Page> decoded(String path) {
    try {
      String content = PageDigests.ofBytes(Files.readAllBytes(local(path)));
      List<PageDigests.Page> known = byContent.get(content);
      List<PageDigests.Page> pages = known == null ? PageDigests.of(local(path)) : known;
      byContent.put(content, pages);
      return pages;
    } catch (IOException e) {
      return List.of();
    }
  }
}
