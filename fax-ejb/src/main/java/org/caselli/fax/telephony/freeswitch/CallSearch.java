package org.caselli.fax.telephony.freeswitch;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import org.caselli.fax.port.CallFate;
import org.caselli.fax.port.CallLookUp;
import org.caselli.fax.telephony.freeswitch.socket.CommandFailed;

/**
 * Finds out from the switches' own records what became of a call that nobody here followed. A call
 * whose switch is on record but which that switch does not know is unknown rather than never made:
 * the switch was told to dial, so it has lost its records.
 */
final class CallSearch {
  /** Takes a living call over, or lets it be. */
  interface Follower {
    void follow(CallRecords.Found found);

    void leave();
  }

  private final CallLookUp asked;
  private final List<SwitchLink> links;
  private final Duration patience;
  private final Duration answer;
  private final Clock clock;
  private final SilentCalls silent;

  /**
   * A search.
   *
   * @param patience how long a switch that is not connected is waited for
   * @param answer how long an answer of a switch is
   * @param silent what is silent on the switches
   */
  CallSearch(
      CallLookUp asked,
      List<SwitchLink> links,
      Duration patience,
      Duration answer,
      Clock clock,
      SilentCalls silent) {
    this.asked = asked;
    this.links = links;
    this.patience = patience;
    this.answer = answer;
    this.clock = clock;
    this.silent = silent;
  }

  /**
   * The fate of the call; blocks for the answers of the switches.
   *
   * @param takeOver registers a follower for the call on a switch; empty when it has one
   */
  CallFate fate(BiFunction<CallPlan, SwitchLink, Optional<Follower>> takeOver) {
    List<SwitchLink> candidates =
        links.stream()
            .filter(l -> asked.switchName().isEmpty() || l.name().equals(asked.switchName()))
            .toList();
    if (candidates.isEmpty()) {
      return new CallFate.Unknown("Switch " + asked.switchName() + " is no longer configured");
    }
    Optional<CallFate> unreachable = Optional.empty();
    Optional<CallFate> unknown = Optional.empty();
    for (SwitchLink link : candidates) {
      CallFate fate = onSwitch(link, takeOver);
      if (fate instanceof CallFate.Unknown) {
        unknown = Optional.of(fate);
      } else if (fate instanceof CallFate.Unreachable) {
        unreachable = Optional.of(fate);
      } else if (!(fate instanceof CallFate.Never)) {
        return fate;
      }
    }
    Optional<CallFate> doubt = unknown;
    return unreachable.or(() -> doubt).orElseGet(CallFate.Never::new);
  }

  private CallFate onSwitch(
      SwitchLink link, BiFunction<CallPlan, SwitchLink, Optional<Follower>> takeOver) {
    if (!link.awaitUp(patience)) {
      return new CallFate.Unreachable(
          "Switch " + link.name() + " is not connected (" + link.detail() + ")");
    }
    CallPlan plan = new CallPlan(asked.call(), asked.startPage(), asked.totalPages());
    Optional<Follower> follower = takeOver.apply(plan, link);
    if (follower.isEmpty()) {
      return new CallFate.Living();
    }
    try {
      CallRecords.Found found =
          CallRecords.read(link, asked.call()).get(answer.toMillis(), TimeUnit.MILLISECONDS);
      if (found.living()) {
        follower.get().follow(found);
        return new CallFate.Living();
      }
      follower.get().leave();
      return judged(found, plan, link);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      follower.get().leave();
      return new CallFate.Unreachable("The look-up was interrupted");
    } catch (ExecutionException | TimeoutException e) {
      follower.get().leave();
      String why = "Switch " + link.name() + " does not say: " + CommandFailed.reasonOf(e);
      return e instanceof TimeoutException || CommandFailed.isLinkFailure(e)
          ? new CallFate.Unreachable(why)
          : new CallFate.Unknown(why);
    }
  }

  private CallFate silence(SwitchLink link) {
    return silent.isNever(link, asked.call())
        ? new CallFate.Never()
        : new CallFate.Unreachable(
            "Switch " + link.name() + " may have been told to make the call, and may still do so");
  }

  private CallFate judged(CallRecords.Found found, CallPlan plan, SwitchLink link) {
    CallProgress past = new CallProgress(plan, link.name(), clock, event -> {});
    past.takeOver();
    int pages = Math.max(asked.confirmed(), found.pages().orElse(0));
    past.confirmed(pages, Optional.empty());
    if (found.success().isPresent() || found.ended() || found.isBrokenOff(plan)) {
      return new CallFate.Ended(new CallReport(plan, past).of(found, Optional.empty()));
    }
    if (found.dialled()) {
      return found.isUnheard() && pages == 0
          ? silence(link)
          : new CallFate.Unknown("Switch " + link.name() + " was restarted during the call", pages);
    }
    return asked.switchName().isEmpty()
        ? new CallFate.Never()
        : new CallFate.Unknown(
            "Switch " + link.name() + " has lost its records of the call", pages);
  }
}
