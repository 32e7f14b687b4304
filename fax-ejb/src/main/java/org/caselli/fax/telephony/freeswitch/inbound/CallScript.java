package org.caselli.fax.telephony.freeswitch.inbound;

/**
 * The commands of an outbound-mode event socket to its one channel. An application gets its
 * argument with {@code ${…}} filled in by the switch, so that no argument of ours may have a dollar
 * sign; a line break would begin another command.
 */
final class CallScript {
  private CallScript() {}

  /** Queues an application, to be run when those before it are done. */
  static String execute(String application, String argument) {
    String command = "sendmsg\ncall-command: execute\nexecute-app-name: " + safe(application);
    return argument.isEmpty() ? command : command + "\nexecute-app-arg: " + safe(argument);
  }

  /**
   * Queues the end of the call.
   *
   * @param cause as the switch names it; before the answer it decides the SIP status
   */
  static String hangUp(String cause) {
    return "sendmsg\ncall-command: hangup\nhangup-cause: " + safe(cause);
  }

  private static String safe(String text) {
    if (text.codePoints().anyMatch(c -> c == '$' || Character.isISOControl(c))) {
      throw new IllegalArgumentException("Not to be sent to a switch: " + text);
    }
    return text;
  }
}
