package org.caselli.fax.telephony.freeswitch.inbound;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.caselli.fax.domain.call.CallId;
import org.caselli.fax.telephony.freeswitch.SwitchLink;
import org.caselli.fax.telephony.freeswitch.SwitchQuestions;

/** How a switch can be asked for the file of a call. */
sealed interface SwitchWay {
  /** The result of an API command; fails when the switch cannot be asked this way. */
  CompletableFuture<String> ask(String command, Duration limit);

  /**
   * Whether the call goes on, so that its file is not whole yet; fails when the switch cannot be
   * asked this way.
   */
  CompletableFuture<Boolean> goesOn(CallId call, Duration limit);

  /** Our address as the switch sees it. */
  String localHost();

  /** Over the connection of the call, which nobody else needs. */
  record OfCall(CallLeg leg) implements SwitchWay {
    @Override
    public CompletableFuture<String> ask(String command, Duration limit) {
      return leg.api(command, limit);
    }

    /** It is known to be over: its connection told so, and lingers. */
    @Override
    public CompletableFuture<Boolean> goesOn(CallId call, Duration limit) {
      return CompletableFuture.completedFuture(false);
    }

    @Override
    public String localHost() {
      return leg.connection().localHost();
    }
  }

  /** Over our own connection to the switch, in its background. */
  record OfLink(SwitchLink link, SwitchQuestions questions) implements SwitchWay {
    @Override
    public CompletableFuture<String> ask(String command, Duration limit) {
      return questions.ask(link, command, limit);
    }

    /** Another node may have it still, which we took for dead. */
    @Override
    public CompletableFuture<Boolean> goesOn(CallId call, Duration limit) {
      return ask("uuid_exists " + call, limit).thenApply(exists -> exists.startsWith("true"));
    }

    @Override
    public String localHost() {
      return link.localHost();
    }
  }
}
