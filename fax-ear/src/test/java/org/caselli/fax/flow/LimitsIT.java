package org.caselli.fax.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.caselli.fax.flow.CallsLog.Line;
import org.caselli.fax.flow.FaxClient.Upload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * How many calls there are at once and in which order, seen in the sandbox's own log of calls and
 * not in our tables.
 */
@ExtendWith(FaxServer.class)
class LimitsIT {
  private static final Upload PAGE = Documents.pdf("page", 1);

  private final FaxServer.Running running;

  LimitsIT(FaxServer.Running running) {
    this.running = running;
  }

  @Test
  void max_outbound_holds_and_changes_at_once() {
    FaxClient account = running.newAccount("limited");
    account.accountSetting("max_outbound", 1);
    List<String> first = sendTo(account, 4, 0);
    first.forEach(account::ended);
    assertThat(mostAtOnce(account)).isEqualTo(1);

    account.accountSetting("max_outbound", 5);
    List<String> more = sendTo(account, 15, 10);
    more.forEach(account::ended);

    assertThat(mostAtOnce(account)).isBetween(3, 5);
  }

  @Test
  void max_outbound_0_holds_everything_back_in_a_queue_that_operators_see() {
    FaxClient account = running.newAccount("held");
    account.accountSetting("max_outbound", 0);
    List<String> held = sendTo(account, 4, 0);
    Management management = new Management(running.server());
    String queue = queueOf(account);

    held.forEach(id -> account.await(id, fax -> fax.path("status").asText().equals("pending")));
    int depth =
        Awaiting.value(
            "depth of " + queue,
            () -> management.read(queue, "message-count").asInt(),
            count -> count == 4);

    assertThat(depth).isEqualTo(4);
    assertThat(running.server().calls().lines("dialled", account.account())).isEmpty();

    account.accountSetting("max_outbound", 2);
    held.forEach(
        id -> assertThat(account.ended(id).path("status").asText()).isEqualTo("completed"));
    assertThat(account.attempts(held.get(0))).hasSize(1);
  }

  private static String queueOf(FaxClient account) {
    return "subsystem=messaging-activemq/server=default/runtime-queue=jms.queue.fax_outbound_"
        + account.account();
  }

  @Test
  void faxes_of_one_account_are_dialled_in_the_order_in_which_they_were_ready() {
    FaxClient account = running.newAccount("ordered");
    account.accountSetting("max_outbound", 0);
    Management management = new Management(running.server());
    String queue = queueOf(account);
    List<String> numbers = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      String number = number(50 + i);
      numbers.add(number);
      ids.add(account.send(PAGE, number, Map.of()));
      int queued = i + 1;
      Awaiting.value(
          "depth of the queue",
          () -> management.has(queue) ? management.read(queue, "message-count").asInt() : 0,
          count -> count == queued);
    }
    account.accountSetting("max_outbound", 1);
    ids.forEach(account::ended);

    assertThat(running.server().calls().lines("dialled", account.account()))
        .extracting(Line::number)
        .isEqualTo(numbers);
  }

  @Test
  void two_calls_to_one_number_run_at_once_only_when_that_is_allowed() {
    FaxClient account = running.newAccount("one number");
    String number = number(40);
    List<String> serial = new ArrayList<>();
    IntStream.range(0, 4).forEach(i -> serial.add(account.send(PAGE, number, Map.of())));
    serial.forEach(account::ended);
    assertThat(CallsLog.mostAtOnce(running.server().calls().lines(), Line::number))
        .containsEntry(number, 1);

    running.client().systemSetting("serialize_outbound_numbers", false);
    try {
      List<String> parallel = new ArrayList<>();
      IntStream.range(0, 4).forEach(i -> parallel.add(account.send(PAGE, number, Map.of())));
      parallel.forEach(account::ended);
    } finally {
      running.client().systemSetting("serialize_outbound_numbers", true);
    }
    assertThat(CallsLog.mostAtOnce(running.server().calls().lines(), Line::number).get(number))
        .isGreaterThan(1);
  }

  @Test
  void one_account_s_backlog_does_not_delay_another_account() {
    FaxClient busy = running.newAccount("backlog");
    busy.accountSetting("max_outbound", 1);
    IntStream.range(0, 300).forEach(i -> busy.send(PAGE, number(60 + i % 30), Map.of()));
    FaxClient other = running.newAccount("single");

    long accepted = System.currentTimeMillis();
    String id = other.send(PAGE, number(95), Map.of());
    other.ended(id);

    Line dialled = running.server().calls().lines("dialled", other.account()).get(0);
    assertThat(dialled.at() - accepted).as("milliseconds to the call").isLessThan(3_000);
    assertThat(running.server().calls().lines("ended", busy.account())).hasSizeLessThan(250);
    busy.accountSetting("max_outbound", 0);
  }

  @Test
  void two_hundred_faxes_of_20_accounts_to_40_numbers_keep_every_limit_and_all_end() {
    List<FaxClient> accounts = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      FaxClient account = running.newAccount("crowd " + i);
      account.accountSetting("max_outbound", 3);
      accounts.add(account);
    }

    Map<String, FaxClient> sent = new HashMap<>();
    for (int i = 0; i < 200; i++) {
      FaxClient account = accounts.get(i % 20);
      sent.put(account.send(PAGE, number(i * 7 % 40), Map.of()), account);
    }
    sent.forEach((id, account) -> account.ended(id));

    List<String> ours = accounts.stream().map(FaxClient::account).toList();
    List<Line> lines =
        running.server().calls().lines().stream()
            .filter(line -> ours.contains(line.account()))
            .toList();
    assertThat(lines.stream().filter(line -> line.event().equals("ended")))
        .hasSize(200)
        .allMatch(line -> line.fields().path("success").asText().equals("yes"));
    assertThat(CallsLog.mostAtOnce(lines, Line::account).values())
        .hasSize(20)
        .allMatch(most -> most <= 3);
    assertThat(CallsLog.mostAtOnce(lines, Line::number).values())
        .hasSize(40)
        .allMatch(most -> most == 1);
  }

  private static String number(int n) {
    return String.format("+150055502%02d", n);
  }

  private static List<String> sendTo(FaxClient account, int faxes, int firstNumber) {
    return IntStream.range(0, faxes)
        .mapToObj(i -> account.send(PAGE, number(firstNumber + i), Map.of()))
        .toList();
  }

  private int mostAtOnce(FaxClient account) {
    return CallsLog.mostAtOnce(running.server().calls().lines(), Line::account)
        .getOrDefault(account.account(), 0);
  }
}
