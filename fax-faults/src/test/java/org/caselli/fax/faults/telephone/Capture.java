package org.caselli.fax.faults.telephone;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * A recording of a real switch: what it was told and what it said, in order.
 *
 * @param told commands of the client, whole
 * @param said messages of the switch
 */
record Capture(List<String> told, List<Frame> said) {
  private static final Pattern MARK = Pattern.compile("### (C>S|S>C) t=\\S+ len=(\\d+)\n");
  private static final Pattern UUID = Pattern.compile("origination_uuid=([0-9a-f-]{36})");
  private static final Pattern JOB = Pattern.compile("\nJob-UUID: (\\S+)");

  static Capture named(String scenario) {
    String resource = "/freeswitch/captures/" + scenario + ".wire.gz";
    try (InputStream in = Capture.class.getResourceAsStream(resource)) {
      return parse(new String(new GZIPInputStream(in).readAllBytes(), StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Capture parse(String wire) {
    List<String> told = new ArrayList<>();
    StringBuilder said = new StringBuilder();
    Matcher mark = MARK.matcher(wire);
    for (int at = 0; at < wire.length() && mark.find(at); ) {
      int end = mark.end() + Integer.parseInt(mark.group(2));
      String chunk = wire.substring(mark.end(), end);
      at = end + 1;
      if (mark.group(1).equals("S>C")) {
        said.append(chunk);
      } else {
        told.add(chunk.strip());
      }
    }
    return new Capture(told, Frame.all(said));
  }

  String command(Predicate<String> which) {
    return told.stream().filter(which).findFirst().orElseThrow();
  }

  /** The originate with its variables. */
  String originate() {
    return command(text -> text.startsWith("bgapi originate "));
  }

  String channel() {
    return first(UUID);
  }

  String job() {
    return first(JOB);
  }

  private String first(Pattern pattern) {
    Matcher matcher = pattern.matcher(originate());
    if (!matcher.find()) {
      throw new IllegalArgumentException("Not in the recording: " + pattern);
    }
    return matcher.group(1);
  }
}
