package org.caselli.fax.telephony.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.caselli.fax.domain.call.CallId;
import org.caselli.fax.port.InboundCall.SwitchLeg;
import org.caselli.fax.port.InboundCalls;
import org.caselli.fax.port.InboundCalls.AwaitedFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where this switch puts what it receives, until the server has it: {@code received/}, which
 * outlives a crash. Thread-safe.
 */
final class Tray {
  private static final Logger LOG = LoggerFactory.getLogger(Tray.class);

  private final Path directory;
  private final Hosting hosting;
  private final Map<CallId, Integer> failures = new ConcurrentHashMap<>();

  Tray(Path directory, Hosting hosting) {
    this.directory = directory;
    this.hosting = hosting;
    try {
      Files.createDirectories(directory);
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

  /** The next so many uploads of a call fail. */
  void failUploads(CallId call, int times) {
    if (times > 0) {
      failures.put(call, times);
    }
  }

  /** Hands a file to the server; what cannot be stored now is asked for again. */
  void upload(CallId call, String file) {
    try {
      if (fails(call) || !Files.exists(Path.of(file))) {
        calls().notFetched(call, "The sandbox did not bring the file " + file);
        return;
      }
      calls().store(call, Path.of(file));
      erase(call, file);
    } catch (IOException | RuntimeException e) {
      LOG.warn("The fax of call {} is not stored yet; it is tried again", call, e);
    }
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
        upload(awaited.call(), awaited.file());
      }
    }
  }

  private void erase(CallId call, String file) {
    try {
      Files.deleteIfExists(Path.of(file));
      calls().removed(call);
    } catch (IOException e) {
      LOG.warn("The file {} cannot be erased", file, e);
    }
  }
}
