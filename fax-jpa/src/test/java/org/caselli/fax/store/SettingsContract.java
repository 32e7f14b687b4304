package org.caselli.fax.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.caselli.fax.domain.audit.Act;
import org.caselli.fax.domain.audit.Actor;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.Violation;
import org.caselli.fax.domain.settings.FaxSettings;
import org.caselli.fax.domain.settings.ReceivingIdentity;
import org.caselli.fax.domain.settings.ReceivingSettings;
import org.caselli.fax.domain.settings.SettingScope;
import org.junit.jupiter.api.Test;

interface SettingsContract extends StoreContract {
  @Test
  default void the_narrower_scope_wins_and_what_is_taken_back_falls_through() {
    Store store = store();
    UUID account = store.account();
    UUID box = UUID.randomUUID();
    try {
      give(store, SettingScope.SYSTEM, account, Map.of("endpoint_timeout", 50));
      give(store, SettingScope.ACCOUNT, account, Map.of("endpoint_timeout", 60));
      give(store, SettingScope.FAXBOX, box, Map.of("endpoint_timeout", 70));

      assertThat(timeout(store, account, box)).hasSeconds(70);
      take(store, SettingScope.FAXBOX, box, "endpoint_timeout");
      assertThat(timeout(store, account, box)).hasSeconds(60);
      take(store, SettingScope.ACCOUNT, account, "endpoint_timeout");
      assertThat(timeout(store, account, box)).hasSeconds(50);
    } finally {
      take(store, SettingScope.SYSTEM, account, "endpoint_timeout");
    }
    assertThat(timeout(store, account, box)).hasSeconds(40);
  }

  @Test
  default void a_change_is_seen_at_once() {
    Store store = store();
    UUID account = store.account();
    assertThat(store.settings.forAccount(account).get(FaxSettings.MAX_OUTBOUND)).isEqualTo(10);

    give(store, SettingScope.ACCOUNT, account, Map.of("max_outbound", 2));
    assertThat(store.settings.forAccount(account).get(FaxSettings.MAX_OUTBOUND)).isEqualTo(2);
    give(store, SettingScope.ACCOUNT, account, Map.of("max_outbound", 3));

    assertThat(store.settings.forAccount(account).get(FaxSettings.MAX_OUTBOUND)).isEqualTo(3);
  }

  @Test
  default void who_reads_while_a_change_is_made_keeps_nobody_from_seeing_it() throws Exception {
    Store store = store();
    UUID account = store.account();
    ExecutorService reader = Executors.newSingleThreadExecutor();
    try {
      store.tx.call(
          () -> {
            store.settings.give(SettingScope.ACCOUNT, account, Map.of("max_outbound", 2), "test");
            return reader
                .submit(() -> store.settings.forAccount(account).get(FaxSettings.MAX_OUTBOUND))
                .get();
          });
    } finally {
      reader.shutdownNow();
    }

    assertThat(store.settings.forAccount(account).get(FaxSettings.MAX_OUTBOUND)).isEqualTo(2);
  }

  @Test
  default void a_change_on_another_node_is_seen_within_a_second() {
    Store store = store();
    UUID account = store.account();
    JpaSettings otherNode = new JpaSettings(store.tx.entityManager(), store.trail, store.clock);
    assertThat(store.settings.forAccount(account).get(FaxSettings.MAX_OUTBOUND)).isEqualTo(10);

    store.tx.run(
        () -> otherNode.give(SettingScope.ACCOUNT, account, Map.of("max_outbound", 1), "test"));
    store.clock.advance(Duration.ofSeconds(1));

    assertThat(store.settings.forAccount(account).get(FaxSettings.MAX_OUTBOUND)).isEqualTo(1);
  }

  @Test
  default void what_is_true_for_the_system_stays_true_for_an_account_where_the_type_merges() {
    Store store = store();
    UUID account = store.account();
    try {
      give(store, SettingScope.SYSTEM, account, Map.of("sending_paused", true));
      give(store, SettingScope.ACCOUNT, account, Map.of("sending_paused", false));

      assertThat(store.settings.forAccount(account).get(FaxSettings.SENDING_PAUSED)).isTrue();
    } finally {
      take(store, SettingScope.SYSTEM, account, "sending_paused");
    }
    assertThat(store.settings.forAccount(account).get(FaxSettings.SENDING_PAUSED)).isFalse();
  }

  @Test
  default void the_accounts_that_give_a_setting_are_found() {
    Store store = store();
    UUID paused = store.account();
    UUID going = store.account();
    give(store, SettingScope.ACCOUNT, paused, Map.of("sending_paused", true));
    give(store, SettingScope.ACCOUNT, going, Map.of("sending_paused", false));

    assertThat(store.tx.in(() -> store.settings.accountsWith(FaxSettings.SENDING_PAUSED)))
        .contains(paused)
        .doesNotContain(going);
  }

