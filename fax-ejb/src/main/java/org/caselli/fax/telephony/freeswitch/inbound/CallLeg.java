package org.caselli.fax.telephony.freeswitch.inbound;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.caselli.fax.domain.call.CallId;
import org.caselli.fax.telephony.freeswitch.CallTimers;
import org.caselli.fax.telephony.freeswitch.socket.ChannelVariables;
import org.caselli.fax.telephony.freeswitch.socket.EventSocketConnection;
import org.caselli.fax.telephony.freeswitch.socket.SwitchEvent;

/**
 * Our end of a call that a switch has handed over. Closing it drops the call.
 *
 * @param call id of the channel
 * @param switchName under which the switch is found again
 * @param connection over which commands go
 * @param timers deadlines of the call
 * @param answerLimit for the answer to a command
 */
record CallLeg(
    CallId call,
    String switchName,
    EventSocketConnection connection,
    CallTimers timers,
    Duration answerLimit) {

  void execute(String application, String argument) {
    connection.command(CallScript.execute(application, argument), answerLimit);
  }

  void set(ChannelVariables variables) {
    variables.assignments().forEach(assignment -> execute("set", assignment));
  }

  void hangUp(String cause) {
    connection.command(CallScript.hangUp(cause), answerLimit);
  }

  /** Ends the call at once, whatever application is running: rxfax may not return by itself. */
  void kill() {
    connection.command("api uuid_kill " + call, answerLimit);
  }

  /** Lets go of the connection, which would linger, when that was the last event of the call. */
  void closeAfter(SwitchEvent event) {
    if (event.name().equals("CHANNEL_HANGUP_COMPLETE")) {
      connection.close("the call is over");
    }
  }

  CompletableFuture<String> api(String command, Duration limit) {
    return connection.command("api " + command, limit);
  }
}
