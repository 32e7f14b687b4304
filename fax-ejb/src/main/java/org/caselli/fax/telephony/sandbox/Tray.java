package org.caselli.fax.telephony.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.caselli.fax.domain.call.CallId;
import org.caselli.fax.port.InboundCall.SwitchLeg;
import org.caselli.fax.port.InboundCalls;
import org.caselli.fax.port.InboundCalls.AwaitedFile;
import org.caselli.fax.port.InboundCalls.Begun;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where this switch puts what it receives, until the server has it: {@code received/}, which
 * outlives a crash. Thread-safe.
 */
final class Tray {
  private static final Logger LOG = LoggerFactory.getLogger(Tray.class);

  private static final String PAPER = ".paper";
  private static final String RECEIVED = ".tiff";

  private final Path directory;
  private final Hosting hosting;
  private final Map<CallId, Integer> failures = new ConcurrentHashMap<>();

  Tray(Path directory, Hosting hosting) {
    this.directory = directory;
    this.hosting = hosting;
    try {
      Files.createDirectories(directory);
      tidy();
    } catch (IOException e) {
      throw new UncheckedIOException("Faxes cannot be received into " + directory, e);
    }
  }

  InboundCalls calls() {
    return hosting.calls();
  }

  SwitchLeg leg() {
    return new SwitchLeg(SandboxEngine.NAME, directory.toString());
  }

  /** Writes what arrived, whole or not at all. */
  void keep(Path source, int first, int count, String file) throws IOException {
    Path whole = Path.of(file);
    Path part = whole.resolveSibling(whole.getFileName() + ".part");
    hosting.cutter().cut(source, first, count, part);
    Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Copies the paper of a call that somebody asked for. */
  Path take(CallId call, Path source) throws IOException {
    return Files.copy(source, paper(call), StandardCopyOption.REPLACE_EXISTING);
  }

  /** The paper of a call is not needed any more. */
  void throwAway(CallId call) {
    delete(paper(call));
  }

  Path paper(CallId call) {
    return directory.resolve(call + PAPER);
  }

  /** Papers and half-written files of an earlier life. */
  private void tidy() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      files.filter(file -> !file.toString().endsWith(RECEIVED)).forEach(Tray::delete);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.warn("The file {} cannot be erased", file, e);
    }
  }

  /** The next so many uploads of a call are cut off. */
  void failUploads(CallId call, int times) {
    if (times > 0) {
      failures.put(call, times);
    }
  }

  /** Uploads a file; one that the server does not take now is asked for again. */
  void upload(CallId call, Begun begun) {
    Path file = Path.of(begun.file());
    try {
      hosting.upload().put(begun.uploadPath(), fails(call) ? cutOff(file) : file);
      erase(call, begun.file());
    } catch (IOException e) {
      LOG.info("The file of call {} was not uploaded: {}", call, e.getMessage());
      calls().notFetched(call, String.valueOf(e.getMessage()));
    }
  }

  /** A file without its beginning, which nobody takes. */
  private static Path cutOff(Path file) throws IOException {
    return Files.writeString(failed(file), "cut off");
  }

  private static Path failed(Path file) {
    return file.resolveSibling(file.getFileName() + ".failed");
  }

  private boolean fails(CallId call) {
    int left = failures.getOrDefault(call, 0);
    failures.computeIfPresent(call, (id, count) -> count > 1 ? count - 1 : null);
    return left > 0;
  }

  /** Does what the server waits for. */
  void serve() {
    for (AwaitedFile awaited : calls().awaited(SandboxEngine.NAME)) {
      if (awaited.stored()) {
        erase(awaited.call(), awaited.file());
      } else {
        upload(awaited.call(), new Begun(awaited.file(), awaited.uploadPath()));
      }
    }
  }

  private void erase(CallId call, String file) {
    try {
      Files.deleteIfExists(failed(Path.of(file)));
      Files.deleteIfExists(Path.of(file));
      calls().removed(call);
    } catch (IOException e) {
      LOG.warn("The file {} cannot be erased", file, e);
    }
  }
}
