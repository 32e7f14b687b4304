package org.caselli.fax.telephony.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Append-only file {@code calls.log} of JSON lines, in the order in which things happened on this
 * server. A line is with the operating system when {@link #append} returns, so it outlives the
 * process, though not a power cut. When the file is full it becomes {@code calls.1.log}, which
 * becomes {@code calls.2.log}, and so on; the oldest is dropped. Thread-safe.
 */
final class CallLog implements AutoCloseable {
  /** 64 MB in all, about 60,000 calls of three pages. */
  static final long DEFAULT_FILE_BYTES = 16L * 1024 * 1024;

  private static final int OLDER_FILES = 3;
  private static final String CURRENT = "calls.log";

  private final Path directory;
  private final long maxFileBytes;
  private FileChannel channel;
  private long size;

  /** Opens the log, creating what is missing. A line torn by a crash is closed off. */
  CallLog(Path directory, long maxFileBytes) {
    this.directory = directory;
    this.maxFileBytes = maxFileBytes;
    try {
      Files.createDirectories(directory);
      this.channel = open();
      this.size = channel.size();
      closeTornLine();
    } catch (IOException e) {
      throw new UncheckedIOException("The sandbox's log cannot be opened in " + directory, e);
    }
  }

  /** Writes lines in one go, one after the other. */
  synchronized void append(List<LogLine> lines) {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line.render()));
    try {
      if (size > 0 && size + text.length() > maxFileBytes) {
        rotate();
      }
      write(ByteBuffer.wrap(text.toString().getBytes(UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException("The sandbox's log cannot be written", e);
    }
  }

  /** Hands over the text of every line, oldest first, without its line feed. */
  void read(Consumer<String> reader) {
    List<BufferedReader> files = new ArrayList<>();
    try {
      openAll(files);
      for (BufferedReader file : files) {
        for (String line = file.readLine(); line != null; line = file.readLine()) {
          reader.accept(line);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The sandbox's log cannot be read", e);
    } finally {
      closeAll(files);
    }
  }

  @Override
  public synchronized void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("The sandbox's log cannot be closed", e);
    }
  }

  /** Under the lock, so that no rotation renames a file between its neighbours. */
  private synchronized void openAll(List<BufferedReader> files) throws IOException {
    for (int age = OLDER_FILES; age >= 0; age--) {
      if (Files.exists(file(age))) {
        files.add(Files.newBufferedReader(file(age), UTF_8));
      }
    }
  }

  private static void closeAll(List<BufferedReader> files) {
    for (BufferedReader file : files) {
      try {
        file.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private Path file(int age) {
    return directory.resolve(age == 0 ? CURRENT : "calls." + age + ".log");
  }

  private FileChannel open() throws IOException {
    FileChannel opened = FileChannel.open(file(0), CREATE, READ, WRITE);
    opened.position(opened.size());
    return opened;
  }

  private void closeTornLine() throws IOException {
    if (size == 0) {
      return;
    }
    ByteBuffer last = ByteBuffer.allocate(1);
    channel.read(last, size - 1);
    if (last.get(0) != '\n') {
      write(ByteBuffer.wrap(new byte[] {'\n'}));
    }
  }

  private void write(ByteBuffer bytes) throws IOException {
    size += bytes.remaining();
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  private void rotate() throws IOException {
    channel.close();
    for (int age = OLDER_FILES; age > 0; age--) {
      if (Files.exists(file(age - 1))) {
        Files.move(file(age - 1), file(age), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    channel = open();
    size = 0;
  }
}
