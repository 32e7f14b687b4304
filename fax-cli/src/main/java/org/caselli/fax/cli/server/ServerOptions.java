package org.caselli.fax.cli.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The options by which every command finds its server; without any, the one that keeps its data in
 * ./data.
 */
public final class ServerOptions {

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "data directory of the server on this machine (./data)")
  private Path data = Path.of(System.getProperty("fax.data", "data"));

  @Option(
      names = "--port-offset",
      paramLabel = "N",
      description = "what that server adds to its ports (0)")
  private int portOffset;

  @Option(names = "--server", paramLabel = "URL", description = "a server elsewhere")
  private @Nullable String url;

  @Option(
      names = "--api-key-file",
      paramLabel = "FILE",
      description = "file with the API key to use; for --server it must be given")
  private @Nullable Path keyFile;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "show this")
  private boolean help;

  @Nullable private Server server;

  /** The server that was meant; nothing is sent yet. */
  public Server server() {
    if (server == null) {
      server = new Server(url == null ? "http://127.0.0.1:" + (8080 + portOffset) : url, key());
    }
    return server;
  }

  private String key() {
    if (keyFile == null && url != null) {
      throw new WrongUsageException("--server needs --api-key-file");
    }
    Path file = keyFile == null ? data.resolve("api-key") : keyFile;
    if (Files.isReadable(file) && Files.isRegularFile(file)) {
      return read(file);
    }
    if (keyFile == null) {
      throw new UnreachableException(
          "there is no API key in %s: start the server with ./fax run, or give --data"
              .formatted(data));
    }
    throw new WrongUsageException("cannot read the API key file " + keyFile);
  }

  /** What the server on this machine keeps in a file of its data directory. */
  public Optional<String> kept(String name) {
    Path file = data.resolve(name);
    return url == null && Files.isReadable(file) ? Optional.of(read(file)) : Optional.empty();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
