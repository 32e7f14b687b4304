package org.caselli.fax.telephony.freeswitch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caselli.fax.domain.call.CallId;
import org.caselli.fax.domain.call.Negotiation;
import org.caselli.fax.domain.call.PageResult;
import org.caselli.fax.domain.call.TransmissionReport;
import org.caselli.fax.port.CallEvent;
import org.caselli.fax.port.CallListener;
import org.caselli.fax.telephony.freeswitch.socket.SwitchEvent;

/**
 * Tells the listener how one call gets on: in the order of the stages, each stage and page once,
 * whatever the order in which the switch's events come. A stage that was skipped and follows from a
 * later one is told first; one that comes too late is dropped. Confined to the call's mailbox.
 */
public final class CallProgress {
  private enum Stage {
    NEW,
    DIALLED,
    RINGING,
    ANSWERED,
    FAXING,
    ENDED
  }

  private static final Pattern PIXELS = Pattern.compile("(\\d{1,5})x(\\d{1,6})");

  private final CallPlan plan;
  private final String switchName;
  private final Clock clock;
  private final CallListener listener;
  private final List<PageResult> pages = new ArrayList<>();
  private Optional<Negotiation> negotiation = Optional.empty();
  private Stage stage = Stage.NEW;

  CallProgress(CallPlan plan, String switchName, Clock clock, CallListener listener) {
    this.plan = plan;
    this.switchName = switchName;
    this.clock = clock;
    this.listener = listener;
  }

  /** The call was dialled by an earlier process, which told so. */
  void takeOver() {
    stage = Stage.DIALLED;
  }

  void dialled() {
    if (stage == Stage.NEW) {
      stage = Stage.DIALLED;
      listener.on(new CallEvent.Dialled(call(), now(), switchName));
    }
  }

  void ringing() {
    if (stage.compareTo(Stage.RINGING) < 0) {
      dialled();
      stage = Stage.RINGING;
      listener.on(new CallEvent.Ringing(call(), now()));
    }
  }

  void answered() {
    if (stage.compareTo(Stage.ANSWERED) < 0) {
      dialled();
      stage = Stage.ANSWERED;
      listener.on(new CallEvent.Answered(call(), now()));
    }
  }

  /** {@code spandsp::txfaxnegociateresult}: phase B is through; told again only when it changed. */
  void negotiated(SwitchEvent event) {
    Negotiation agreed = agreed(event);
    if (stage == Stage.ENDED || negotiation.filter(agreed::equals).isPresent()) {
      return;
    }
    faxing();
    negotiation = Optional.of(agreed);
    listener.on(new CallEvent.Negotiated(call(), now(), agreed));
  }

  /** {@code spandsp::txfaxpageresult}: the far end confirmed a page. */
  void pageDone(SwitchEvent event) {
    event
        .number("fax-document-transferred-pages")
        .ifPresent(count -> confirmed(count, Optional.of(event)));
  }

  /**
   * The far end has confirmed so many pages in this call; pages between, whose events were missed,
   * are told too.
   *
   * @param confirmed what the switch counts; more than were to be sent is not believed
   * @param last what is known of the last of them
   */
  void confirmed(int confirmed, Optional<SwitchEvent> last) {
    int count = Math.min(confirmed, plan.pagesToSend().orElse(confirmed));
    while (pages.size() < count && stage != Stage.ENDED) {
      faxing();
      int number = plan.startPage() + pages.size() + 1;
      boolean isLast = pages.size() + 1 == count;
      PageResult page = result(number, last.filter(event -> isLast));
      pages.add(page);
      listener.on(new CallEvent.PageConfirmed(call(), now(), pages.size(), page));
    }
  }

  /** Nothing can be heard of the call for now. */
  void outOfSight(String reason, Duration limit) {
    listener.on(new CallEvent.OutOfSight(call(), now(), reason, now().plus(limit)));
  }

  /** The call is heard again. */
  void inSight() {
    listener.on(new CallEvent.InSight(call(), now()));
  }

  boolean mayDial() {
    return listener.mayDial(call());
  }

  void ended(TransmissionReport report) {
    stage = Stage.ENDED;
    listener.on(new CallEvent.Ended(call(), now(), report));
  }

  boolean isAnswered() {
    return stage.compareTo(Stage.ANSWERED) >= 0;
  }

  /** Nothing was heard of the far end yet. */
  boolean isUntouched() {
    return stage.compareTo(Stage.RINGING) < 0;
  }

  boolean isFaxing() {
    return stage.compareTo(Stage.FAXING) >= 0;
  }

  List<PageResult> pages() {
    return List.copyOf(pages);
  }

  Optional<Negotiation> negotiation() {
    return negotiation;
  }

  String switchName() {
    return switchName;
  }

  Instant now() {
    return clock.instant();
  }

  CallId call() {
    return plan.call();
  }

  private void faxing() {
    answered();
    stage = Stage.FAXING;
  }

  /** What a {@code …negociateresult} says. */
  public static Negotiation agreed(SwitchEvent event) {
    return new Negotiation(
        event.number("fax-transfer-rate").orElse(0),
        event.text("fax-ecm-used").filter("on"::equals).isPresent(),
        event.text("fax-t38-status").filter("negotiated"::equals).isPresent(),
        event.text("fax-remote-station-id"));
  }

  /** What a {@code …pageresult} says of the page of that number. */
  public static PageResult result(int number, Optional<SwitchEvent> event) {
    Matcher size = PIXELS.matcher(event.flatMap(e -> e.text("fax-image-pixel-size")).orElse(""));
    boolean sized = size.matches();
    return new PageResult(
        number,
        sized ? Integer.parseInt(size.group(1)) : 0,
        sized ? Integer.parseInt(size.group(2)) : 0,
        count(event, "fax-bad-rows"),
        count(event, "fax-image-size"),
        event.flatMap(e -> e.text("fax-encoding-name")).orElse(""));
  }

  private static int count(Optional<SwitchEvent> event, String header) {
    return event.map(e -> e.number(header)).orElse(OptionalInt.empty()).orElse(0);
  }
}
