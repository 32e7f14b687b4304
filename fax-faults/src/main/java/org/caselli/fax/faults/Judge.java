package org.caselli.fax.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.caselli.fax.faults.ReportedFax.Outcome;
import org.caselli.fax.faults.telephone.CallHistory;
import org.caselli.fax.faults.telephone.CallHistory.Call;

/**
 * Compares what was promised and what the server says at the end with what really happened on the
 * telephone lines. Knows nothing of the server but these three. A call belongs to a fax when the
 * number is the same and the switch had the same pages to send.
 *
 * <p>The sins, for faxes sent:
 *
 * <ul>
 *   <li><b>lost</b>: a submission was taken on and the server has no fax of it.
 *   <li><b>called twice</b>: two calls to one number at the same time; a call for a fax all of
 *       whose pages had been confirmed in earlier calls; a second fax of one submission.
 *   <li><b>false report</b>: "delivered" although not every page was confirmed by the far end, with
 *       the dots that the server has; "failed" although a call ended with a good T.30 result.
 *       "Unknown" is never false.
 *   <li><b>stuck</b>: not at an end. When to ask is for the caller to choose.
 * </ul>
 *
 * <p>And for faxes received, where a page that was confirmed to the caller is the promise:
 *
 * <ul>
 *   <li><b>lost</b>: pages were confirmed, and no fax is there.
 *   <li><b>called twice</b>: two faxes of one call.
 *   <li><b>false report</b>: the fax has other pages than were confirmed.
 * </ul>
 */
public final class Judge {
  private final CallHistory history;

  /** A judge who knows what happened on the lines. */
  public Judge(CallHistory history) {
    this.history = history;
  }

  /** Judges the faxes sent. */
  public Verdict sent(List<Promise> promises, List<ReportedFax> reports) {
    List<Call> calls = history.calls().stream().filter(call -> !call.inbound()).toList();
    List<String> calledTwice = new ArrayList<>(atTheSameTime(calls));
    List<String> falseReports = new ArrayList<>();
    List<String> stuck = new ArrayList<>();
    Map<String, List<Call>> byNumber =
        calls.stream().collect(Collectors.groupingBy(call -> digits(call.number())));
    for (ReportedFax fax : reports) {
      List<Call> there = byNumber.getOrDefault(digits(fax.number()), List.of());
      List<Call> own = there.stream().filter(call -> belongs(call, fax)).toList();
      calledTwice.addAll(needless(fax, own));
      falseReports.addAll(falsehoods(fax, own));
      if (fax.outcome() == Outcome.OPEN) {
        stuck.add("Fax " + fax.id() + " to " + fax.number() + " has not come to an end");
      }
    }
    Missing missing = new Missing(promises, reports);
    calledTwice.addAll(missing.surplus());
    return new Verdict(reports.size(), missing.lost(), calledTwice, falseReports, stuck);
  }

  /** Of a call to the fax's number. */
  private static boolean belongs(Call call, ReportedFax fax) {
    return fax.pages().isEmpty()
        || call.document().isEmpty()
        || call.document().equals(fax.pages());
  }

  /** The switch may get a number in another spelling than the server shows it. */
  private static String digits(String number) {
    return number.replaceAll("\\D", "");
  }

  private static List<String> atTheSameTime(List<Call> calls) {
    List<String> sins = new ArrayList<>();
    Map<String, List<Call>> byNumber = new HashMap<>();
    for (Call call : calls) {
      List<Call> earlier =
          byNumber.computeIfAbsent(digits(call.number()), number -> new ArrayList<>());
      earlier.stream()
          .filter(call::overlaps)
          .forEach(
              other ->
                  sins.add(
                      "Calls "
                          + other.call()
                          + " and "
                          + call.call()
                          + " to "
                          + call.number()
                          + " were going on at the same time"));
      earlier.add(call);
    }
    return sins;
  }

  /** Calls for a fax that had arrived. */
  private static List<String> needless(ReportedFax fax, List<Call> calls) {
    List<String> sins = new ArrayList<>();
    Map<Integer, String> arrived = new TreeMap<>();
    boolean delivered = false;
    for (Call call : calls) {
      if (delivered) {
        sins.add(
            "Fax "
                + fax.id()
                + " to "
                + fax.number()
                + " was dialled again (call "
                + call.call()
                + ") although it had arrived");
      }
      arrived.putAll(call.confirmed());
      delivered |= call.success() || isWhole(call.document(), arrived);
    }
    return sins;
  }

