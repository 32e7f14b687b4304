package org.caselli.fax.app.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ObjectAssert;
import org.caselli.fax.domain.account.HostedNumber;
import org.caselli.fax.domain.account.Role;
import org.caselli.fax.domain.account.User;
import org.caselli.fax.domain.call.CallId;
import org.caselli.fax.domain.call.HangupCause;
import org.caselli.fax.domain.callflow.Answering;
import org.caselli.fax.domain.callflow.ArrivingCall;
import org.caselli.fax.domain.callflow.Callflow;
import org.caselli.fax.domain.callflow.CallflowDocument;
import org.caselli.fax.domain.callflow.Route;
import org.caselli.fax.domain.callflow.T38Plan;
import org.caselli.fax.domain.faxbox.Faxbox;
import org.caselli.fax.domain.faxbox.FaxboxDocument;
import org.caselli.fax.domain.reception.Reception;
import org.caselli.fax.domain.settings.SettingScope;
import org.caselli.fax.store.OwnDatabase;
import org.caselli.fax.store.Store;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteCallTest {
  @RegisterExtension static final OwnDatabase DATABASE = new OwnDatabase();

  private final Store store = new Store(DATABASE.get());
  private final UUID account = store.account();
  private final String number = Store.freshNumber();
  private final RouteCall routeCall =
      new RouteCall(
          new FindFlow(store.accounts, store.callflows),
          new AdmitCall(
              new InboundRoom(store.accounts, store.receptions, store.slots, store.settings)),
          new PlanAnswer(
              store.settings,
              store.accounts,
              new IdentifyReceiver(store.settings, store.ownFaxSettings, store.faxboxes)),
          store.faxboxes,
          store.users,
          store.settings);

  @BeforeEach
  void ownNumber() {
    own(number, Optional.empty());
  }

  private void own(String e164, Optional<UUID> faxbox) {
    store.tx.run(() -> store.accounts.assign(new HostedNumber(e164, account, faxbox)));
  }

  private UUID faxbox(Map<String, ?> fields) {
    UUID id = UUID.randomUUID();
    Map<String, Object> document = new HashMap<>(Map.of("name", "desk"));
    document.putAll(fields);
    store.tx.run(
        () ->
            store.faxboxes.add(
                new Faxbox(
                    id,
                    account,
                    id + ".example",
                    new FaxboxDocument(document),
                    store.clock.instant())));
    return id;
  }

  private UUID user(String document) {
    UUID id = UUID.randomUUID();
    store.tx.run(
        () ->
            store.users.add(
                new User(
                    id,
                    account,
                    new User.Profile("u" + id, "", Role.USER, "Europe/Rome", true, document),
                    store.clock.instant())));
    return id;
  }

  private UUID callflow(Map<String, ?> flow, String... numbersAndPatterns) {
    List<String> numbers =
        List.of(numbersAndPatterns).stream().filter(text -> !text.startsWith("^")).toList();
    List<String> patterns =
        List.of(numbersAndPatterns).stream().filter(text -> text.startsWith("^")).toList();
    UUID id = UUID.randomUUID();
    store.tx.run(
        () ->
            store.callflows.save(
                new Callflow(
                    id,
                    account,
                    new CallflowDocument(
                        Map.of("numbers", numbers, "patterns", patterns, "flow", flow)),
                    store.clock.instant())));
    store.clock.advance(Duration.ofSeconds(1));
    return id;
  }

  private static Map<String, Object> module(String name, Map<String, ?> data) {
    return Map.of("module", name, "data", data);
  }

  private static Map<String, Object> into(UUID faxbox) {
    return module("faxbox", Map.of("id", faxbox.toString()));
  }

  private static Map<String, Object> hangup(String cause) {
    return module("hangup", Map.of("cause", cause));
  }

  private void set(Map<String, ?> settings) {
    store.tx.run(
        () -> store.settings.give(SettingScope.ACCOUNT, account, new HashMap<>(settings), "test"));
  }

  private Route route(String to, String realm, Map<String, String> headers, String from) {
    return routed(
        new ArrivingCall(
            new CallId(UUID.randomUUID()),
            "switch-1",
            new ArrivingCall.Dialled(to, realm, headers),
            new ArrivingCall.Caller(from, "Rossi"),
            Optional.empty()));
  }

  private Route routed(ArrivingCall call) {
    return store.tx.in(() -> routeCall.routeCall(call));
  }

  private Route route(String to) {
    return route(to, "10.0.0.1", Map.of(), "(312) 555-0111");
  }

  private static ObjectAssert<Route.Receive> assertReceived(Route route) {
    return assertThat(route).asInstanceOf(type(Route.Receive.class));
  }

  private static void assertHungUp(Route route, HangupCause cause) {
    assertThat(route)
        .asInstanceOf(type(Route.HangUp.class))
        .extracting(Route.HangUp::cause)
        .isEqualTo(cause);
  }

  @Nested
  class Finding {
    @Test
    void a_callflow_leads_into_its_faxbox() {
      UUID box = faxbox(Map.of());
      callflow(into(box), number);

      assertReceived(route(number.substring(2)))
          .satisfies(
              receive -> {
                assertThat(receive.whose())
                    .isEqualTo(new Reception.Whose(account, Optional.of(box), Optional.empty()));
                assertThat(receive.line())
                    .isEqualTo(new Reception.Line("+13125550111", "Rossi", number));
              });
    }

    @Test
    void a_number_that_was_given_to_a_faxbox_needs_no_callflow() {
      UUID owner = user("{}");
      UUID box = faxbox(Map.of("owner_id", owner.toString()));
      own(number, Optional.of(box));

      assertReceived(route(number))
          .extracting(Route.Receive::whose)
          .isEqualTo(new Reception.Whose(account, Optional.of(box), Optional.of(owner)));
    }

    @Test
    void the_pattern_that_captures_most_is_taken_and_the_older_of_two_that_capture_the_same() {
      callflow(hangup("NO_ANSWER"), "^\\+1(\\d{4})\\d+$");
      callflow(hangup("USER_BUSY"), "^\\+1(\\d+)$");
      callflow(hangup("CALL_REJECTED"), "^\\+1(212\\d+)$");

      assertHungUp(route(number), HangupCause.USER_BUSY);
    }

    @Test
    void a_number_of_its_own_counts_more_than_a_pattern_and_a_pattern_more_than_no_match() {
      callflow(hangup("NO_ANSWER"), "no_match");
      assertHungUp(route(number), HangupCause.NO_ANSWER);

      callflow(hangup("CALL_REJECTED"), "^\\+1\\d+$");
      assertHungUp(route(number), HangupCause.CALL_REJECTED);

      callflow(hangup("USER_BUSY"), number);
      assertHungUp(route(number), HangupCause.USER_BUSY);
    }

    @Test
    void a_number_that_nobody_has_is_not_allocated_and_one_that_nobody_answers_has_no_route() {
      assertHungUp(route(Store.freshNumber()), HangupCause.UNALLOCATED_NUMBER);
      assertHungUp(route(""), HangupCause.UNALLOCATED_NUMBER);
      assertHungUp(route(number), HangupCause.NO_ROUTE_DESTINATION);
    }

    @Test
    void an_extension_belongs_to_the_account_whose_realm_was_called() {
      callflow(hangup("USER_BUSY"), "1000", "^2(\\d{3})$");
      String realm = account + ".example";

      assertHungUp(route("1000", realm, Map.of(), "1"), HangupCause.USER_BUSY);
      assertHungUp(route("2345", realm.toUpperCase(), Map.of(), "1"), HangupCause.USER_BUSY);
      assertHungUp(route("1000"), HangupCause.UNALLOCATED_NUMBER);
      assertHungUp(route("1001", realm, Map.of(), "1"), HangupCause.UNALLOCATED_NUMBER);
    }

    @Test
    void a_callflow_of_another_account_never_takes_the_number() {
      UUID stranger = store.account();
      store.tx.run(
          () ->
              store.callflows.save(
                  new Callflow(
                      UUID.randomUUID(),
                      stranger,
                      new CallflowDocument(
                          Map.of("numbers", List.of(number), "flow", hangup("USER_BUSY"))),
                      store.clock.instant())));

      assertHungUp(route(number), HangupCause.NO_ROUTE_DESTINATION);
    }

    @Test
    void who_was_called_first_counts_when_to_leads_nowhere() {
      callflow(hangup("USER_BUSY"), number);
      Map<String, String> diverted =
          Map.of("Diversion", "<sip:" + number + "@pbx.example>;reason=unconditional");

      assertHungUp(route("9000", "10.0.0.1", diverted, "1"), HangupCause.USER_BUSY);
    }

    @Test
    void the_operator_says_which_header_names_the_number_and_what_counts_first() {
      String other = Store.freshNumber();
      own(other, Optional.empty());
      callflow(hangup("USER_BUSY"), number);
      callflow(hangup("NO_ANSWER"), other);
      Map<String, String> headers =
          Map.of("X-Called", "<sip:" + other + "@ims>", "diversion", "<sip:" + number + "@x>");

      assertHungUp(route(number, "h", headers, "1"), HangupCause.USER_BUSY);
      try {
        system(Map.of("called_number_header", "X-Called"));
        assertHungUp(route(number, "h", headers, "1"), HangupCause.NO_ANSWER);
        system(Map.of("called_number_order", "diversion"));
        assertHungUp(route(other, "h", headers, "1"), HangupCause.USER_BUSY);
      } finally {
        Map<String, Object> none = new HashMap<>();
        none.put("called_number_header", null);
        none.put("called_number_order", null);
        system(none);
      }
    }

    private void system(Map<String, Object> settings) {
      store.tx.run(
          () -> store.settings.give(SettingScope.SYSTEM, account, new HashMap<>(settings), "test"));
    }

    @Test
    void a_faxbox_that_is_gone_has_no_route() {
      callflow(into(UUID.randomUUID()), number);

      assertHungUp(route(number), HangupCause.NO_ROUTE_DESTINATION);
    }
  }

  @Nested
  class Answered {
    @Test
    void a_faxbox_answers_as_itself_and_the_settings_fill_what_it_leaves_open() {
      set(Map.of("fax_settings", Map.of("caller_id", "+12025550199"), "ecm", false));
      UUID box =
          faxbox(
              Map.of(
                  "fax_identity",
                  "STUDIO BIANCHI",
                  "fax_header",
                  "Bianchi",
                  "override_callee_number",
                  true,
                  "fax_timezone",
                  "America/New_York"));
      own(number, Optional.of(box));

      assertReceived(route(number))
          .extracting(Route.Receive::as)
          .isEqualTo(
              new Answering(
                  new Answering.Shown("STUDIO BIANCHI", "Bianchi", "+12025550199", "desk"),
                  ZoneId.of("America/New_York"),
                  false,
                  true,
                  T38Plan.of(Optional.empty(), true)));
    }

    @Test
    void a_user_answers_by_its_fax_settings_and_in_its_time_zone() {
      UUID owner = user("{\"fax_settings\":{\"caller_name\":\"Anna\",\"fax_identity\":\"ANNA\"}}");
      callflow(module("receive_fax", Map.of("owner_id", owner.toString())), number);

      assertReceived(route(number))
          .satisfies(
              receive -> {
                assertThat(receive.whose())
                    .isEqualTo(new Reception.Whose(account, Optional.empty(), Optional.of(owner)));
                assertThat(receive.as().shown())
                    .isEqualTo(new Answering.Shown("ANNA", "", number, "Anna"));
                assertThat(receive.as().zone()).isEqualTo(ZoneId.of("Europe/Rome"));
              });
    }

    @ParameterizedTest
    @CsvSource(
        nullValues = "-",
        value = {
          // module, faxbox, setting, trunk: enabled, asked for
          "-,     -,     -,     -,     true,  true",
          "-,     -,     auto,  -,     true,  true",
          "-,     -,     false, -,     false, false",
          "-,     -,     false, true,  true,  true",
          "-,     -,     true,  true,  true,  false",
          "-,     true,  false, -,     true,  true",
          "-,     false, true,  -,     false, false",
          "auto,  false, false, -,     true,  true",
          "false, true,  true,  -,     false, false",
          "false, true,  true,  false, true,  false"
        })
    void t38_is_what_the_module_says_then_the_faxbox_then_inbound_t38_default(
        String module,
        String box,
        String setting,
        String trunk,
        boolean enabled,
        boolean requested) {
      if (setting != null) {
        set(Map.of("inbound_t38_default", setting));
      }
      UUID faxbox =
          faxbox(
              box == null ? Map.of() : Map.of("media", Map.of("fax_option", box.equals("true"))));
      Map<String, Object> data = new HashMap<>(Map.of("id", faxbox.toString()));
      if (module != null) {
        data.put("media", Map.of("fax_option", module));
      }
      callflow(module("faxbox", data), number);

      Route route =
          routed(
              new ArrivingCall(
                  new CallId(UUID.randomUUID()),
                  "switch-1",
                  new ArrivingCall.Dialled(number, "", Map.of()),
                  new ArrivingCall.Caller("", ""),
                  Optional.ofNullable(trunk).map(Boolean::valueOf)));

      assertReceived(route)
          .extracting(receive -> receive.as().t38())
          .returns(enabled, T38Plan::enabled)
          .returns(requested, T38Plan::request);
    }

    @Test
    void inbound_t38_default_holds_where_nobody_says_otherwise() {
      own(number, Optional.of(faxbox(Map.of())));
      assertReceived(route(number)).matches(receive -> receive.as().t38().enabled());

      set(Map.of("inbound_t38_default", "false"));
      assertReceived(route(number)).matches(receive -> !receive.as().t38().enabled());
    }

    @Test
    void a_flow_that_says_nothing_listens_as_long_as_fax_detect_duration_s() {
      UUID box = faxbox(Map.of());
      callflow(
          Map.of("module", "fax_detect", "data", Map.of(), "children", Map.of("ON_FAX", into(box))),
          number);

      assertThat(((Route.Detect) route(number)).listen()).isEqualTo(Duration.ofSeconds(5));
      set(Map.of("fax_detect_duration_s", 9));
      Route.Detect detect = (Route.Detect) route(number);
      assertThat(detect.listen()).isEqualTo(Duration.ofSeconds(9));
      assertReceived(detect.onFax());
      assertHungUp(detect.onVoice(), HangupCause.NORMAL_CLEARING);
    }

    @Test
    void a_call_goes_out_again_the_way_the_accounts_faxes_do() {
      set(Map.of("dial_string", "sofia/gateway/out/{number}", "dial_number_format", "national"));
      callflow(module("resources", Map.of("to_did", "+12025550123")), number);

      assertThat(((Route.Bridge) route(number)).dialString())
          .isEqualTo("sofia/gateway/out/2025550123");
    }
  }

  @Nested
  class Refused {
    @Test
    void a_caller_whom_the_faxbox_does_not_want_is_rejected() {
      own(number, Optional.of(faxbox(Map.of("caller_deny_list", List.of("+1312*", "anonymous")))));

      assertHungUp(route(number), HangupCause.CALL_REJECTED);
      assertHungUp(route(number, "h", Map.of(), "anonymous"), HangupCause.CALL_REJECTED);
      assertReceived(route(number, "h", Map.of(), "+12025550100"));
    }

    @Test
    void max_inbound_calls_are_taken_at_once_and_the_next_finds_the_line_busy() {
      UUID box = faxbox(Map.of());
      String other = Store.freshNumber();
      own(number, Optional.of(box));
      own(other, Optional.of(faxbox(Map.of())));
      store.tx.run(
          () ->
              store.settings.give(
                  SettingScope.FAXBOX, box, new HashMap<>(Map.of("max_inbound", 1)), "test"));
      assertReceived(route(number));

      begin(box);
      assertHungUp(route(number), HangupCause.USER_BUSY);
      assertReceived(route(other));

      set(Map.of("max_inbound", 1));
      assertHungUp(route(other), HangupCause.USER_BUSY);
    }

    private void begin(UUID box) {
      store.tx.run(
          () ->
              store.receptions.add(
                  new Reception(
                      UUID.randomUUID(),
                      new Reception.Whose(account, Optional.of(box), Optional.empty()),
                      new Reception.Line("+1", "", number),
                      new Reception.SwitchFile("a", "/tmp/x", UUID.randomUUID().toString()),
                      Store.NODE,
                      store.clock.instant())));
    }

    @Test
    void an_account_that_is_disabled_takes_no_calls() {
      own(number, Optional.of(faxbox(Map.of())));
      store.tx.run(() -> store.accounts.byId(account).orElseThrow().enabled(false));

      assertHungUp(route(number), HangupCause.INCOMING_CALL_BARRED);
    }

    @Test
    void a_fax_after_a_detection_is_refused_alike() {
      UUID box = faxbox(Map.of("caller_allow_list", List.of("+12025550100")));
      callflow(
          Map.of("module", "fax_detect", "data", Map.of(), "children", Map.of("_", into(box))),
          number);

      assertHungUp(((Route.Detect) route(number)).onFax(), HangupCause.CALL_REJECTED);
    }
  }
}
