package org.caselli.fax.faults.telephone;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The calls of one switch or of several, as their logs tell them.
 *
 * @param calls in the order in which they began
 */
public record CallHistory(List<Call> calls) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What a line of the log tells. */
  public enum Happening {
    /** The switch has begun a run; calls of an earlier one are over. */
    STARTED,
    /** The switch has died or is about to; written by whoever kills it. */
    DIED,
    /** An outbound call: number, account, caller, first page, digests of the document's pages. */
    BEGUN,
    ANSWERED,
    /** The far end has the page of that 1-based number in the document, and has confirmed it. */
    PAGE,
    /** The T.30 result. */
    RESULT,
    ENDED,
    /** An inbound call: number, caller, digests of the pages that the caller has. */
    ARRIVED,
    /** A page of an inbound call has been confirmed to the caller. */
    RECEIVED,
    /** The server could not be reached for an inbound call. */
    REFUSED,
    /** The file of an inbound call was sent to the server, which said so. */
    UPLOADED,
    /** The server has the file of an inbound call erased. */
    ERASED,
    /** An inbound call is over. */
    LEFT;

    String text() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Happening of(String text) {
      return valueOf(text.toUpperCase(Locale.ROOT));
    }
  }

  /**
   * One call.
   *
   * @param call id of the channel
   * @param inbound whether the server was called
   * @param number dialled, as the switch got it
   * @param account id of the account as the switch got it; empty for inbound calls
   * @param begun when
   * @param ended when, or the death of the switch; empty while it goes on
   * @param startPage 0-based page with which it began
   * @param document digests of all pages that the switch had to send
   * @param confirmed digest of each page that the far end has confirmed, by 1-based number
   * @param success whether the T.30 result was good
   */
  public record Call(
      String call,
      boolean inbound,
      String number,
      String account,
      Instant begun,
      Optional<Instant> ended,
      int startPage,
      List<String> document,
      SortedMap<Integer, String> confirmed,
      boolean success) {

    /** Whether the two have been going on at the same time. */
    public boolean overlaps(Call other) {
      return begun.isBefore(other.ended.orElse(Instant.MAX))
          && other.begun.isBefore(ended.orElse(Instant.MAX));
    }
  }

  /** Reads logs; each is the history of one switch over all its runs. */
  public static CallHistory read(Path... logs) throws IOException {
    List<Call> calls = new ArrayList<>();
    for (Path log : logs) {
      Reader reader = new Reader();
      for (String line : DurableLines.read(log)) {
        reader.take(line);
      }
      calls.addAll(reader.calls());
    }
    calls.sort(Comparator.comparing(Call::begun));
    return new CallHistory(List.copyOf(calls));
  }

  /** One log, line by line. */
  private static final class Reader {
    private final List<Course> courses = new ArrayList<>();
    private final Map<String, Course> latest = new HashMap<>();
    private Instant last = Instant.EPOCH;

    private void take(String line) {
      parsed(line).ifPresent(this::take);
    }

    /** A line that a death has cut in the middle tells nothing. */
    private static Optional<JsonNode> parsed(String line) {
      try {
        return Optional.of(JSON.readTree(line)).filter(node -> node.has("event"));
      } catch (JsonProcessingException e) {
        return Optional.empty();
      }
    }

    private void take(JsonNode line) {
      Happening happening = Happening.of(line.path("event").asText());
      String call = line.path("call").asText();
      Instant at = Instant.parse(line.path("at").asText());
      switch (happening) {
        case STARTED, DIED -> courses.forEach(course -> course.end(last));
        case BEGUN, ARRIVED -> begin(new Course(call, happening == Happening.ARRIVED, at, line));
        case PAGE, RECEIVED ->
            course(call).confirmed.put(line.path("page").asInt(), line.path("digest").asText());
        case RESULT -> course(call).success = line.path("success").asBoolean();
        case ENDED, LEFT -> course(call).end(at);
        case ANSWERED, REFUSED, UPLOADED, ERASED -> {}
      }
      last = at;
    }

    /** An id that is dialled a second time is another call. */
    private void begin(Course course) {
      courses.add(course);
      latest.put(course.call, course);
    }

    private Course course(String call) {
      return Optional.ofNullable(latest.get(call))
          .orElseThrow(() -> new IllegalStateException("A call without a beginning: " + call));
    }

    private List<Call> calls() {
      return courses.stream().map(Course::told).toList();
    }
  }

  /** A call that is being read. */
  private static final class Course {
    private final String call;
    private final boolean inbound;
    private final Instant begun;
    private final JsonNode first;
    private final SortedMap<Integer, String> confirmed = new TreeMap<>();
    private Optional<Instant> ended = Optional.empty();
    private boolean success;

    private Course(String call, boolean inbound, Instant begun, JsonNode first) {
      this.call = call;
      this.inbound = inbound;
      this.begun = begun;
      this.first = first;
    }

    private void end(Instant at) {
      ended = ended.or(() -> Optional.of(at));
    }

    private Call told() {
      List<String> document = new ArrayList<>();
      first.path("document").forEach(page -> document.add(page.asText()));
      return new Call(
          call,
          inbound,
          first.path("number").asText(),
          first.path("account").asText(),
          begun,
          ended,
          first.path("start_page").asInt(),
          List.copyOf(document),
          confirmed,
          success);
    }
  }
}
