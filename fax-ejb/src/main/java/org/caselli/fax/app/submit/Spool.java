package org.caselli.fax.app.submit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.caselli.fax.domain.problem.Violation;
import org.caselli.fax.port.FreeRoom;
import org.caselli.fax.port.Ids;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A directory for bytes on their way in: uploads while they stream, and files that converters read
 * and write. Nothing in it outlives a restart. Thread-safe.
 */
public class Spool {
  private static final Logger log = LoggerFactory.getLogger(Spool.class);
  private static final int BUFFER = 64 * 1024;
  private static final Duration AGAIN = Duration.ofMinutes(1);

  private final SpoolDirectory directory;
  private final Ids ids;
  private final Runnable admission;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected Spool() {
    this(null, null, null);
  }

  /**
   * A spool.
   *
   * @param admission refuses by an exception what there is no room for; asked before something
   *     comes, and again and again while it does
   */
  public Spool(SpoolDirectory directory, Ids ids, Runnable admission) {
    this.directory = directory;
    this.ids = ids;
    this.admission = admission;
  }

  /** Makes the server's own directory, and erases what an earlier life left in it. */
  public void open() {
    directory.openOwn();
  }

  /**
   * Refuses a value of {@code file_cache_path} that cannot be used.
   *
   * @throws FaxException invalid, when it is not a directory that the server can write to
   */
  public void check(String place) {
    Optional<String> objection = place.isEmpty() ? Optional.empty() : directory.objection(place);
    objection.ifPresent(
        why -> {
          throw FaxException.invalid(new Violation("file_cache_path", "invalid", why));
        });
  }

  /** A path for a new file with such an ending. */
  public Path fresh(String suffix) {
    return directory.present().resolve(ids.next() + suffix);
  }

  /**
   * Streams {@code in} to a file.
   *
   * @throws FaxException {@code TOO_LARGE} as soon as more than {@code limitBytes} have come,
   *     {@code STORAGE_FULL} as soon as there is no room; what came is erased and the rest is not
   *     read
   */
  public Path receive(InputStream in, long limitBytes) {
    return receive(
        (Filling)
            out -> {
              byte[] buffer = new byte[BUFFER];
              for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
              }
            },
        limitBytes);
  }

  /**
   * Lets {@code filling} write to a file.
   *
   * @throws FaxException {@code TOO_LARGE} when it wrote more than {@code limitBytes}, {@code
   *     STORAGE_FULL} when there is no room: its stream fails as soon as that is known, and what
   *     came is erased
   */
  public Path receive(Filling filling, long limitBytes) {
    admission.run();
    Path file = fresh(".in");
    LimitedOutput limited = new LimitedOutput(limitBytes, admission);
    try (OutputStream out = Files.newOutputStream(file)) {
      limited.writeTo(out);
      filling.fill(limited);
      return file;
    } catch (IOException | RuntimeException e) {
      discard(file);
      if (limited.isExceeded()) {
        FaxException tooLarge = tooLarge(limitBytes);
        tooLarge.initCause(e);
        throw tooLarge;
      }
      if (FreeRoom.wasMissing(e)) {
        FaxException full = full();
        full.initCause(e);
        throw full;
      }
      throw e instanceof RuntimeException unchecked
          ? unchecked
          : new UncheckedIOException("The upload broke off", (IOException) e);
    }
  }

  /** Somebody who has bytes and writes them. */
  @FunctionalInterface
  public interface Filling {
    void fill(OutputStream out) throws IOException;
  }

  private static FaxException tooLarge(long limitBytes) {
    String sentence =
        "The document is larger than the "
            + limitBytes
            + " bytes that max_upload_size allows or leaves; send less";
    return new FaxException(
        ProblemType.TOO_LARGE,
        sentence,
        List.of(new Violation("content_length", "maxSize", sentence)));
  }

  private static FaxException full() {
    return new FaxException(
        ProblemType.STORAGE_FULL,
        "The server's disk is full; nothing was kept, send it again later",
        AGAIN);
  }

  /** Erases a file, if it is there. */
  public void discard(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      log.warn("The spool file {} could not be erased and stays until the next start", file, e);
    }
  }
}
