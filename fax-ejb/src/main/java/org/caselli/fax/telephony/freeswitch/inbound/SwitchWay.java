package org.caselli.fax.telephony.freeswitch.inbound;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.caselli.fax.telephony.freeswitch.SwitchLink;
import org.caselli.fax.telephony.freeswitch.SwitchQuestions;

/** How a switch can be asked for the file of a call. */
sealed interface SwitchWay {
  /** The result of an API command; fails when the switch cannot be asked this way. */
  CompletableFuture<String> ask(String command, Duration limit);

  /** Our address as the switch sees it. */
  String localHost();

  /** Over the connection of the call, which nobody else needs. */
  record OfCall(CallLeg leg) implements SwitchWay {
    @Override
    public CompletableFuture<String> ask(String command, Duration limit) {
      return leg.api(command, limit);
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

    @Override
    public String localHost() {
      return link.localHost();
    }
  }
}
