package org.caselli.fax.cli.server;

import java.io.FileNotFoundException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A body of {@code multipart/mixed} (RFC 2046, 5.1): data as JSON, and files that are streamed. */
public final class Multipart {
  private static final String BOUNDARY = "caselli-fax-part-5c1f0b7e94";

  private Multipart() {}

  /** A request with {@code data} and files, in their order. */
  public static Request request(String method, String path, Map<String, ?> data, List<Path> files)
      throws FileNotFoundException {
    List<BodyPublisher> parts = new ArrayList<>();
    parts.add(text(head("application/json") + JsonText.write(Map.of("data", data)) + "\r\n"));
    for (Path file : files) {
      parts.add(text(head(MediaTypes.of(file))));
      parts.add(BodyPublishers.ofFile(file));
      parts.add(text("\r\n"));
    }
    parts.add(text("--" + BOUNDARY + "--\r\n"));
    return Request.of(method, path)
        .with("Content-Type", "multipart/mixed; boundary=" + BOUNDARY)
        .body(BodyPublishers.concat(parts.toArray(BodyPublisher[]::new)));
  }

  private static String head(String type) {
    return "--%s\r\nContent-Type: %s\r\n\r\n".formatted(BOUNDARY, type);
  }

  private static BodyPublisher text(String text) {
    return BodyPublishers.ofString(text, StandardCharsets.UTF_8);
  }
}
