package org.caselli.fax.app.receive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.caselli.fax.app.receive.PlanAnswer.Receiver;
import org.caselli.fax.domain.account.User;
import org.caselli.fax.domain.account.Users;
import org.caselli.fax.domain.call.HangupCause;
import org.caselli.fax.domain.callflow.ArrivingCall;
import org.caselli.fax.domain.callflow.FlowStep;
import org.caselli.fax.domain.callflow.NumberOrder;
import org.caselli.fax.domain.callflow.Route;
import org.caselli.fax.domain.faxbox.Faxbox;
import org.caselli.fax.domain.faxbox.Faxboxes;
import org.caselli.fax.domain.number.NumberFormat;
import org.caselli.fax.domain.number.PhoneNumber;
import org.caselli.fax.domain.reception.Reception;
import org.caselli.fax.domain.settings.FaxSettings;
import org.caselli.fax.domain.settings.ReceivingSettings;
import org.caselli.fax.domain.settings.Settings;
import org.caselli.fax.domain.settings.SettingsSnapshot;
import org.caselli.fax.port.CallRouting;

/**
 * Decides what becomes of a call that comes in, from its number to the end of its flow.
 * Thread-safe; one short transaction that changes nothing.
 */
@ApplicationScoped
public class RouteCall implements CallRouting {
  private static final int LONGEST_NUMBER = 64;
  private static final int LONGEST_NAME = 256;

  private final FindFlow findFlow;
  private final AdmitCall admitCall;
  private final PlanAnswer planAnswer;
  private final Faxboxes faxboxes;
  private final Users users;
  private final Settings settings;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected RouteCall() {
    this(null, null, null, null, null, null);
  }

  @Inject
  public RouteCall(
      FindFlow findFlow,
      AdmitCall admitCall,
      PlanAnswer planAnswer,
      Faxboxes faxboxes,
      Users users,
      Settings settings) {
    this.findFlow = findFlow;
    this.admitCall = admitCall;
    this.planAnswer = planAnswer;
    this.faxboxes = faxboxes;
    this.users = users;
    this.settings = settings;
  }

  @Override
  @Transactional
  public Route routeCall(ArrivingCall call) {
    SettingsSnapshot system = settings.system();
    NumberOrder order =
        new NumberOrder(
            system.get(ReceivingSettings.NUMBER_ORDER),
            system.get(ReceivingSettings.NUMBER_HEADER));
    var numbers = order.numbers(call.dialled());
    return numbers.stream()
        .flatMap(number -> findFlow.findFlow(number, call.dialled().realm()).stream())
        .findFirst()
        .map(found -> found.first().route(new Around(call, found)))
        .orElseGet(
            () ->
                new Route.HangUp(
                    HangupCause.UNALLOCATED_NUMBER,
                    numbers.isEmpty()
                        ? "The call names no number"
                        : numbers.stream()
                            .map(RouteCall::cut)
                            .collect(Collectors.joining(", ", "No account has ", ""))));
  }

  private static String cut(String number) {
    return cut(number, LONGEST_NUMBER);
  }

  private static String cut(String text, int most) {
    return text.length() > most ? text.substring(0, most) : text;
  }

  /** A call, and the account that it came to. */
  private final class Around implements FlowStep.Surroundings {
    private final ArrivingCall call;
    private final FindFlow.Found found;

    Around(ArrivingCall call, FindFlow.Found found) {
      this.call = call;
      this.found = found;
    }

    @Override
    public Route faxbox(UUID faxbox, Optional<Boolean> t38) {
      return faxboxes
          .byId(found.account(), faxbox)
          .map(box -> received(new Receiver(found.account(), Optional.of(box), owner(box)), t38))
          .orElseGet(() -> gone("faxbox " + faxbox));
    }

    private Optional<User> owner(Faxbox box) {
      return box.ownerId().flatMap(id -> users.byId(found.account(), id));
    }

    @Override
    public Route user(UUID user, Optional<Boolean> t38) {
      return users
          .byId(found.account(), user)
          .map(
              owner ->
                  received(
                      new Receiver(found.account(), Optional.empty(), Optional.of(owner)), t38))
          .orElseGet(() -> gone("user " + user));
    }

    private Route gone(String what) {
      return new Route.HangUp(
          HangupCause.NO_ROUTE_DESTINATION, "The callflow names a " + what + " that is not there");
    }

    private Route received(Receiver receiver, Optional<Boolean> t38) {
      String caller = call.caller().number();
      return admitCall
          .admitCall(receiver.account(), receiver.faxbox(), caller)
          .<Route>map(refusal -> refusal)
          .orElseGet(() -> receive(receiver, t38));
    }

    private Route receive(Receiver receiver, Optional<Boolean> t38) {
      String number = cut(found.number());
      return new Route.Receive(
          new Reception.Whose(receiver.account(), receiver.box(), receiver.owner().map(User::id)),
          new Reception.Line(caller(), cut(call.caller().name(), LONGEST_NAME), number),
          planAnswer.planAnswer(receiver, number, new PlanAnswer.T38(call.carrierT38(), t38)));
    }

    private String caller() {
      String number = call.caller().number();
      return cut(PhoneNumber.parse(number).map(PhoneNumber::value).orElse(number.strip()));
    }

    @Override
    public Duration listening() {
      return settings.forAccount(found.account()).get(ReceivingSettings.DETECT_DURATION);
    }

    @Override
    public String dialString(PhoneNumber number) {
      SettingsSnapshot account = settings.forAccount(found.account());
      NumberFormat format = NumberFormat.named(account.get(FaxSettings.DIAL_NUMBER_FORMAT));
      return account
          .get(FaxSettings.DIAL_STRING)
          .replace("{number}", format.written(number.value()));
    }
  }
}
