package org.caselli.fax.domain.callflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.caselli.fax.domain.call.HangupCause;
import org.caselli.fax.domain.callflow.Flow.Reference;
import org.caselli.fax.domain.number.PhoneNumber;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlowTest {
  private static final UUID BOX = UUID.fromString("0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9");
  private static final String BOX_ID = "0a1b2c3d4e5f60718293a4b5c6d7e8f9";

  /** Says in words which way it was asked for. */
  private static final FlowStep.Surroundings WORDS =
      new FlowStep.Surroundings() {
        @Override
        public Route faxbox(UUID faxbox, Optional<Boolean> t38) {
          return said("box " + faxbox + " " + t38);
        }

        @Override
        public Route user(UUID user, Optional<Boolean> t38) {
          return said("user " + user + " " + t38);
        }

        @Override
        public Duration listening() {
          return Duration.ofSeconds(5);
        }

        @Override
        public String dialString(PhoneNumber number) {
          return "sofia/gateway/out/" + number;
        }
      };

  private static Route said(String words) {
    return new Route.HangUp(HangupCause.NORMAL_CLEARING, words);
  }

  private static Map<String, Object> module(String name, Map<String, ?> data) {
    return Map.of("module", name, "data", data);
  }

  private static Map<String, Object> module(
      String name, Map<String, ?> data, Map<String, ?> children) {
    return Map.of("module", name, "data", data, "children", children);
  }

  private static Route route(Map<String, ?> flow) {
    return Flow.read(flow).first().route(WORDS);
  }

  private static List<Violation> faults(Map<String, ?> flow) {
    try {
      Flow.read(flow);
      return List.of();
    } catch (FaxException e) {
      return e.violations();
    }
  }

  @Test
  void a_faxbox_is_named_by_either_field_and_may_have_its_own_t38() {
    assertThat(route(module("faxbox", Map.of("id", BOX_ID))))
        .isEqualTo(said("box " + BOX + " Optional.empty"));
    assertThat(
            route(
                module(
                    "faxbox",
                    Map.of("faxbox_id", BOX.toString(), "media", Map.of("fax_option", "auto")))))
        .isEqualTo(said("box " + BOX + " Optional[true]"));
    assertThat(
            route(
                module(
                    "receive_fax",
                    Map.of("owner_id", BOX_ID, "media", Map.of("fax_option", false)))))
        .isEqualTo(said("user " + BOX + " Optional[false]"));
  }

  @Test
  void a_detection_parts_fax_and_voice() {
    Map<String, Object> box = module("faxbox", Map.of("id", BOX_ID));
    Map<String, Object> phone = module("device", Map.of("dial_string", "user/1001@pbx.example"));
    Route inBox = said("box " + BOX + " Optional.empty");

    assertThat(
            route(
                module(
                    "fax_detect", Map.of("duration", 8), Map.of("ON_FAX", box, "ON_VOICE", phone))))
        .isEqualTo(
            new Route.Detect(
                Duration.ofSeconds(8),
                inBox,
                new Route.Bridge(
                    "user/1001@pbx.example", Duration.ofSeconds(40), FlowStep.END.route(WORDS))));
    assertThat(route(module("fax_detect", Map.of(), Map.of("_", box))))
        .isEqualTo(new Route.Detect(Duration.ofSeconds(5), inBox, inBox));
  }

  @Test
  void a_call_goes_out_again_to_a_number_and_on_when_nobody_answers() {
    assertThat(
            route(
                module(
                    "resources",
                    Map.of("to_did", "2025550123", "timeout", "20"),
                    Map.of("_", module("hangup", Map.of("cause", "NO_ANSWER"))))))
        .isEqualTo(
            new Route.Bridge(
                "sofia/gateway/out/+12025550123",
                Duration.ofSeconds(20),
                new FlowStep.HangUp(HangupCause.NO_ANSWER).route(WORDS)));
  }

  @Test
  void a_call_is_refused_in_words_of_sip() {
    assertThat(
            route(
                module(
                    "response",
                    Map.of("code", "603", "message", "Not here", "media", "ivr/no.wav"))))
        .isEqualTo(new Route.Respond(603, "Not here", Optional.of("ivr/no.wav")));
    assertThat(route(module("response", Map.of())))
        .isEqualTo(new Route.Respond(486, "", Optional.empty()));
  }

  @Test
  void a_skipped_module_leads_to_what_follows_but_what_it_mentions_must_be_there() {
    Map<String, Object> flow =
        module(
            "faxbox",
            Map.of("id", BOX_ID, "skip_module", true),
            Map.of("_", module("hangup", Map.of("cause", "user_busy"))));

    assertThat(route(flow)).isEqualTo(new FlowStep.HangUp(HangupCause.USER_BUSY).route(WORDS));
    assertThat(Flow.read(flow).references())
        .containsExactly(new Reference("flow.data.id", Reference.Kind.FAXBOX, BOX));
  }

  @Test
  void what_follows_where_nobody_comes_is_read_too() {
    Map<String, Object> flow =
        module("hangup", Map.of(), Map.of("_", module("faxbox", Map.of("id", BOX_ID))));

    assertThat(Flow.read(flow).references())
        .containsExactly(new Reference("flow.children._.data.id", Reference.Kind.FAXBOX, BOX));
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        Arguments.of("flow.module", "enum", module("voicemail", Map.of())),
        Arguments.of("flow.data.id", "required", module("faxbox", Map.of())),
        Arguments.of("flow.data.id", "pattern", module("faxbox", Map.of("id", "desk"))),
        Arguments.of("flow.data.owner_id", "required", module("receive_fax", Map.of())),
        Arguments.of("flow.children.ON_FAX", "required", module("fax_detect", Map.of())),
        Arguments.of(
            "flow.data.duration",
            "maximum",
            module("fax_detect", Map.of("duration", 90), Map.of("_", module("hangup", Map.of())))),
        Arguments.of(
            "flow.children._.module",
            "enum",
            module("hangup", Map.of(), Map.of("_", module("menu", Map.of())))),
        Arguments.of("flow.data.dial_string", "required", module("device", Map.of("id", "x"))),
        Arguments.of("flow.data.dial_string", "required", module("resources", Map.of())),
        Arguments.of("flow.data.to_did", "pattern", module("resources", Map.of("to_did", "911"))),
        Arguments.of("flow.data.cause", "enum", module("hangup", Map.of("cause", "BORED"))),
        Arguments.of("flow.data.code", "minimum", module("response", Map.of("code", "200"))),
        Arguments.of("flow.data.code", "minimum", module("response", Map.of("code", "often"))),
        Arguments.of(
            "flow.data.media", "pattern", module("response", Map.of("media", "../etc/passwd"))),
        Arguments.of(
            "flow.data.message",
            "pattern",
            module("response", Map.of("message", "Busy\r\nContact: <sip:me@evil>"))),
        Arguments.of(
            "flow.data.media.fax_option",
            "enum",
            module("faxbox", Map.of("id", BOX_ID, "media", Map.of("fax_option", "maybe")))),
        Arguments.of(
            "flow.data.skip_module", "type", module("hangup", Map.of("skip_module", "yes"))));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void a_mistake_is_told_with_its_place(String path, String rule, Map<String, ?> flow) {
    assertThat(faults(flow))
        .anySatisfy(
            fault -> {
              assertThat(fault.path()).isEqualTo(path);
              assertThat(fault.rule()).isEqualTo(rule);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "loopback/app=system:reboot",
        "sofia/gateway/a/1:_:loopback/app=system:reboot",
        "sofia/gateway/a/${system(reboot)}",
        "{api_hangup_hook=system}sofia/gateway/a/1",
        "sofia/gateway/a/1,loopback/1",
        "sofia/gateway/a/1|user/2",
        "[x=1]user/1",
        "user/1 2",
        "error/user_busy",
        ""
      })
  void nothing_but_one_endpoint_can_be_dialled(String dialString) {
    assertThat(faults(module("device", Map.of("dial_string", dialString))))
        .extracting(Violation::path)
        .containsExactly("flow.data.dial_string");
  }

  @Test
  void a_flow_neither_grows_nor_deepens_without_end() {
    Map<String, Object> deep = module("hangup", Map.of());
    for (int i = 0; i < 100; i++) {
      deep = module("device", Map.of("dial_string", "user/1"), Map.of("_", deep));
    }
    Map<String, Object> children = new HashMap<>();
    for (int i = 0; i < 200; i++) {
      children.put("key " + i, module("hangup", Map.of()));
    }
    Map<String, Object> tooDeep = deep;

    assertThatExceptionOfType(FaxException.class).isThrownBy(() -> Flow.read(tooDeep));
    assertThat(faults(module("hangup", Map.of(), children)))
        .extracting(Violation::rule)
        .contains("maxItems");
  }
}
