package org.caselli.fax.telephony.freeswitch.inbound;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.caselli.fax.telephony.freeswitch.FakeSwitch;
import org.caselli.fax.telephony.freeswitch.RecordedCall;

/**
 * A recorded call that a switch handed over: what it said, message by message.
 *
 * @param call id of the channel in the recording
 * @param channel the answer to {@code connect}
 * @param until what it said until the recorded server hung up, or to the end
 * @param after what it said then
 */
public record RecordedHandOver(
    String call, String channel, List<String> until, List<String> after) {
  private static final Pattern MARK = Pattern.compile("### (C>S|S>C) t=\\S+ len=(\\d+)\n");
  private static final Pattern ID = Pattern.compile("\nUnique-ID: (\\S+)\n");
  private static final Pattern LENGTH = Pattern.compile("Content-Length: (\\d+)");

  public static RecordedHandOver named(String scenario) {
    String resource = "/freeswitch/captures/" + scenario + ".wire.gz";
    try (InputStream in = RecordedHandOver.class.getResourceAsStream(resource)) {
      byte[] bytes = new GZIPInputStream(in).readAllBytes();
      return parse(new String(bytes, StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RecordedHandOver parse(String wire) {
    StringBuilder said = new StringBuilder();
    String channel = "";
    List<String> until = new ArrayList<>();
    List<String> after = new ArrayList<>();
    List<String> now = until;
    Matcher mark = MARK.matcher(wire);
    for (int at = 0; at < wire.length() && mark.find(at); ) {
      int end = mark.end() + Integer.parseInt(mark.group(2));
      String chunk = wire.substring(mark.end(), end);
      at = end + 1;
      if (mark.group(1).equals("S>C")) {
        said.append(chunk);
        for (String frame = next(said); !frame.isEmpty(); frame = next(said)) {
          if (channel.isEmpty()) {
            channel = frame;
          } else if (frame.contains("text/event-") || frame.contains("disconnect-notice")) {
            now.add(frame);
          }
        }
      } else if (chunk.contains("call-command: hangup")) {
        now = after;
      }
    }
    Matcher id = ID.matcher(channel);
    if (!id.find()) {
      throw new IllegalArgumentException("Nothing was handed over");
    }
    return new RecordedHandOver(id.group(1), channel, until, after);
  }

  private static String next(StringBuilder said) {
    int end = said.indexOf("\n\n");
    if (end < 0) {
      return "";
    }
    String headers = said.substring(0, end);
    Matcher length = LENGTH.matcher(headers);
    int whole = end + 2 + (length.find() ? Integer.parseInt(length.group(1)) : 0);
    if (said.length() < whole) {
      return "";
    }
    String body = said.substring(end + 2, whole);
    said.delete(0, whole);
    return headers.contains("event-json")
        ? FakeSwitch.framed(RecordedCall.plain(body))
        : headers + "\n\n" + body;
  }

  /** The same with other values; frames are measured again. */
  public RecordedHandOver with(String newCall, UnaryOperator<String> change) {
    UnaryOperator<String> all = text -> change.apply(text.replace(call, newCall));
    return new RecordedHandOver(
        newCall,
        all.apply(channel),
        until.stream().map(frame -> reframed(frame, all)).toList(),
        after.stream().map(frame -> reframed(frame, all)).toList());
  }

  private static String reframed(String frame, UnaryOperator<String> change) {
    int end = frame.indexOf("\n\n");
    String body = change.apply(frame.substring(end + 2));
    String length = "Content-Length: " + body.length();
    return LENGTH.matcher(frame.substring(0, end)).replaceFirst(length) + "\n\n" + body;
  }
}
