package org.caselli.fax.telephony.freeswitch;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.caselli.fax.domain.call.CallId;
import org.caselli.fax.telephony.freeswitch.socket.CommandFailed;
import org.caselli.fax.telephony.freeswitch.socket.Mailbox;

/**
 * The way of one call to the originate command: the switch fetches the file, so that a failed fetch
 * costs no call; the intent is noted on the switch, so that a later look-up can tell a call that
 * was never dialled; then the switch is told to dial. Confined to the call's mailbox.
 */
final class CallSetup {
  /** Hears how far it came, in the mailbox. */
  interface Listener {
    /** The switch may have to begin others first. */
    void waits();

    /** The originate is about to be sent: from now on the call may exist. */
    void dialling();

    /** The switch has taken the originate. */
    void accepted();

    /** Nothing was dialled. */
    void notDialled(String reason);

    /** Whether the call may still be made; may take as long as a database. */
    boolean mayDial();

    /** Whether the call is still wanted. */
    boolean isOpen();
  }

  private final FaxOriginate originate;
  private final DialString destination;
  private final String address;
  private final SwitchLink link;
  private final Mailbox mailbox;
  private final boolean countsPages;
  private boolean fetched;

  CallSetup(
      FaxOriginate originate, DialString destination, String address, CallSurroundings around) {
    this.originate = originate;
    this.destination = destination;
    this.address = address;
    this.link = around.link();
    this.mailbox = around.mailbox();
    this.countsPages = around.settings().countsPages();
  }

  /** Background job that fetches the file; derived from the call's id. */
  static UUID fetchJob(CallId call) {
    return job("fetch", call);
  }

  /** Background job that dials; derived from the call's id. */
  static UUID dialJob(CallId call) {
    return job("dial", call);
  }

  private static UUID job(String purpose, CallId call) {
    return UUID.nameUUIDFromBytes((purpose + call).getBytes(StandardCharsets.US_ASCII));
  }

  DialString destination() {
    return destination;
  }

  FaxOriginate originate() {
    return originate;
  }

  /** Runs in a thread of the switch, so that a slow fetch holds up no other call's events. */
  void fetch(Listener listener) {
    when(
        link.background("http_get " + address, fetchJob(originate.call())),
        listener,
        reply -> {
          if (!reply.startsWith("+OK")) {
            fetched(reply, listener);
          }
        });
  }

  /**
   * The fetch is over.
   *
   * @param answer path of the switch's copy; anything else is a failure, also the misleading {@code
   *     -ERR http_get Command not found!}
   */
  void fetched(String answer, Listener listener) {
    if (fetched || !listener.isOpen()) {
      return;
    }
    fetched = true;
    if (FaxOriginate.isPath(answer)) {
      listener.waits();
      link.gate().enter(originate.call(), () -> mailbox.post(() -> note(answer, listener)));
    } else {
      listener.notDialled(notFetched(answer));
    }
  }

  /** The originate is written after the answer: without the note it was never handed over. */
  private void note(String path, Listener listener) {
    if (listener.isOpen()) {
      when(CallRecords.begin(link, originate.call()), listener, noted -> dial(path, listener));
    } else {
      link.gate().leave(originate.call());
    }
  }

  private String notFetched(String answer) {
    return "Switch "
        + link.name()
        + " could not fetch the file from "
        + address.replaceFirst("(https?://[^/]*)/.*", "$1")
        + ": check that the switch reaches this address and has mod_http_cache loaded (it said: "
        + answer
        + ")";
  }

  private void dial(String path, Listener listener) {
    if (!listener.mayDial()) {
      listener.notDialled("It is not sure that the fax still belongs to this node");
      return;
    }
    listener.dialling();
    String command = originate.command(destination, path, countsPages);
    when(
        link.background(command, dialJob(originate.call())),
        listener,
        reply -> {
          if (reply.startsWith("+OK")) {
            listener.accepted();
          } else {
            listener.notDialled("Switch " + link.name() + " does not dial: " + reply);
          }
        });
  }

  /**
   * Goes on in the mailbox with the answer of a command. A command that was never sent ends the
   * call; whether one without an answer was carried out is for the look-up to say.
   */
  private void when(CompletableFuture<String> answer, Listener listener, Consumer<String> next) {
    answer.whenComplete(
        (reply, failure) ->
            mailbox.post(
                () -> {
                  if (!listener.isOpen()) {
                    return;
                  }
                  if (failure == null) {
                    next.accept(reply);
                  } else if (CommandFailed.isNotSent(failure)) {
                    listener.notDialled(
                        "The call was not made: " + CommandFailed.reasonOf(failure));
                  }
                }));
  }
}
