package org.caselli.fax.telephony.freeswitch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * A recorded call, from the originate on.
 *
 * @param uuid id of our leg in the recording
 * @param job id of the originate's background job there
 * @param steps what the switch said, and where the client hung the call up
 */
public record RecordedCall(String uuid, String job, List<Step> steps) {
  private static final Pattern MARK = Pattern.compile("### (C>S|S>C) t=\\S+ len=(\\d+)\n");
  private static final Pattern UUID = Pattern.compile("origination_uuid=([0-9a-f-]{36})");
  private static final Pattern JOB = Pattern.compile("\nJob-UUID: (\\S+)\n");
  private static final Pattern LENGTH = Pattern.compile("Content-Length: (\\d+)");
  private static final Pattern JSON =
      Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\":\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");

  /** One step; {@code body} is an event's body, or empty for a pause until the call is killed. */
  record Step(String body) {
    boolean isPause() {
      return body.isEmpty();
    }

    boolean isGoodbye() {
      return body.startsWith("The system is being shut down");
    }
  }

  static RecordedCall named(String scenario) {
    String resource = "/freeswitch/captures/" + scenario + ".wire.gz";
    try (InputStream in = RecordedCall.class.getResourceAsStream(resource)) {
      byte[] bytes = new GZIPInputStream(in).readAllBytes();
      return parse(new String(bytes, StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RecordedCall parse(String wire) {
    String uuid = "";
    String job = "";
    StringBuilder said = new StringBuilder();
    List<Step> steps = new ArrayList<>();
    Matcher mark = MARK.matcher(wire);
    for (int at = 0; at < wire.length() && mark.find(at); ) {
      int end = mark.end() + Integer.parseInt(mark.group(2));
      String chunk = wire.substring(mark.end(), end);
      at = end + 1;
      if (mark.group(1).equals("S>C")) {
        said.append(chunk);
        drain(said, steps, uuid.isEmpty());
      } else if (chunk.startsWith("bgapi originate") && job.isEmpty()) {
        job = first(JOB, chunk);
        uuid = chunk.contains("origination_uuid") ? first(UUID, chunk) : "none in the recording";
      } else if (!uuid.isEmpty() && chunk.startsWith("api uuid_kill " + uuid)) {
        steps.add(new Step(""));
      }
    }
    return new RecordedCall(uuid, job, List.copyOf(steps));
  }

  private static String first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new IllegalArgumentException("Not found: " + pattern);
    }
    return matcher.group(1);
  }

  /** Takes whole messages off; replies are answers to commands that a replay answers itself. */
  private static void drain(StringBuilder said, List<Step> steps, boolean skip) {
    for (int end = said.indexOf("\n\n"); end >= 0; end = said.indexOf("\n\n")) {
      String headers = said.substring(0, end);
      Matcher length = LENGTH.matcher(headers);
      int size = length.find() ? Integer.parseInt(length.group(1)) : 0;
      if (said.length() < end + 2 + size) {
        return;
      }
      String body = said.substring(end + 2, end + 2 + size);
      said.delete(0, end + 2 + size);
      if (!skip && headers.contains("text/event-plain") || body.startsWith("The system is")) {
        steps.add(new Step(body));
      } else if (!skip && headers.contains("text/event-json")) {
        steps.add(new Step(plain(body)));
      }
    }
  }

  /** The same event as plain text; the recordings hold flat objects of strings. */
  public static String plain(String json) {
    StringBuilder text = new StringBuilder();
    String inner = "";
    for (Matcher pair = JSON.matcher(json); pair.find(); ) {
      String value = pair.group(2).replace("\\n", "\n").replace("\\\"", "\"").replace("\\/", "/");
      if (pair.group(1).equals("_body")) {
        inner = value;
      } else if (!pair.group(1).equals("Content-Length")) {
        String encoded = URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
        text.append(pair.group(1)).append(": ").append(encoded).append('\n');
      }
    }
    return inner.isEmpty()
        ? text + "\n"
        : text + "Content-Length: " + inner.length() + "\n\n" + inner;
  }
}