  @Test
  default void nothing_is_written_when_one_value_is_wrong() {
    Store store = store();
    UUID account = store.account();
    Map<String, Object> values = new HashMap<>();
    values.put("max_outbound", 5);
    values.put("no_such_key", 1);
    values.put("port", 80);
    values.put("endpoint_timeout", "soon");

    assertThatThrownBy(() -> give(store, SettingScope.ACCOUNT, account, values))
        .isInstanceOfSatisfying(
            FaxException.class,
            e ->
                assertThat(e.violations())
                    .extracting(Violation::path, Violation::rule)
                    .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("no_such_key", "unknown"),
                        org.assertj.core.groups.Tuple.tuple("port", "scope"),
                        org.assertj.core.groups.Tuple.tuple("endpoint_timeout", "invalid")));
    assertThat(given(store, SettingScope.ACCOUNT, account)).isEmpty();
  }

  @Test
  default void an_old_spelling_is_written_under_the_name_of_today() {
    Store store = store();
    UUID account = store.account();
    try {
      give(store, SettingScope.SYSTEM, account, Map.of("serialize_outbound_number", false));

      assertThat(given(store, SettingScope.SYSTEM, account))
          .containsEntry("serialize_outbound_numbers", false);
      assertThat(store.settings.system().get(FaxSettings.SERIALIZE_OUTBOUND_NUMBERS)).isFalse();
    } finally {
      take(store, SettingScope.SYSTEM, account, "serialize_outbound_numbers");
    }
  }

  @Test
  default void a_retired_setting_is_accepted_for_the_system_and_not_kept() {
    Store store = store();
    UUID account = store.account();

    give(store, SettingScope.SYSTEM, account, Map.of("convert_pdf_command", "/usr/bin/gs"));

    assertThat(given(store, SettingScope.SYSTEM, account)).doesNotContainKey("convert_pdf_command");
    assertThatThrownBy(
            () -> give(store, SettingScope.ACCOUNT, account, Map.of("convert_pdf_command", "gs")))
        .isInstanceOf(FaxException.class);
  }

  @Test
  default void rules_are_kept_in_their_order() {
    Store store = store();
    UUID account = store.account();
    Map<String, Object> rules = new java.util.LinkedHashMap<>();
    for (String name : List.of("z", "a", "m")) {
      rules.put(name, Map.of("compare-values", List.of("USER_BUSY", 486), "retry-after", 60));
    }
    try {
      give(store, SettingScope.SYSTEM, account, Map.of("reschedule", rules));

      assertThat(store.settings.system().get(FaxSettings.RESCHEDULE))
          .extracting(org.caselli.fax.domain.retry.RescheduleRule::name)
          .containsExactly("z", "a", "m");
    } finally {
      take(store, SettingScope.SYSTEM, account, "reschedule");
    }
  }

  @Test
  default void what_holds_for_a_fax_is_its_faxbox_s_or_its_account_s() {
    Store store = store();
    UUID account = store.account();
    UUID box = UUID.randomUUID();
    give(store, SettingScope.FAXBOX, box, Map.of("resume_at_unconfirmed_page", false));

    assertThat(store.settings.forFax(account, Optional.of(box)).get(FaxSettings.RESUME)).isFalse();
    assertThat(store.settings.forFax(account, Optional.empty()).get(FaxSettings.RESUME)).isTrue();
  }

  @Test
  default void each_change_raises_the_revision_and_is_written_down() {
    Store store = store();
    UUID account = store.account();
    Actor actor = new Actor("key-1", "request-1");

    store.tx.run(
        () -> store.settings.give(SettingScope.ACCOUNT, account, Map.of("max_outbound", 5), actor));
    store.clock.advance(Duration.ofMinutes(1));
    give(store, SettingScope.ACCOUNT, account, Map.of("max_outbound", 6, "max_pages", 7));
    take(store, SettingScope.ACCOUNT, account, "max_pages");

    assertThat(store.tx.in(() -> store.settings.revision(SettingScope.ACCOUNT, account)))
        .isEqualTo(3);
    List<Act> acts = history(store, account);
    assertThat(acts)
        .hasSize(3)
        .allSatisfy(a -> assertThat(a.action()).isEqualTo("settings.changed"));
    assertThat(acts.get(2).actor()).isEqualTo(actor);
    assertThat(acts.get(2).at()).isEqualTo(store.clock.instant().minusSeconds(60));
    assertThat(acts.get(2).detail())
        .isEqualTo(Map.of("revision", 1L, "changes", Map.of("max_outbound", Map.of("to", 5L))));
    assertThat(acts.get(1).detail().get("changes"))
        .isEqualTo(
            Map.of("max_outbound", Map.of("from", 5L, "to", 6L), "max_pages", Map.of("to", 7L)));
    assertThat(acts.get(0).detail().get("changes"))
        .isEqualTo(Map.of("max_pages", Map.of("from", 7L)));
    assertThat(
            store.tx.in(
                () -> store.trail.latest("settings", account.toString(), acts.get(1).number(), 5)))
        .containsExactly(acts.get(2));
  }

  @Test
  default void what_is_given_again_as_it_is_is_no_change() {
    Store store = store();
    UUID account = store.account();
    give(store, SettingScope.ACCOUNT, account, Map.of("max_outbound", 5));

    give(store, SettingScope.ACCOUNT, account, Map.of("max_outbound", 5L));
    take(store, SettingScope.ACCOUNT, account, "max_pages");

    assertThat(history(store, account)).hasSize(1);
    assertThat(store.tx.in(() -> store.settings.hold(SettingScope.ACCOUNT, account))).isEqualTo(1);
  }

  @Test
  default void what_is_rolled_back_is_not_in_force_and_not_written_down() {
    Store store = store();
    UUID account = store.account();
    assertThat(store.settings.forAccount(account).get(FaxSettings.MAX_OUTBOUND)).isEqualTo(10);

    assertThatThrownBy(
            () ->
                store.tx.run(
                    () -> {
                      store.settings.give(
                          SettingScope.ACCOUNT, account, Map.of("max_outbound", 1), "test");
                      assertThat(store.settings.forAccount(account).get(FaxSettings.MAX_OUTBOUND))
                          .isEqualTo(1);
                      throw new IllegalStateException("too late");
                    }))
        .hasMessage("too late");
    store.clock.advance(Duration.ofSeconds(1));

    assertThat(store.settings.forAccount(account).get(FaxSettings.MAX_OUTBOUND)).isEqualTo(10);
    assertThat(history(store, account)).isEmpty();
  }

  /** Two readings of one revision, two changes: only one may go by what it read. */
  @Test
  default void changes_at_once_follow_each_other() throws Exception {
    Store store = store();
    UUID account = store.account();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Boolean>> changes = new ArrayList<>();
      for (int i = 1; i <= 8; i++) {
        int value = i;
        changes.add(
            () ->
                store.tx.in(
                    () -> {
                      if (store.settings.hold(SettingScope.ACCOUNT, account) != 0) {
                        return false;
                      }
                      store.settings.give(
                          SettingScope.ACCOUNT, account, Map.of("max_outbound", value), "test");
                      return true;
                    }));
      }
      int done = 0;
      for (Future<Boolean> change : threads.invokeAll(changes)) {
        done += change.get() ? 1 : 0;
      }
      assertThat(done).isEqualTo(1);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  default void an_account_takes_over_from_its_reseller_what_is_passed_on() {
    Store store = store();
    UUID reseller = store.account();
    UUID account = store.account(Optional.of(reseller));
    UUID below = store.account(Optional.of(account));
    give(store, SettingScope.ACCOUNT, reseller, Map.of("max_outbound", 4, "ecm", false));

    assertThat(store.settings.forAccount(account).get(FaxSettings.MAX_OUTBOUND)).isEqualTo(4);
    assertThat(store.settings.forFaxbox(account, reseller).get(FaxSettings.MAX_OUTBOUND))
        .isEqualTo(4);
    assertThat(store.settings.forAccount(account).get(FaxSettings.ECM)).isTrue();
    assertThat(store.settings.forAccount(below).get(FaxSettings.MAX_OUTBOUND)).isEqualTo(10);
    give(store, SettingScope.ACCOUNT, account, Map.of("max_outbound", 6));
    assertThat(store.settings.forAccount(account).get(FaxSettings.MAX_OUTBOUND)).isEqualTo(6);
    assertThat(store.settings.forAccount(below).get(FaxSettings.MAX_OUTBOUND)).isEqualTo(6);
    assertThat(store.tx.in(() -> store.settings.fromReseller(account)))
        .isEqualTo(Map.of("max_outbound", 4L));
  }

  @Test
  default void an_account_lays_its_identity_over_the_systems_field_by_field() {
    Store store = store();
    UUID account = store.account();
    try {
      give(
          store,
          SettingScope.SYSTEM,
          account,
          Map.of("fax_settings", Map.of("override_callee_number", true, "caller_id", "+1555")));
      give(
          store,
          SettingScope.ACCOUNT,
          account,
          Map.of("fax_settings", Map.of("fax_identity", "ACME")));

      ReceivingIdentity identity =
          store.settings.forAccount(account).get(ReceivingSettings.IDENTITY);
      assertThat(identity.stationId("+1777")).isEqualTo("ACME");
      assertThat(identity.calleeNumber("+1777")).isEqualTo("+1555");
    } finally {
      take(store, SettingScope.SYSTEM, account, "fax_settings");
    }
  }

  private static List<Act> history(Store store, UUID account) {
    return store.tx.in(
        () -> store.trail.latest("settings", account.toString(), Long.MAX_VALUE, 100));
  }

  private static Duration timeout(Store store, UUID account, UUID box) {
    return store.settings.forFaxbox(account, box).get(FaxSettings.ENDPOINT_TIMEOUT);
  }

  private static Map<String, Object> given(Store store, SettingScope scope, UUID id) {
    return store.tx.in(() -> store.settings.given(scope, id));
  }

  private static void give(Store store, SettingScope scope, UUID id, Map<String, Object> values) {
    store.tx.run(() -> store.settings.give(scope, id, values, "test"));
  }

  private static void take(Store store, SettingScope scope, UUID id, String name) {
    Map<String, Object> values = new HashMap<>();
    values.put(name, null);
    give(store, scope, id, values);
  }
}
