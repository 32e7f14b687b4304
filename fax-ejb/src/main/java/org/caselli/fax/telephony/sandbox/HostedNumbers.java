package org.caselli.fax.telephony.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.call.CallId;
import org.caselli.fax.domain.call.HangupCause;
import org.caselli.fax.domain.callflow.ArrivingCall;
import org.caselli.fax.domain.callflow.Route;
import org.caselli.fax.port.CallRequest;
import org.caselli.fax.telephony.sandbox.FarSide.Declines;

/** The numbers of this server as far sides. May block: it asks what becomes of a call. */
final class HostedNumbers {
  private final Hosting hosting;

  HostedNumbers(Hosting hosting) {
    this.hosting = hosting;
  }

  /** Id of the receiving side of a call; always the same. */
  static CallId leg(CallId call, String side) {
    return new CallId(UUID.nameUUIDFromBytes((side + ":" + call).getBytes(UTF_8)));
  }

  /** Who is behind the number of a request. */
  FarSide farSide(CallRequest request) {
    Route route =
        route(
            leg(request.call(), "called"),
            request.destination(),
            new ArrivingCall.Caller(request.callerNumber(), request.callerName()));
    return route.fold(
        receive ->
            FarSide.faxes().receivedBy(receive).answeringAs(receive.as().shown().stationId()),
        detect -> unexpected(),
        bridge -> unexpected(),
        HostedNumbers::declines,
        respond -> new Declines(respond.code(), "NORMAL_UNSPECIFIED", 31, false));
  }

  /** Who takes the fax that comes back to a number, if anybody does. */
  Optional<Route.Receive> receiver(CallId leg, String number, ArrivingCall.Caller caller) {
    return receiver(route(leg, number, caller));
  }

  /** Who takes a fax on such a way, if anybody does. */
  static Optional<Route.Receive> receiver(Route route) {
    return route instanceof Route.Receive receive ? Optional.of(receive) : Optional.empty();
  }

  private static FarSide unexpected() {
    throw new IllegalStateException("The caller's tone and the silent extension are behind us");
  }

  /** What becomes of a call that brings a fax: it is a fax, and at no extension anybody answers. */
  private Route route(CallId leg, String number, ArrivingCall.Caller caller) {
    return settled(
        hosting
            .routing()
            .routeCall(
                new ArrivingCall(
                    leg,
                    SandboxEngine.NAME,
                    new ArrivingCall.Dialled(number, "", Map.of()),
                    caller,
                    Optional.empty())),
        true);
  }

  /** The way with what the sandbox knows: the caller's tone, and that no extension answers. */
  static Route settled(Route route, boolean fax) {
    return route.fold(
        receive -> receive,
        detect -> settled(fax ? detect.onFax() : detect.onVoice(), fax),
        bridge -> settled(bridge.otherwise(), fax),
        hangUp -> hangUp,
        respond -> respond);
  }

  static Declines declines(Route.HangUp hangUp) {
    HangupCause cause = hangUp.cause();
    return new Declines(sipStatus(cause), cause.name(), cause.q850(), false);
  }

  /** The cause of a refusal in one word. */
  static String cause(Route route) {
    return route.fold(
        receive -> "",
        detect -> "",
        bridge -> "",
        hangUp -> hangUp.cause().name(),
        respond -> "SIP " + respond.code());
  }

  /** As FreeSWITCH answers for a cause. */
  private static int sipStatus(HangupCause cause) {
    return switch (cause) {
      case UNALLOCATED_NUMBER, NO_ROUTE_TRANSIT_NET, NO_ROUTE_DESTINATION -> 404;
      case USER_BUSY -> 486;
      case NO_USER_RESPONSE -> 408;
      case NO_ANSWER, SUBSCRIBER_ABSENT -> 480;
      case CALL_REJECTED, DECLINE -> 603;
      case NUMBER_CHANGED -> 410;
      case DESTINATION_OUT_OF_ORDER -> 502;
      case INVALID_NUMBER_FORMAT -> 484;
      case INCOMING_CALL_BARRED, OUTGOING_CALL_BARRED -> 403;
      default -> 503;
    };
  }
}
