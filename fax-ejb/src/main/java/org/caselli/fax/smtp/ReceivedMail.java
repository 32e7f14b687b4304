package org.caselli.fax.smtp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A mail that has been read: its header, and its parts in order. Its files are in the spool;
 * whoever has the spool erases them. Not thread-safe.
 */
final class ReceivedMail {
  private final Map<String, String> header = new HashMap<>();
  private final List<Attached> parts = new ArrayList<>();
  private final List<String> damages = new ArrayList<>();

  /** The first field of each name counts. */
  void field(String name, String value) {
    header.putIfAbsent(name.toLowerCase(Locale.ROOT), value.strip());
  }

  void part(Attached part) {
    parts.add(part);
  }

  /**
   * Something of it cannot be read, and is left out.
   *
   * @param sentence that says what
   */
  void damaged(String sentence) {
    damages.add(sentence);
  }

  /** A sentence for each thing that is left out as it cannot be read. */
  List<String> damages() {
    return List.copyOf(damages);
  }

  /** A field of the header in one line; empty when it is not there. */
  String field(String name) {
    return header.getOrDefault(name.toLowerCase(Locale.ROOT), "");
  }

  /** Whether a file was sent with it, be it one that is not faxed. */
  boolean hasFiles() {
    return !damages.isEmpty()
        || parts.stream().anyMatch(part -> part.place() == Attached.Place.FILE);
  }

  List<Attached> parts() {
    return List.copyOf(parts);
  }

  /** Whether a machine sent it, which is not to be answered (RFC 3834 section 2). */
  boolean isFromMachine() {
    String submitted = field("Auto-Submitted").toLowerCase(Locale.ROOT);
    return !submitted.isEmpty() && !submitted.equals("no") || !field("Precedence").isEmpty();
  }

  /** Whether making a fax of it could start a loop: answers of machines, and our own notices. */
  boolean isAnswerOfMachine() {
    String submitted = field("Auto-Submitted").toLowerCase(Locale.ROOT);
    return submitted.startsWith("auto-replied") || !field(OWN_NOTICE).isEmpty();
  }

  /** Field of the notices that this server sends itself. */
  static final String OWN_NOTICE = "X-Caselli-Notice";
}
