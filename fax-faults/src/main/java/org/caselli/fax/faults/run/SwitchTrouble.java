package org.caselli.fax.faults.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.caselli.fax.faults.telephone.Faults.Fault;
import org.caselli.fax.faults.telephone.Faults.Moment;
import org.caselli.fax.faults.telephone.SwitchProcess;

/**
 * Something that goes wrong with the switch, or on the way to it, during a call.
 *
 * @param name for people
 * @param brief whether it is short and telling enough for the tests
 * @param begin lets it happen at a moment of the call to a number
 * @param pass waits until it has happened, and ends it
 */
record SwitchTrouble(String name, boolean brief, Beginning begin, Passing pass) {
  private static final Patience SOON = new Patience(Duration.ofMinutes(2));
  private static final int PAGE = 2;
  private static final Duration AT_ONCE = Duration.ZERO;
  private static final Duration A_MOMENT = Duration.ofSeconds(3);

  /** Longer than the server waits for the answer to a command. */
  private static final Duration A_WHILE = Duration.ofSeconds(40);

  /** Longer than the server waits for a call to be answered. */
  private static final Duration BEHIND = Duration.ofSeconds(80);

  /** Longer than the server looks for the end of a call on a switch that is gone. */
  private static final Duration FOR_LONG = Duration.ofSeconds(150);

  /** Sets a trap. */
  @FunctionalInterface
  interface Beginning {
    void on(SwitchProcess telephone, String number, int run);
  }

  /** Waits for it and ends it. */
  @FunctionalInterface
  interface Passing {
    void on(SwitchProcess telephone) throws InterruptedException;
  }

  /** Connections that are cut, go deaf, carry garbage, or carry events twice and late. */
  static List<SwitchTrouble> ofTheConnection() {
    List<SwitchTrouble> all = new ArrayList<>();
    for (Moment moment : Moment.values()) {
      if (moment != Moment.ENDED) {
        boolean brief = moment == Moment.PAGE_CONFIRMED;
        all.add(of("cut", brief, moment, Fault.CUT, AT_ONCE));
      }
    }
    all.add(of("garbage", true, Moment.PAGE_TOLD, Fault.GARBAGE, AT_ONCE));
    all.add(of("refused for a moment", false, Moment.PAGE_TOLD, Fault.REFUSE, A_MOMENT));
    all.add(of("half-open for a moment", false, Moment.PAGE_TOLD, Fault.HALF_OPEN, A_MOMENT));
    all.add(of("half-open for a while", false, Moment.PAGE_TOLD, Fault.HALF_OPEN, A_WHILE));
    all.add(
        new SwitchTrouble(
            "events twice and late",
            true,
            (telephone, number, run) -> telephone.shuffle(run, 30, 30),
            telephone -> {}));
    all.add(late("calls begun late", Duration.ZERO, BEHIND));
    all.add(late("commands read late", A_WHILE, Duration.ZERO));
    return all;
  }

  /** The switch falls behind, and does in the end what it was told. */
  private static SwitchTrouble late(String name, Duration commands, Duration calls) {
    Duration lasts = commands.plus(calls);
    return new SwitchTrouble(
        name + " by " + lasts.toSeconds() + " s",
        false,
        (telephone, number, run) -> telephone.late(commands, calls),
        telephone -> {
          TimeUnit.MILLISECONDS.sleep(lasts.toMillis());
          telephone.heal();
        });
  }

  /** The switch dies, and comes back with or without its records, at once or late. */
  static List<SwitchTrouble> ofItsLife() {
    List<SwitchTrouble> all = new ArrayList<>();
    for (Moment moment : Moment.values()) {
      all.add(death(moment, moment == Moment.MID_PAGE, AT_ONCE, false));
    }
    all.add(death(Moment.MID_PAGE, false, AT_ONCE, true));
    all.add(death(Moment.PAGE_TOLD, false, A_MOMENT, false));
    all.add(death(Moment.MID_PAGE, false, FOR_LONG, false));
    return all;
  }

  /** The switch dies while it receives a fax, or before it has handed the file over. */
  static List<SwitchTrouble> whileReceiving() {
    return Stream.of(Moment.MID_PAGE, Moment.PAGE_CONFIRMED, Moment.RESULT_TOLD, Moment.ENDED)
        .map(moment -> death(moment, false, AT_ONCE, false))
        .toList();
  }

  private static SwitchTrouble of(
      String name, boolean brief, Moment moment, Fault fault, Duration lasts) {
    return new SwitchTrouble(
        name + " at " + moment,
        brief,
        (telephone, number, run) -> trap(telephone, number, moment, fault),
        telephone -> {
          SOON.until(() -> telephone.state().path("traps").asInt() == 0);
          TimeUnit.MILLISECONDS.sleep(lasts.toMillis());
          telephone.heal();
        });
  }

  private static SwitchTrouble death(
      Moment moment, boolean brief, Duration lasts, boolean forgetful) {
    return new SwitchTrouble(
        "dead at "
            + moment
            + ", back after "
            + lasts.toSeconds()
            + " s"
            + (forgetful ? " without its records" : ""),
        brief,
        (telephone, number, run) -> trap(telephone, number, moment, Fault.HALT),
        telephone -> {
          if (!telephone.awaitDeath(SOON.limit())) {
            throw new IllegalStateException("The call did not come to " + moment);
          }
          TimeUnit.MILLISECONDS.sleep(lasts.toMillis());
          telephone.start(forgetful);
        });
  }

  private static void trap(SwitchProcess telephone, String number, Moment moment, Fault fault) {
    OptionalInt page = moment.name().contains("PAGE") ? OptionalInt.of(PAGE) : OptionalInt.empty();
    telephone.at(moment, page, Optional.of(number), fault);
  }
}
