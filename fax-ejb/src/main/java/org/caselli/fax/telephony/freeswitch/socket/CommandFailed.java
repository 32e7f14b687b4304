package org.caselli.fax.telephony.freeswitch.socket;

/** A command to a switch has no answer. Stays within this package. */
public final class CommandFailed extends Exception {
  private final boolean sent;

  private CommandFailed(String message, boolean sent) {
    super(message);
    this.sent = sent;
  }

  /** The switch cannot have seen the command. */
  public static CommandFailed notSent(String why) {
    return new CommandFailed(why, false);
  }

  /** The command was written; whether it was carried out is not known. */
  public static CommandFailed unanswered(String why) {
    return new CommandFailed(why, true);
  }

  /** Whether the switch cannot have seen the command. */
  public static boolean isNotSent(Throwable failure) {
    return rootOf(failure) instanceof CommandFailed failed && !failed.sent;
  }

  /** Whether the connection is at fault, rather than what the switch answered. */
  public static boolean isLinkFailure(Throwable failure) {
    return rootOf(failure) instanceof CommandFailed;
  }

  public static String reasonOf(Throwable failure) {
    return String.valueOf(rootOf(failure).getMessage());
  }

  private static Throwable rootOf(Throwable failure) {
    return failure.getCause() == null ? failure : rootOf(failure.getCause());
  }
}
