package org.caselli.fax.telephony.freeswitch;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.caselli.fax.domain.call.CallId;
import org.caselli.fax.telephony.freeswitch.socket.ChannelVariables;
import org.caselli.fax.telephony.freeswitch.socket.SwitchEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a switch remembers of our calls in {@code mod_db}, across the loss of a connection, our
 * death and its own restart. Values set by a channel have to be static: one with {@code ${}} in it
 * is refused. The number of pages is written by an extension of the dialplan context {@code
 * caselli}, which can expand it.
 */
final class CallRecords {
  private static final Logger LOG = LoggerFactory.getLogger(CallRecords.class);

  /** Written by us before the originate, with the id of the switch's run as value. */
  private static final String DIAL = "caselli_dial";

  private static final String RESULT = "caselli";
  private static final String PAGE = "caselli_page";
  private static final String END = "caselli_end";
  private static final String ABSENT = "-ERR no reply";
  private static final String UNNAMED_RUN = "dialling";

  private CallRecords() {}

  /**
   * What was found.
   *
   * @param living the channel exists
   * @param dialled we were about to dial
   * @param sameRun the switch has not been restarted since
   * @param success the T.30 result, if there was one
   * @param pages pages confirmed in the call, if the switch counts them
   * @param counted whether the switch counts pages, so that no count means none
   * @param ended the channel was hung up
   */
  record Found(
      boolean living,
      boolean dialled,
      boolean sameRun,
      Optional<Boolean> success,
      OptionalInt pages,
      boolean counted,
      boolean ended) {

    /** Somebody was about to dial, and nothing shows that it was done. */
    boolean isUnheard() {
      return !living && dialled && sameRun && success.isEmpty() && !ended && pages.isEmpty();
    }

    /**
     * The switch died during the call and has kept its records: it had not come to a result, and
     * the pages that it counted were confirmed. When only the last page is missing, its
     * confirmation may have come in the moment of the death, and then nobody knows.
     */
    boolean isBrokenOff(CallPlan plan) {
      boolean died = !living && dialled && !sameRun && success.isEmpty() && !ended;
      OptionalInt all = plan.pagesToSend();
      return died
          && (counted || pages.isPresent())
          && all.isPresent()
          && pages.orElse(0) != all.getAsInt() - 1;
    }
  }

  /** Makes the channel write its own end. */
  static void keepBy(ChannelVariables variables, CallId call, boolean countsPages) {
    variables
        .action("execute_on_fax_success", insert(RESULT, call, "success"))
        .action("execute_on_fax_failure", insert(RESULT, call, "failure"))
        .action("api_hangup_hook", insert(END, call, "ended"));
    if (countsPages) {
      variables.action("execute_on_fax_phase_d", "execute_extension caselli_page XML caselli");
    }
  }

  /** Notes that the call is about to be dialled. A switch without mod_db dials all the same. */
  static CompletableFuture<String> begin(SwitchLink link, CallId call) {
    String run = link.core().isEmpty() ? UNNAMED_RUN : link.core();
    return link.api(insert(DIAL, call, run))
        .whenComplete(
            (reply, failure) -> {
              if (failure == null && !reply.startsWith("+OK")) {
                LOG.warn(
                    "Switch {} keeps no records ({}): load mod_db there, or the fate of calls"
                        + " cannot be found out after a lost connection",
                    link.name(),
                    reply);
              }
            });
  }

  /** Asks for the channel first: if it is gone, what it wrote at its end is there to be read. */
  static CompletableFuture<Found> read(SwitchLink link, CallId call) {
    CompletableFuture<String> exists = link.api("uuid_exists " + call);
    CompletableFuture<String> dial = link.api(select(DIAL, call));
    CompletableFuture<String> result = link.api(select(RESULT, call));
    CompletableFuture<String> page = link.api(select(PAGE, call));
    CompletableFuture<String> end = link.api(select(END, call));
    return CompletableFuture.allOf(exists, dial, result, page, end)
        .thenApply(
            done ->
                new Found(
                    "true".equals(exists.join()),
                    value(dial).isPresent(),
                    value(dial).filter(run -> isSameRun(run, link)).isPresent(),
                    value(result).map("success"::equals),
                    value(page).map(SwitchEvent::parsed).orElse(OptionalInt.empty()),
                    link.countsPages(),
                    value(end).isPresent()));
  }

  /**
   * Removes what is kept of a call; asking for the removal of nothing does no harm. Fails when the
   * switch does not answer.
   */
  static CompletableFuture<Void> forget(SwitchLink link, CallId call) {
    return CompletableFuture.allOf(
        Stream.of(DIAL, RESULT, PAGE, END)
            .map(realm -> link.api("db delete/" + realm + "/" + call))
            .toArray(CompletableFuture[]::new));
  }

  private static boolean isSameRun(String run, SwitchLink link) {
    return run.equals(UNNAMED_RUN) || link.core().isEmpty() || run.equals(link.core());
  }

  private static Optional<String> value(CompletableFuture<String> answer) {
    String text = answer.join();
    if (text.startsWith("-ERR") && !text.startsWith(ABSENT)) {
      throw new IllegalStateException("The switch keeps no records: " + text);
    }
    return text.startsWith("-ERR") || text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  private static String insert(String realm, CallId call, String value) {
    return "db insert/" + realm + "/" + call + "/" + value;
  }

  private static String select(String realm, CallId call) {
    return "db select/" + realm + "/" + call;
  }
}
