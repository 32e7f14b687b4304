package org.caselli.fax.faults.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The points that the server passes, and its end at one of them. The file {@value #ORDER} says what
 * is to be done, behind a word that differs from order to order: {@value #RECORD} writes the name
 * of each point into the file {@value #PASSED}; {@code kill before NAME} or {@code kill after NAME}
 * ends the process there. Without the file nothing happens. A name is the kind of step, who takes
 * it, and the how manieth it is since the order came. Thread-safe.
 */
public final class KillPoints {
  /** File with the order. */
  public static final String ORDER = "order";

  /** File with the names of points, one a line. */
  public static final String PASSED = "passed";

  /** The order to write names down. */
  public static final String RECORD = "record";

  /** File that is there when the process was ended at a point. */
  public static final String HIT = "hit";

  /** As after {@code kill -9}. */
  private static final int STATUS = 137;

  private static final String NONE = "";

  private static Path directory = Path.of("");
  private static String order = NONE;
  private static final Map<String, Integer> COUNTS = new HashMap<>();

  private KillPoints() {}

  static void obey(Path orders) {
    directory = orders;
  }

  /** A database session is about to commit; the name of the point, or nothing if it is none. */
  public static Object beforeCommit(Object session) {
    return changesSomething(session)
        ? maker().map(who -> before("commit " + who)).orElse(NONE)
        : NONE;
  }

  /** A message is about to be sent. */
  public static Object beforeMessage() {
    return maker().map(who -> before("message " + who)).orElse(NONE);
  }

  /** A command is about to be sent to a switch. */
  public static Object beforeCommand(String command) {
    String name = PointNames.command(command);
    return name.isEmpty() ? NONE : before("switch " + name);
  }

  /** The step is done. */
  public static void after(Object point) {
    if (!NONE.equals(point)) {
      pass("after " + point);
    }
  }

  private static String before(String step) {
    String name = counted(step);
    pass("before " + name);
    return name;
  }

  private static synchronized String counted(String step) {
    String now = read(ORDER);
    if (!now.equals(order)) {
      order = now;
      COUNTS.clear();
    }
    return order.isEmpty() ? step : step + "#" + COUNTS.merge(step, 1, Integer::sum);
  }

  private static synchronized void pass(String point) {
    String wanted = order.substring(order.indexOf(' ') + 1);
    if (wanted.equals(RECORD) && point.startsWith("before ")) {
      write(PASSED, point.substring("before ".length()) + "\n");
    } else if (wanted.equals("kill " + point)) {
      write(HIT, point + "\n");
      Runtime.getRuntime().halt(STATUS);
    }
  }

  private static Optional<String> maker() {
    return StackWalker.getInstance()
        .walk(
            frames ->
                frames
                    .map(StackWalker.StackFrame::getClassName)
                    .flatMap(name -> PointNames.maker(name).stream())
                    .findFirst());
  }

  /** H2 and PostgreSQL's driver each know it; what is only read is no step. */
  private static boolean changesSomething(Object session) {
    try {
      return session.getClass().getName().startsWith("org.h2.")
          ? (Boolean) session.getClass().getMethod("containsUncommitted").invoke(session)
          : !"IDLE"
              .equals(
                  String.valueOf(
                      session.getClass().getMethod("getTransactionState").invoke(session)));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("This database driver is not known", e);
    }
  }

  private static String read(String file) {
    try {
      return Files.readString(directory.resolve(file)).strip();
    } catch (NoSuchFileException e) {
      return NONE;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(String file, String line) {
    try (FileChannel channel =
        FileChannel.open(
            directory.resolve(file), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      channel.write(StandardCharsets.UTF_8.encode(line));
      channel.force(true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
