package org.caselli.fax.telephony.freeswitch;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * A switch that plays recorded calls: the number dialled names the recording, ids are those of the
 * new call, and where the recorded client hung up, the play waits until the call is killed.
 */
final class ReplaySwitch extends FakeSwitch {
  private static final Pattern NUMBER = Pattern.compile("Event-Sequence: (\\d+)");

  private final Map<String, Play> plays = new ConcurrentHashMap<>();
  private final AtomicInteger played = new AtomicInteger();
  private volatile UnaryOperator<List<RecordedCall.Step>> change = steps -> steps;

  /** Changes what is played from now on, for instance its order. */
  void change(UnaryOperator<List<RecordedCall.Step>> how) {
    change = how;
  }

  /** Whether the play of that call waits for somebody to hang up. */
  boolean isWaiting(String uuid) {
    return plays.containsKey(uuid) && plays.get(uuid).isWaiting();
  }

  @Override
  void originated(Connection connection, SwitchParser command, String job) {
    RecordedCall call = RecordedCall.named(command.destination().replaceAll(".*/", ""));
    String uuid = command.variables().get("origination_uuid");
    Play play = new Play(call, uuid, job, change.apply(call.steps()));
    plays.put(uuid, play);
    living.add(uuid);
    play.on(connection);
  }

  @Override
  void killed(Connection connection, String uuid) {
    plays.get(uuid).on(connection);
  }

  private final class Play {
    private final RecordedCall call;
    private final String uuid;
    private final String job;
    private final List<RecordedCall.Step> steps;
    private final int ordinal = played.incrementAndGet();
    private int next;

    private Play(RecordedCall call, String uuid, String job, List<RecordedCall.Step> steps) {
      this.call = call;
      this.uuid = uuid;
      this.job = job;
      this.steps = steps;
    }

    private synchronized boolean isWaiting() {
      return next > 0 && next < steps.size() && steps.get(next - 1).isPause();
    }

    private synchronized void on(Connection connection) {
      while (next < steps.size()) {
        RecordedCall.Step step = steps.get(next++);
        if (step.isPause()) {
          return;
        }
        if (step.isGoodbye()) {
          living.remove(uuid);
          connection.send(
              "Content-Type: text/disconnect-notice\nContent-Length: 31\n\n" + step.body());
          connection.close();
          return;
        }
        String body = step.body().replace(call.uuid(), uuid).replace(call.job(), job);
        connection.event(NUMBER.matcher(body).replaceAll("Event-Sequence: " + ordinal + "000$1"));
      }
      living.remove(uuid);
    }
  }
}
