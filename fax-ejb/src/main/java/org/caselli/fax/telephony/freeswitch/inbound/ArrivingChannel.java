package org.caselli.fax.telephony.freeswitch.inbound;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caselli.fax.domain.call.CallId;
import org.caselli.fax.domain.callflow.ArrivingCall;
import org.caselli.fax.telephony.freeswitch.socket.SwitchEvent;

/** The channel that a switch hands over, as its answer to {@code connect} describes it. */
final class ArrivingChannel {
  /** A trunk that is known to speak T.38, or not to; set by the switch's dialplan. */
  private static final String CARRIER_T38 = "caselli_carrier_t38";

  /** The called number where To does not have it; set by the switch's dialplan. */
  private static final String NUMBER = "caselli_number";

  private static final String SIP_HEADER = "variable_sip_h_";

  private static final String SEVERAL = "ARRAY::";

  private final SwitchEvent channel;

  ArrivingChannel(String headers) {
    this.channel = SwitchEvent.parse(List.of(headers.split("\n")));
  }

  /** Empty when it is no channel, or one whose id we did not expect. */
  Optional<CallId> call() {
    try {
      return Optional.of(CallId.parse(channel.channel()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Whether the dialplan says {@code async full}; anything else cannot be worked with. */
  boolean isFullyOurs() {
    return channel.text("Socket-Mode").filter("async"::equals).isPresent()
        && channel.text("Control").filter("full"::equals).isPresent();
  }

  /** Id of the switch's present run. */
  String core() {
    return channel.text("Core-UUID").orElse("");
  }

  /** What the switch calls itself. */
  String ownName() {
    return channel.text("FreeSWITCH-Switchname").orElse("unnamed switch");
  }

  ArrivingCall arriving(CallId call, String switchName) {
    Map<String, String> headers = channel.startingWith(SIP_HEADER);
    headers.replaceAll((name, value) -> joined(value));
    return new ArrivingCall(
        call,
        switchName,
        new ArrivingCall.Dialled(called(), channel.variable("sip_to_host").orElse(""), headers),
        new ArrivingCall.Caller(
            channel.text("Caller-Caller-ID-Number").orElse(""),
            channel.text("Caller-Caller-ID-Name").orElse("")),
        channel.variable(CARRIER_T38).map(Boolean::valueOf));
  }

  /** A header that came several times, the topmost first, as the switch writes it. */
  private static String joined(String value) {
    return value.startsWith(SEVERAL)
        ? value.substring(SEVERAL.length()).replace("|:", ", ")
        : value;
  }

  private String called() {
    return channel
        .variable(NUMBER)
        .or(() -> channel.variable("sip_to_user"))
        .or(() -> channel.text("Caller-Destination-Number"))
        .orElse("");
  }
}
