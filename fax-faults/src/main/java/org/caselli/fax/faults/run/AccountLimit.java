package org.caselli.fax.faults.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.caselli.fax.faults.telephone.CallHistory.Call;

/**
 * How many calls of one account may be going on at once, as the switch sees it.
 *
 * @param most the setting {@code max_outbound}
 */
record AccountLimit(int most) {
  /** A sentence for each call that was one too many. */
  List<String> broken(List<Call> calls) {
    Map<String, PriorityQueue<Call>> going = new HashMap<>();
    List<String> sins = new ArrayList<>();
    for (Call call : calls) {
      if (call.inbound()) {
        continue;
      }
      PriorityQueue<Call> others =
          going.computeIfAbsent(
              call.account(),
              account -> new PriorityQueue<>(Comparator.comparing(AccountLimit::end)));
      while (!others.isEmpty() && !end(others.peek()).isAfter(call.begun())) {
        others.remove();
      }
      others.add(call);
      if (others.size() > most) {
        sins.add("Call " + call.call() + " is number " + others.size() + " of its account at once");
      }
    }
    return sins;
  }

  private static Instant end(Call call) {
    return call.ended().orElse(Instant.MAX);
  }
}
