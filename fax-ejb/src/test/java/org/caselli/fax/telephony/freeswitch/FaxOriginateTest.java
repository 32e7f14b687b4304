package org.caselli.fax.telephony.freeswitch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.caselli.fax.domain.call.CallId;
import org.caselli.fax.domain.trace.TraceContext;
import org.caselli.fax.port.CallRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaxOriginateTest {
  private static final CallId CALL = CallId.parse("55b8ae3d-d7e7-465a-939d-b9d761f7e30b");

  private static final TraceContext TRACE =
      new TraceContext("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7", true);

  private static CallRequest request(CallRequest.Options options, int startPage, URI proxy) {
    return new CallRequest(
        CALL,
        "+15550001000",
        "+15551230000",
        "Front desk",
        "+15551230000",
        "Caselli, Rome",
        ZoneId.of("Europe/Rome"),
        "/fax/6f0c.tiff",
        Optional.ofNullable(proxy),
        startPage,
        3,
        "sofia/gateway/carrier/{number}",
        "0123456789abcdef0123456789abcdef",
        2,
        options,
        Optional.of(TRACE),
        Map.of("X-Job", "a b"));
  }

  private static SwitchParser sent(CallRequest.Options options, int startPage) {
    DialString destination =
        DialString.of("sofia/gateway/carrier/{number}", "+15550001000").orElseThrow();
    String command =
        new FaxOriginate(request(options, startPage, null))
            .command(destination, "/cache/a.tif", true);
    return SwitchParser.parse(command.substring("originate ".length()));
  }

  @Test
  void every_setting_reaches_its_variable() {
    SwitchParser sent =
        sent(new CallRequest.Options(true, false, false, false, true, Duration.ofSeconds(40)), 1);

    assertThat(sent.destination()).isEqualTo("sofia/gateway/carrier/+15550001000");
    assertThat(sent.application()).isEqualTo("&txfax(/cache/a.tif)");
    assertThat(sent.variables())
        .containsEntry("origination_uuid", CALL.toString())
        .containsEntry("ignore_early_media", "true")
        .containsEntry("originate_timeout", "40")
        .containsEntry("origination_caller_id_number", "+15551230000")
        .containsEntry("origination_caller_id_name", "Front desk")
        .containsEntry("fax_ident", "+15551230000")
        .containsEntry("fax_header", "Caselli%2C%20Rome")
        .containsEntry("fax_timezone", "Europe/Rome")
        .containsEntry("fax_enable_t38", "true")
        .containsEntry("fax_enable_t38_request", "false")
        .containsEntry("fax_use_ecm", "false")
        .containsEntry("fax_disable_v17", "true")
        .containsEntry("fax_start_page", "1")
        .containsEntry("execute_on_fax_result", "hangup")
        .containsEntry("execute_on_fax_success", "db insert/caselli/" + CALL + "/success")
        .containsEntry("execute_on_fax_failure", "db insert/caselli/" + CALL + "/failure")
        .containsEntry("execute_on_fax_phase_d", "execute_extension caselli_page XML caselli")
        .containsEntry("api_hangup_hook", "db insert/caselli_end/" + CALL + "/ended")
        .containsEntry("caselli_traceparent", TRACE.text())
        .containsEntry("sip_h_X-Job", "a b");
  }

  @Test
  void the_first_page_needs_no_variable_and_T38_off_asks_for_nothing() {
    SwitchParser sent =
        sent(new CallRequest.Options(false, true, true, true, false, Duration.ZERO), 0);

    assertThat(sent.variables())
        .doesNotContainKey("fax_start_page")
        .containsEntry("originate_timeout", "1")
        .containsEntry("fax_enable_t38_request", "false")
        .containsEntry("fax_disable_v17", "false");
  }

  @Test
  void the_file_comes_from_the_configured_proxy_or_from_our_end_of_the_connection() {
    FaxOriginate configured =
        new FaxOriginate(request(TestRequests.OPTIONS, 0, URI.create("https://fax.example:8443/")));
    FaxOriginate derived = new FaxOriginate(request(TestRequests.OPTIONS, 0, null));

    assertThat(configured.fileAddress("10.0.0.1", 30950))
        .contains("https://fax.example:8443/fax/6f0c.tiff");
    assertThat(derived.fileAddress("10.0.0.1", 30950))
        .contains("http://10.0.0.1:30950/fax/6f0c.tiff");
    assertThat(derived.fileAddress("[fd00::2]", 30950))
        .contains("http://[fd00::2]:30950/fax/6f0c.tiff");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-ERR http_get Command not found!",
        "-ERR",
        "",
        "/a b.tif",
        "/a.tif) &system(x",
        "/${domain}.tif",
        "relative.tif",
        "/a\n/b"
      })
  void an_answer_that_is_no_path_is_a_failed_fetch(String answer) {
    assertThat(FaxOriginate.isPath(answer)).isFalse();
  }
}
