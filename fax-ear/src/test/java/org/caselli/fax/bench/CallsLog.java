package org.caselli.fax.bench;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Follows the sandbox's own log of calls, also over its turning. */
final class CallsLog {
  private final Pattern line;

  private final Path file;
  private long position;
  private Object key = "";
  private String rest = "";
  private long dialled;
  private long ended;
  private long firstDialled = Long.MAX_VALUE;
  private long lastDialled;

  /** Counts calls to numbers that begin so, from now on. */
  CallsLog(Path data, String numbers) throws IOException {
    this.line =
        Pattern.compile(
            "\\{\"at\":(\\d+),\"event\":\"(dialled|ended)\".*?\"number\":\""
                + Pattern.quote(numbers));
    this.file = data.resolve("sandbox/calls.log");
    if (Files.exists(file)) {
      key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
      position = Files.size(file);
    }
  }

  /** Reads what is new. */
  void read() throws IOException {
    if (!Files.exists(file)) {
      return;
    }
    Object now = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    if (!now.equals(key)) {
      Path turned = file.resolveSibling("calls.1.log");
      if (position > 0 && Files.exists(turned)) {
        read(turned);
      }
      key = now;
      position = 0;
      rest = "";
    }
    read(file);
  }

  private void read(Path from) throws IOException {
    try (RandomAccessFile in = new RandomAccessFile(from.toFile(), "r")) {
      in.seek(position);
      byte[] bytes = new byte[(int) Math.min(Integer.MAX_VALUE - 8, in.length() - position)];
      in.readFully(bytes);
      position += bytes.length;
      String text = rest + new String(bytes, StandardCharsets.UTF_8);
      int end = text.lastIndexOf('\n') + 1;
      rest = text.substring(end);
      text.substring(0, end).lines().forEach(this::line);
    }
  }

  private void line(String text) {
    Matcher matcher = line.matcher(text);
    if (matcher.lookingAt()) {
      long at = Long.parseLong(matcher.group(1));
      if (matcher.group(2).equals("dialled")) {
        dialled++;
        firstDialled = Math.min(firstDialled, at);
        lastDialled = Math.max(lastDialled, at);
      } else {
        ended++;
      }
    }
  }

  long dialled() {
    return dialled;
  }

  long ended() {
    return ended;
  }

  /** Milliseconds since the last call, if there was one. */
  long idleMs() {
    return dialled == 0 ? 0 : System.currentTimeMillis() - lastDialled;
  }

  /** Milliseconds from the first call to the last. */
  long spanMs() {
    return Math.max(1, lastDialled - firstDialled);
  }
}
