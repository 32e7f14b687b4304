package org.caselli.fax.console;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The files of the console, read from the jar. Safe for many threads.
 *
 * <p>All files but the page have a hash of their content in their names, so that they may be kept
 * for ever.
 */
public final class ConsoleFiles {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}");

  private ConsoleFiles() {}

  /** The one page, which loads everything else. */
  public static byte[] page() throws IOException {
    return bytes("index.html").orElseThrow(() -> new IOException("The console was not built"));
  }

  /**
   * A file that the page names.
   *
   * @param name as it stands in the address, from outside; whatever is no plain file name is not
   *     found
   */
  public static Optional<byte[]> asset(String name) throws IOException {
    return NAME.matcher(name).matches() ? bytes("assets/" + name) : Optional.empty();
  }

  /** The media type that the file's name tells. */
  public static String typeOf(String name) {
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "js" -> "text/javascript; charset=utf-8";
      case "css" -> "text/css; charset=utf-8";
      case "svg" -> "image/svg+xml";
      case "woff2" -> "font/woff2";
      default -> "application/octet-stream";
    };
  }

  private static Optional<byte[]> bytes(String name) throws IOException {
    try (InputStream in = ConsoleFiles.class.getResourceAsStream("/console/" + name)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    }
  }
}
