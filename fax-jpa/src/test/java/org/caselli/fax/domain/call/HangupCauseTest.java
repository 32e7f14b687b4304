package org.caselli.fax.domain.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caselli.fax.domain.call.Transience.PERMANENT;
import static org.caselli.fax.domain.call.Transience.TRANSIENT;

import java.util.Arrays;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers of FreeSWITCH's {@code switch_types.h}; Q.850 below 128. */
class HangupCauseTest {
  @ParameterizedTest
  @CsvSource({
    "1, UNALLOCATED_NUMBER, PERMANENT",
    "2, NO_ROUTE_TRANSIT_NET, PERMANENT",
    "3, NO_ROUTE_DESTINATION, PERMANENT",
    "16, NORMAL_CLEARING, TRANSIENT",
    "17, USER_BUSY, TRANSIENT",
    "18, NO_USER_RESPONSE, TRANSIENT",
    "19, NO_ANSWER, TRANSIENT",
    "20, SUBSCRIBER_ABSENT, TRANSIENT",
    "21, CALL_REJECTED, TRANSIENT",
    "22, NUMBER_CHANGED, PERMANENT",
    "23, REDIRECTION_TO_NEW_DESTINATION, PERMANENT",
    "25, EXCHANGE_ROUTING_ERROR, PERMANENT",
    "27, DESTINATION_OUT_OF_ORDER, TRANSIENT",
    "28, INVALID_NUMBER_FORMAT, PERMANENT",
    "29, FACILITY_REJECTED, TRANSIENT",
    "31, NORMAL_UNSPECIFIED, TRANSIENT",
    "34, NORMAL_CIRCUIT_CONGESTION, TRANSIENT",
    "38, NETWORK_OUT_OF_ORDER, TRANSIENT",
    "41, NORMAL_TEMPORARY_FAILURE, TRANSIENT",
    "42, SWITCH_CONGESTION, TRANSIENT",
    "44, REQUESTED_CHAN_UNAVAIL, TRANSIENT",
    "52, OUTGOING_CALL_BARRED, PERMANENT",
    "54, INCOMING_CALL_BARRED, PERMANENT",
    "57, BEARERCAPABILITY_NOTAUTH, PERMANENT",
    "58, BEARERCAPABILITY_NOTAVAIL, TRANSIENT",
    "63, SERVICE_UNAVAILABLE, TRANSIENT",
    "65, BEARERCAPABILITY_NOTIMPL, PERMANENT",
    "79, SERVICE_NOT_IMPLEMENTED, PERMANENT",
    "88, INCOMPATIBLE_DESTINATION, PERMANENT",
    "96, MANDATORY_IE_MISSING, PERMANENT",
    "102, RECOVERY_ON_TIMER_EXPIRE, TRANSIENT",
    "111, PROTOCOL_ERROR, TRANSIENT",
    "127, INTERWORKING, TRANSIENT",
    "487, ORIGINATOR_CANCEL, TRANSIENT",
    "700, CRASH, TRANSIENT",
    "701, SYSTEM_SHUTDOWN, TRANSIENT",
    "702, LOSE_RACE, TRANSIENT",
    "703, MANAGER_REQUEST, TRANSIENT",
    "802, ALLOTTED_TIMEOUT, TRANSIENT",
    "804, MEDIA_TIMEOUT, TRANSIENT",
    "806, USER_NOT_REGISTERED, TRANSIENT",
    "807, PROGRESS_TIMEOUT, TRANSIENT",
    "808, INVALID_GATEWAY, TRANSIENT",
    "809, GATEWAY_DOWN, TRANSIENT",
    "810, INVALID_URL, PERMANENT",
    "811, INVALID_PROFILE, TRANSIENT",
    "812, NO_PICKUP, TRANSIENT",
    "815, BUSY_EVERYWHERE, TRANSIENT",
    "816, DECLINE, TRANSIENT",
    "819, UNWANTED, PERMANENT"
  })
  void number_and_transience_of_a_cause(int number, HangupCause cause, Transience transience) {
    assertThat(cause.q850()).isEqualTo(number);
    assertThat(cause.transience()).isEqualTo(transience);
    assertThat(cause.sentence()).isNotBlank().doesNotEndWith(".");
    assertThat(HangupCause.named(cause.name())).contains(cause);
  }

  @Test
  void no_two_causes_share_a_number() {
    Set<Integer> numbers = new HashSet<>();

    assertThat(Arrays.stream(HangupCause.values()).map(HangupCause::q850)).allMatch(numbers::add);
  }

  @Test
  void a_name_that_is_not_listed_is_not_known() {
    assertThat(HangupCause.named("NO_SUCH_CAUSE")).isEmpty();
    assertThat(HangupCause.named("user_busy")).isEmpty();
  }

  @Test
  void t30_codes_of_the_file_and_refusals_stay_and_faults_of_the_line_pass() {
    Set<Integer> permanent = new HashSet<>(Set.of(11, 12));
    IntStream.rangeClosed(41, 47).forEach(permanent::add);
    IntStream.rangeClosed(50, 61).forEach(permanent::add);

    for (int code = 1; code <= 70; code++) {
      assertThat(new T30Result(code).transience())
          .as("code %d", code)
          .isEqualTo(permanent.contains(code) ? PERMANENT : TRANSIENT);
    }
    assertThat(new T30Result(0).isSuccess()).isTrue();
    assertThat(T30Result.of(OptionalInt.empty())).isEmpty();
    assertThat(T30Result.of(OptionalInt.of(6))).contains(new T30Result(6));
  }
}
