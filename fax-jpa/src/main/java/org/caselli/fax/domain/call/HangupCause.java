package org.caselli.fax.domain.call;

import static org.caselli.fax.domain.call.Transience.PERMANENT;
import static org.caselli.fax.domain.call.Transience.TRANSIENT;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Hangup causes of ITU-T Q.850 under the names that FreeSWITCH gives them ({@code switch_types.h}).
 * The switch may send causes that are not listed: keep the reported name and number, and ask {@link
 * #named} for what is known of it.
 */
public enum HangupCause {
  UNALLOCATED_NUMBER(1, PERMANENT, "There is no such number"),
  NO_ROUTE_TRANSIT_NET(2, PERMANENT, "There is no route to the number"),
  NO_ROUTE_DESTINATION(3, PERMANENT, "There is no route to the number"),
  NORMAL_CLEARING(16, TRANSIENT, "The call was ended"),
  USER_BUSY(17, TRANSIENT, "The line is busy"),
  NO_USER_RESPONSE(18, TRANSIENT, "The far end did not respond"),
  NO_ANSWER(19, TRANSIENT, "Nobody answered"),
  SUBSCRIBER_ABSENT(20, TRANSIENT, "The far end is switched off or not registered"),
  CALL_REJECTED(21, TRANSIENT, "The call was rejected"),
  NUMBER_CHANGED(22, PERMANENT, "The number has changed"),
  REDIRECTION_TO_NEW_DESTINATION(23, PERMANENT, "The number is redirected and was not followed"),
  EXCHANGE_ROUTING_ERROR(25, PERMANENT, "The network routes the call in a loop"),
  DESTINATION_OUT_OF_ORDER(27, TRANSIENT, "The line is out of order"),
  INVALID_NUMBER_FORMAT(28, PERMANENT, "The number is incomplete or malformed"),
  FACILITY_REJECTED(29, TRANSIENT, "The network refused a facility"),
  NORMAL_UNSPECIFIED(31, TRANSIENT, "The call failed without a stated reason"),
  NORMAL_CIRCUIT_CONGESTION(34, TRANSIENT, "All trunks are busy"),
  NETWORK_OUT_OF_ORDER(38, TRANSIENT, "The network is out of order"),
  NORMAL_TEMPORARY_FAILURE(41, TRANSIENT, "The network failed temporarily"),
  SWITCH_CONGESTION(42, TRANSIENT, "The network is congested"),
  REQUESTED_CHAN_UNAVAIL(44, TRANSIENT, "No line is free"),
  OUTGOING_CALL_BARRED(52, PERMANENT, "We may not call this number"),
  INCOMING_CALL_BARRED(54, PERMANENT, "This number may not be called"),
  BEARERCAPABILITY_NOTAUTH(57, PERMANENT, "The network does not permit this kind of call"),
  BEARERCAPABILITY_NOTAVAIL(58, TRANSIENT, "The network has no bearer free"),
  SERVICE_UNAVAILABLE(63, TRANSIENT, "The service is not available"),
  BEARERCAPABILITY_NOTIMPL(65, PERMANENT, "The network does not carry this kind of call"),
  SERVICE_NOT_IMPLEMENTED(79, PERMANENT, "The far end does not offer this service"),
  INCOMPATIBLE_DESTINATION(88, PERMANENT, "The far end shares no codec with us"),
  MANDATORY_IE_MISSING(96, PERMANENT, "The trunk wants credentials that we do not have"),
  RECOVERY_ON_TIMER_EXPIRE(102, TRANSIENT, "The network did not answer in time"),
  PROTOCOL_ERROR(111, TRANSIENT, "The network reported a protocol error"),
  INTERWORKING(127, TRANSIENT, "The call failed in another network"),
  ORIGINATOR_CANCEL(487, TRANSIENT, "The call was cancelled"),
  CRASH(700, TRANSIENT, "The switch failed"),
  SYSTEM_SHUTDOWN(701, TRANSIENT, "The switch was shut down"),
  LOSE_RACE(702, TRANSIENT, "Another call took the place of this one"),
  MANAGER_REQUEST(703, TRANSIENT, "An operator ended all calls of the switch"),
  ALLOTTED_TIMEOUT(802, TRANSIENT, "The call lasted longer than the switch allows"),
  MEDIA_TIMEOUT(804, TRANSIENT, "Nothing was heard from the far end for too long"),
  USER_NOT_REGISTERED(806, TRANSIENT, "The far end is not registered"),
  PROGRESS_TIMEOUT(807, TRANSIENT, "The network did not report progress in time"),
  INVALID_GATEWAY(808, TRANSIENT, "The dial string names a gateway that the switch lacks"),
  GATEWAY_DOWN(809, TRANSIENT, "The gateway is down"),
  INVALID_URL(810, PERMANENT, "The switch does not understand the dial string"),
  INVALID_PROFILE(811, TRANSIENT, "The dial string names a profile that the switch lacks"),
  NO_PICKUP(812, TRANSIENT, "Nobody answered"),
  BUSY_EVERYWHERE(815, TRANSIENT, "The line is busy"),
  DECLINE(816, TRANSIENT, "The call was declined"),
  UNWANTED(819, PERMANENT, "The far end wants no calls from us");

  private static final Map<String, HangupCause> BY_NAME =
      Stream.of(values()).collect(Collectors.toMap(Enum::name, Function.identity()));

  private final int q850;
  private final Transience transience;
  private final String sentence;

  HangupCause(int q850, Transience transience, String sentence) {
    this.q850 = q850;
    this.transience = transience;
    this.sentence = sentence;
  }

  /** Q.850 cause value below 128; FreeSWITCH's own number above. */
  public int q850() {
    return q850;
  }

  public Transience transience() {
    return transience;
  }

  /** What it means for the sender of a fax, without a full stop. */
  public String sentence() {
    return sentence;
  }

  /** The cause of that name, if it is one we list. */
  public static Optional<HangupCause> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }
}
