package org.caselli.fax.app.transmit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.app.claim.Claim;
import org.caselli.fax.app.prepare.FaxZone;
import org.caselli.fax.domain.account.Account;
import org.caselli.fax.domain.account.HostedNumber;
import org.caselli.fax.domain.account.Role;
import org.caselli.fax.domain.account.User;
import org.caselli.fax.domain.call.AttemptOutcome;
import org.caselli.fax.domain.call.OutcomeKind;
import org.caselli.fax.domain.call.Transience;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.fax.FaxOptions;
import org.caselli.fax.domain.job.Attempt;
import org.caselli.fax.domain.job.Job;
import org.caselli.fax.domain.job.Schedule;
import org.caselli.fax.domain.settings.SettingScope;
import org.caselli.fax.port.CallRequest;
import org.caselli.fax.store.OwnDatabase;
import org.caselli.fax.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallPlannerTest {
  private static final UUID NO_ONE = new UUID(0, 0);
  private static final ZoneId ROME = ZoneId.of("Europe/Rome");

  @RegisterExtension static final OwnDatabase DATABASE = new OwnDatabase();

  private Store store;
  private CallPlanner planner;
  private UUID account;
  private final UUID faxbox = UUID.randomUUID();
  private final Map<String, Object> givenToSystem = new HashMap<>();

  // The fax that is planned, as the tests change it.
  private Optional<UUID> owner = Optional.empty();
  private Optional<UUID> sentThrough = Optional.empty();
  private String from = "+12125550100";
  private String to = "+13125550111";
  private String stationId = "";
  private String header = "";
  private String timezone = "";
  private boolean bypass;
  private String rawNumber = "";
  private Optional<Boolean> ensure = Optional.empty();

  @BeforeEach
  void start() {
    store = new Store(DATABASE.get());
    planner =
        new CallPlanner(
            store.settings, store.accounts, new FaxZone(store.accounts, store.ownFaxSettings));
    account = UUID.randomUUID();
    store.tx.run(
        () ->
            store.accounts.add(
                new Account(
                    account,
                    Optional.empty(),
                    "test",
                    account + ".example",
                    ROME,
                    "{}",
                    store.clock.instant())));
  }

  /** Other tests of the class share the database. */
  @AfterEach
  void takeBack() {
    givenToSystem.replaceAll((name, value) -> null);
    store.tx.run(() -> store.settings.give(SettingScope.SYSTEM, NO_ONE, givenToSystem, "test"));
  }

  private void system(String name, Object value) {
    givenToSystem.put(name, value);
    give(SettingScope.SYSTEM, NO_ONE, name, value);
  }

  private void give(SettingScope scope, UUID id, String name, Object value) {
    store.tx.run(() -> store.settings.give(scope, id, Map.of(name, value), "test"));
  }

  private String hosted(UUID owner) {
    String number = Store.freshNumber();
    store.tx.run(() -> store.accounts.assign(new HostedNumber(number, owner, Optional.empty())));
    return number;
  }

  private Claim claim() {
    return claim(account);
  }

  private Claim claim(UUID sender) {
    UUID id = UUID.randomUUID();
    Fax fax =
        Fax.outbound(
            id,
            new Fax.Parties(sender, sentThrough, from, "Me", to, "You"),
            new FaxOptions(
                stationId,
                header,
                timezone,
                List.of(),
                Map.of(),
                Map.of("X-Test", "yes"),
                bypass,
                rawNumber,
                ensure,
                FaxOptions.Look.AS_SET),
            "{}",
            store.clock.instant());
    owner.ifPresent(user -> fax.comesFrom(Fax.Origin.ofOwner(user)));
    Job job = new Job(id, sender, to, 3, Schedule.AT_ONCE, "test", store.clock.instant());
    return new Claim(
        new Attempt(
            UUID.randomUUID(), job, Store.NODE, true, "secret", 1, 3, store.clock.instant()),
        fax);
  }

  private CallRequest request() {
    return planner.request(claim());
  }

  @Test
  void a_request_says_what_the_attempt_and_its_fax_say() {
    system("dial_string", "sofia/gateway/carrier/{number}");
    Claim claim = claim();

    CallRequest request = planner.request(claim);

    assertThat(request.call()).isEqualTo(claim.attempt().call());
    assertThat(request.destination()).isEqualTo(to);
    assertThat(request.callerNumber()).isEqualTo(from);
    assertThat(request.callerName()).isEqualTo("Me");
    assertThat(request.filePath()).isEqualTo("/fax/secret.tiff");
    assertThat(request.startPage()).isEqualTo(1);
    assertThat(request.totalPages()).isEqualTo(3);
    assertThat(request.attempt()).isEqualTo(1);
    assertThat(request.account()).isEqualTo(account.toString().replace("-", ""));
    assertThat(request.dialString()).isEqualTo("sofia/gateway/carrier/{number}");
    assertThat(request.sipHeaders()).containsExactly(Map.entry("X-Test", "yes"));
  }

  @Test
  void the_station_id_is_the_senders_else_the_caller_number() {
    assertThat(request().stationId()).isEqualTo(from);

    stationId = "Studio Rossi";
    assertThat(request().stationId()).isEqualTo("Studio Rossi");
  }

  @Test
  void the_switch_is_told_the_file_proxys_address_only_when_one_is_set() {
    assertThat(request().proxyAddress()).isEmpty();

    system("file_proxy_address", "http://fax.example.net:30950");
    assertThat(request().proxyAddress()).contains(URI.create("http://fax.example.net:30950"));
  }

  @Nested
  class CallerId {
    @Test
    void a_caller_number_that_nobody_hosts_is_objected_to_for_good() {
      AttemptOutcome objection = planner.objection(claim()).orElseThrow();

      assertThat(objection.kind()).isEqualTo(OutcomeKind.NOT_PERMITTED);
      assertThat(objection.transience()).isEqualTo(Transience.PERMANENT);
      assertThat(objection.sentence()).contains(from, "account's numbers");
    }

    @Test
    void a_caller_number_of_the_account_is_fine_however_it_is_written() {
      from = hosted(account);
      assertThat(planner.objection(claim())).isEmpty();

      from = from.substring(2);
      assertThat(planner.objection(claim())).isEmpty();
    }

    @Test
    void a_caller_number_of_another_account_is_objected_to() {
      from = hosted(store.account());

      assertThat(planner.objection(claim())).isPresent();
    }

    @Test
    void a_caller_number_that_is_no_number_is_objected_to() {
      from = "";
      assertThat(planner.objection(claim())).isPresent();
      from = "anonymous";
      assertThat(planner.objection(claim())).isPresent();
    }

    @Test
    void without_ensure_valid_caller_id_any_number_goes() {
      system("ensure_valid_caller_id", false);

      assertThat(planner.objection(claim())).isEmpty();
    }

    @Test
    void a_fax_overrides_the_setting_both_ways() {
      ensure = Optional.of(false);
      assertThat(planner.objection(claim())).isEmpty();

      system("ensure_valid_caller_id", false);
      ensure = Optional.of(true);
      assertThat(planner.objection(claim())).isPresent();
    }
  }

  @Nested
  class Destination {
    @ParameterizedTest
    @CsvSource({
      "e164, +13125550111, +13125550111",
      "digits, +13125550111, 13125550111",
      "national, +13125550111, 3125550111",
      "e164, +390612345678, +390612345678",
      "digits, +390612345678, 390612345678",
      "national, +390612345678, +390612345678"
    })
    void it_is_written_in_the_accounts_dial_number_format(
        String format, String number, String dialled) {
      give(SettingScope.ACCOUNT, account, "dial_number_format", format);
      to = number;

      assertThat(request().destination()).isEqualTo(dialled);
    }

    @Test
    void with_bypass_e164_it_is_dialled_as_it_was_given() {
      give(SettingScope.ACCOUNT, account, "dial_number_format", "digits");
      bypass = true;
      rawNumber = "9-312-555-0111";

      assertThat(request().destination()).isEqualTo("9-312-555-0111");
    }

    @Test
    void without_bypass_e164_the_given_form_does_not_matter() {
      rawNumber = "(312) 555-0111";

      assertThat(request().destination()).isEqualTo("+13125550111");
    }

    @Test
    void bypass_e164_without_a_given_form_dials_the_normalised_number() {
      bypass = true;

      assertThat(request().destination()).isEqualTo("+13125550111");
    }
  }

  @Nested
  class Header {
    @ParameterizedTest
    @CsvSource({"server, ''", "none, ''", "switch, Rossi"})
    void its_text_goes_to_the_switch_only_when_the_switch_draws_it(String by, String sent) {
      give(SettingScope.ACCOUNT, account, "page_header", by);
      header = "Rossi";

      assertThat(request().header()).isEqualTo(sent);
    }

    @Test
    void the_server_draws_it_when_nothing_is_set() {
      header = "Rossi";

      assertThat(request().header()).isEmpty();
    }

    @Test
    void without_a_text_of_the_senders_it_is_the_caller_name() {
      give(SettingScope.ACCOUNT, account, "page_header", "switch");

      assertThat(request().header()).isEqualTo("Me");
    }

    @Test
    void nobody_looks_for_the_time_zone_of_a_header_that_the_switch_does_not_draw() {
      timezone = "America/Chicago";

      assertThat(request().zone()).isEqualTo(ZoneId.of("UTC"));
    }

    @Test
    void its_time_zone_is_the_faxs_then_its_owners_then_the_accounts_then_utc() {
      give(SettingScope.ACCOUNT, account, "page_header", "switch");
      timezone = "America/Chicago";
      assertThat(request().zone()).isEqualTo(ZoneId.of("America/Chicago"));
      timezone = "";
      assertThat(request().zone()).isEqualTo(ROME);
      timezone = "Middle/Earth";
      assertThat(request().zone()).isEqualTo(ROME);

      owner = Optional.of(user("Asia/Tokyo", "{}"));
      assertThat(request().zone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
      owner =
          Optional.of(user("Asia/Tokyo", "{\"fax_settings\":{\"fax_timezone\":\"Asia/Seoul\"}}"));
      assertThat(request().zone()).isEqualTo(ZoneId.of("Asia/Seoul"));
      owner = Optional.of(user("", "{}"));
      assertThat(request().zone()).isEqualTo(ROME);
      owner = Optional.empty();

      CallRequest ofNobody = planner.request(claim(UUID.randomUUID()));
      assertThat(ofNobody.zone()).isEqualTo(ZoneId.of("UTC"));
    }
  }

  private UUID user(String zone, String document) {
    UUID id = UUID.randomUUID();
    User.Profile profile = new User.Profile("user" + id, "", Role.USER, zone, true, document);
    store.tx.run(() -> store.users.add(new User(id, account, profile, store.clock.instant())));
    return id;
  }

  @Nested
  class HowToCall {
    @Test
    void they_are_the_catalogues_when_nothing_is_set() {
      assertThat(request().options())
          .isEqualTo(
              new CallRequest.Options(true, false, true, true, true, Duration.ofSeconds(40)));
    }

    @ParameterizedTest
    @CsvSource({
      "t38_enabled, false",
      "t38_request, true",
      "ecm, false",
      "v17, false",
      "ignore_early_media, false"
    })
    void each_switch_reaches_its_own_option(String name, boolean value) {
      sentThrough = Optional.of(faxbox);
      give(SettingScope.FAXBOX, faxbox, name, value);

      assertThat(request().options())
          .isEqualTo(
              new CallRequest.Options(
                  !name.equals("t38_enabled"),
                  name.equals("t38_request"),
                  !name.equals("ecm"),
                  !name.equals("v17"),
                  !name.equals("ignore_early_media"),
                  Duration.ofSeconds(40)));
    }

    @Test
    void the_faxbox_wins_over_the_account_and_the_account_over_the_system() {
      system("endpoint_timeout", 50);
      assertThat(request().options().endpointTimeout()).isEqualTo(Duration.ofSeconds(50));
      give(SettingScope.ACCOUNT, account, "endpoint_timeout", 60);
      assertThat(request().options().endpointTimeout()).isEqualTo(Duration.ofSeconds(60));
      give(SettingScope.FAXBOX, faxbox, "endpoint_timeout", 70);
      assertThat(request().options().endpointTimeout())
          .as("not sent through the faxbox")
          .isEqualTo(Duration.ofSeconds(60));

      sentThrough = Optional.of(faxbox);

      assertThat(request().options().endpointTimeout()).isEqualTo(Duration.ofSeconds(70));
    }

    @Test
    void what_the_faxbox_does_not_say_the_account_says() {
      sentThrough = Optional.of(faxbox);
      system("ecm", true);
      give(SettingScope.ACCOUNT, account, "ecm", false);
      give(SettingScope.FAXBOX, faxbox, "v17", false);

      assertThat(request().options().ecm()).isFalse();
      assertThat(request().options().v17()).isFalse();
      assertThat(request().options().t38()).isTrue();
    }
  }

  @Test
  void the_file_has_the_ending_that_the_operator_wants() {
    assertThat(request().filePath()).endsWith(".tiff");

    system("default_fax_extension", ".tif");

    assertThat(request().filePath()).endsWith(".tif");
  }

  @Nested
  class Limits {
    @Test
    void they_are_those_of_the_settings() {
      system("originate_stage_timeout", 90);
      system("negotiate_stage_timeout", 33);
      system("send_stage_timeout", 444);
      system("wait_for_fax_timeout_ms", 90_000);

      assertThat(planner.limits(claim()))
          .isEqualTo(
              new LiveCall.StageLimits(
                  Duration.ofSeconds(90),
                  Duration.ofSeconds(33),
                  Duration.ofSeconds(444),
                  Duration.ofSeconds(90)));
    }

    @ParameterizedTest
    @CsvSource({"60, 40, 60", "60, 41, 61", "60, 100, 120", "5, 1, 21"})
    void to_originate_there_is_time_to_ring_and_twenty_seconds(int originate, int ring, int limit) {
      system("originate_stage_timeout", originate);
      give(SettingScope.FAXBOX, faxbox, "endpoint_timeout", ring);
      sentThrough = Optional.of(faxbox);

      assertThat(planner.limits(claim()).originate()).isEqualTo(Duration.ofSeconds(limit));
    }
  }
}