  private static boolean isWhole(List<String> document, Map<Integer, String> arrived) {
    for (int page = 1; page <= document.size(); page++) {
      if (!document.get(page - 1).equals(arrived.get(page))) {
        return false;
      }
    }
    return !document.isEmpty();
  }

  private static List<String> falsehoods(ReportedFax fax, List<Call> calls) {
    Map<Integer, String> arrived = new TreeMap<>();
    calls.forEach(call -> arrived.putAll(call.confirmed()));
    List<String> document =
        !fax.pages().isEmpty() || calls.isEmpty() ? fax.pages() : calls.get(0).document();
    if (fax.outcome() == Outcome.DELIVERED && !isWhole(document, arrived)) {
      return List.of(
          "Fax "
              + fax.id()
              + " to "
              + fax.number()
              + " is reported as delivered, but of its "
              + document.size()
              + " pages only these were confirmed: "
              + arrived.keySet());
    }
    if (fax.outcome() == Outcome.FAILED && calls.stream().anyMatch(Call::success)) {
      return List.of(
          "Fax " + fax.id() + " to " + fax.number() + " is reported as failed, but it arrived");
    }
    return List.of();
  }

  /** Judges the faxes received: all that the inboxes have. */
  public Verdict received(List<ArrivedFax> faxes) {
    List<Call> calls = history.calls().stream().filter(Call::inbound).toList();
    Map<String, List<ArrivedFax>> byId =
        faxes.stream().collect(Collectors.groupingBy(ArrivedFax::id));
    List<String> lost = new ArrayList<>();
    List<String> twice = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    for (Call call : calls) {
      List<ArrivedFax> own = byId.getOrDefault(call.call().replace("-", ""), List.of());
      List<String> pages = List.copyOf(call.confirmed().values());
      if (!pages.isEmpty() && own.isEmpty()) {
        lost.add("Of call " + call.call() + " " + pages.size() + " pages are lost");
      }
      if (own.size() > 1) {
        twice.add("Call " + call.call() + " has " + own.size() + " faxes");
      }
      own.stream()
          .filter(fax -> !fax.pages().equals(pages))
          .forEach(
              fax ->
                  wrong.add(
                      "Fax "
                          + fax.id()
                          + " has "
                          + fax.pages().size()
                          + " pages that are not the "
                          + pages.size()
                          + " confirmed ones"));
    }
    twice.addAll(unaccounted(calls, faxes));
    return new Verdict(calls.size(), lost, twice, wrong, List.of());
  }

  /** A fax that no call has brought is one that is there twice. */
  private static List<String> unaccounted(List<Call> calls, List<ArrivedFax> faxes) {
    Set<String> known =
        calls.stream().map(call -> call.call().replace("-", "")).collect(Collectors.toSet());
    return faxes.stream()
        .filter(fax -> !known.contains(fax.id()))
        .map(fax -> "Fax " + fax.id() + " to " + fax.number() + " was brought by no call")
        .toList();
  }

  /** Promises and reports held against each other, by the fax's id where it is known. */
  private record Missing(List<Promise> promises, List<ReportedFax> reports) {

    private List<String> lost() {
      Set<String> ids = reports.stream().map(ReportedFax::id).collect(Collectors.toSet());
      List<String> lost = new ArrayList<>();
      Map<String, Long> there = countBy(reports, fax -> digits(fax.number()));
      for (Promise promise : kept()) {
        String number = digits(promise.number());
        boolean counted = there.merge(number, -1L, Long::sum) >= 0;
        if (!promise.fax().map(ids::contains).orElse(counted)) {
          lost.add("Submission " + promise.key() + " to " + promise.number() + " is lost");
        }
      }
      return lost;
    }

    private List<String> surplus() {
      Map<String, Long> promised = countBy(kept(), promise -> digits(promise.number()));
      Map<String, Long> there = countBy(reports, fax -> digits(fax.number()));
      List<String> surplus = new ArrayList<>();
      there.forEach(
          (number, count) -> {
            long wanted = promised.getOrDefault(number, 0L);
            if (wanted > 0 && count > wanted) {
              surplus.add(count + " faxes go to " + number + ", where " + wanted + " should");
            }
          });
      return surplus;
    }

    /** One for each submission, however often it was repeated. */
    private List<Promise> kept() {
      Map<String, Promise> byKey = new TreeMap<>();
      promises.forEach(promise -> byKey.putIfAbsent(promise.key(), promise));
      return List.copyOf(byKey.values());
    }

    private static <T> Map<String, Long> countBy(List<T> all, Function<T, String> key) {
      Map<String, Long> counts = new HashMap<>();
      all.forEach(one -> counts.merge(key.apply(one), 1L, Long::sum));
      return counts;
    }
  }
}
