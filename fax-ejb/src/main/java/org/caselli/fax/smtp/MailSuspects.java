package org.caselli.fax.smtp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Mails during whose reading the server ended. A mail that is being taken leaves a mark on the
 * disk, a file by the digest of its bytes, which goes when that is over, whatever came of it. What
 * finds a mark of an earlier life was there when the server died: such mails are taken one at a
 * time, so that the innocent get rid of theirs, and none is taken that was there {@value #MOST}
 * times. Each node has its own. Thread-safe.
 */
public class MailSuspects {
  static final int MOST = 3;

  private static final Logger log = LoggerFactory.getLogger(MailSuspects.class);

  /** Longer than any server tries to send a mail. */
  private static final Duration REMEMBERED = Duration.ofDays(30);

  private final Path directory;
  private final Clock clock;
  private final Set<String> underWay = ConcurrentHashMap.newKeySet();
  private final ReentrantLock oneAtATime = new ReentrantLock();

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected MailSuspects() {
    this(null, null);
  }

  /**
   * Marks in a directory, which is made when the first mail comes.
   *
   * @param directory on a disk that survives the end of the server
   */
  public MailSuspects(Path directory, Clock clock) {
    this.directory = directory;
    this.clock = clock;
  }

  /**
   * The mail in that file is going to be read, by this thread.
   *
   * @throws IOException when no mark can be left
   */
  Watch watch(Path mail) throws IOException {
    Files.createDirectories(directory);
    String digest = digest(mail);
    if (!underWay.add(digest)) {
      // It comes twice at once, and has its mark.
      return new Watch(() -> {}, false);
    }
    Path mark = directory.resolve(digest);
    try {
      return watch(digest, mark);
    } catch (IOException | RuntimeException e) {
      underWay.remove(digest);
      throw e;
    }
  }

  private Watch watch(String digest, Path mark) throws IOException {
    int times = Files.exists(mark) ? times(mark) : 0;
    if (times >= MOST) {
      underWay.remove(digest);
      return new Watch(() -> {}, true);
    }
    boolean suspect = times > 0;
    if (suspect) {
      log.warn("A mail comes again during which the server ended {} times", times);
      oneAtATime.lock();
    } else {
      forgetOld();
    }
    try {
      Files.writeString(mark, Integer.toString(times + 1));
    } catch (IOException e) {
      over(digest, mark, suspect);
      throw e;
    }
    return new Watch(() -> over(digest, mark, suspect), false);
  }

  private void over(String digest, Path mark, boolean suspect) {
    try {
      Files.deleteIfExists(mark);
    } catch (IOException e) {
      log.warn("The mark {} of a mail stays", mark, e);
    } finally {
      underWay.remove(digest);
      if (suspect) {
        oneAtATime.unlock();
      }
    }
  }

  private static int times(Path mark) throws IOException {
    String text = Files.readString(mark).strip();
    // An empty mark is one that the server had no time to write.
    return text.matches("[1-9]") ? Integer.parseInt(text) : 1;
  }

  /** Marks are few: those of mails under way, and of earlier lives. */
  private void forgetOld() throws IOException {
    Instant old = clock.instant().minus(REMEMBERED);
    List<Path> marks;
    try (Stream<Path> files = Files.list(directory)) {
      marks = files.toList();
    }
    for (Path mark : marks) {
      if (!underWay.contains(mark.getFileName().toString())
          && Files.exists(mark)
          && Files.getLastModifiedTime(mark).toInstant().isBefore(old)) {
        Files.deleteIfExists(mark);
      }
    }
  }

  private static String digest(Path mail) throws IOException {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      try (InputStream in = new DigestInputStream(Files.newInputStream(mail), sha)) {
        in.transferTo(OutputStream.nullOutputStream());
      }
      return HexFormat.of().formatHex(sha.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  /** The time during which a mail is read; closed by the thread that began it. */
  static final class Watch implements AutoCloseable {
    private final Runnable over;
    private final boolean poison;

    private Watch(Runnable over, boolean poison) {
      this.over = over;
      this.poison = poison;
    }

    /** Whether the mail must not be read. */
    boolean isPoison() {
      return poison;
    }

    @Override
    public void close() {
      over.run();
    }
  }
}
