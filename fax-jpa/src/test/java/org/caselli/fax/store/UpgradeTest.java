package org.caselli.fax.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.account.Role;
import org.caselli.fax.domain.account.User;
import org.caselli.fax.domain.fax.Fax.Direction;
import org.caselli.fax.domain.fax.FaxIndex;
import org.caselli.fax.domain.fax.FaxListing;
import org.caselli.fax.domain.fax.FaxListing.View;
import org.caselli.fax.domain.fax.FaxScope;
import org.caselli.fax.domain.listing.Stretch;
import org.caselli.fax.domain.settings.FaxSettings;
import org.caselli.fax.domain.settings.SettingScope;
import org.caselli.fax.domain.usage.Ending;
import org.caselli.fax.domain.usage.UsageLedger.CauseCount;
import org.caselli.fax.domain.usage.UsageLedger.HourCount;
import org.caselli.fax.domain.usage.UsageSpan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** A database of version 0.1.0 with rows in it, brought up to this version. */
class UpgradeTest {
  private static final UUID FIRST = UUID.fromString("00000000-0000-0000-0000-000000000001");
  private static final UUID SECOND = UUID.fromString("00000000-0000-0000-0000-000000000002");
  private static final UUID ADMIN = UUID.fromString("00000000-0000-0000-0000-000000000003");
  private static final UUID KEY = UUID.fromString("00000000-0000-0000-0000-000000000004");
  private static final UUID FAX = UUID.fromString("00000000-0000-0000-0000-000000000005");
  private static final UUID BOX = UUID.fromString("00000000-0000-0000-0000-000000000006");
  private static final UUID YOUNGER_BOX = UUID.fromString("00000000-0000-0000-0000-000000000007");
  private static final UUID SENT = UUID.fromString("00000000-0000-0000-0000-000000000006");
  private static final UUID RECEIVED = UUID.fromString("00000000-0000-0000-0000-000000000007");
  private static final UUID DELETED = UUID.fromString("00000000-0000-0000-0000-000000000008");
  private static final UUID NOTICE = UUID.fromString("00000000-0000-0000-0000-000000000009");
  private static final String THEN = "'2026-11-01T00:00:00Z'";

  private static final List<String> ROWS =
      List.of(
          "insert into account (id, parent_id, name, realm, timezone, default_from, attributes,"
              + " created_at, modified_at, version) values ('%s', null, 'first', 'first.example',"
                  .formatted(FIRST)
              + " 'UTC', '+12125550100', '{}', %s, %s, 0)".formatted(THEN, THEN),
          "insert into account (id, parent_id, name, realm, timezone, default_from, attributes,"
              + " created_at, modified_at, version) values ('%s', '%s', 'second',"
                  .formatted(SECOND, FIRST)
              + " 'second.example', 'UTC', '', '{}', %s, %s, 0)".formatted(THEN, THEN),
          "insert into app_user (id, account_id, username, email, role, timezone, created_at)"
              + " values ('%s', '%s', 'admin', 'a@first.example', 'SYSTEM_ADMIN', '', %s)"
                  .formatted(ADMIN, FIRST, THEN),
          "insert into api_key (id, account_id, name, role, key_hash, created_at)"
              + " values ('%s', '%s', 'first start', 'SYSTEM_ADMIN', 'key', %s)"
                  .formatted(KEY, FIRST, THEN),
          "insert into auth_token (token_hash, account_id, api_key_id, role, created_at, expires_at)"
              + " values ('token', '%s', '%s', 'SYSTEM_ADMIN', %s, '2026-12-01T00:00:00Z')"
                  .formatted(FIRST, KEY, THEN),
          "insert into faxbox (id, account_id, name, smtp_domain, document, created_at, modified_at,"
              + " version) values ('%s', '%s', 'box', '0A1B2C3D.fax.example', '{\"name\":\"box\","
                  .formatted(BOX, FIRST)
              + "\"custom_smtp_email_address\":\"Fax.Example\"}', %s, %s, 0)".formatted(THEN, THEN),
          "insert into faxbox (id, account_id, name, smtp_domain, document, created_at, modified_at,"
              + " version) values ('%s', '%s', 'box', '4a1b2c3d.fax.example', '{\"name\":\"box\","
                  .formatted(YOUNGER_BOX, SECOND)
              + "\"custom_smtp_email_address\":\"fax.example\"}', %s, %s, 0)".formatted(THEN, THEN),
          fax(FAX, "OUTBOUND", "OUTBOX", false),
          job(FAX, "PENDING"),
          fax(SENT, "OUTBOUND", "OUTBOX", false),
          job(SENT, "COMPLETED"),
          fax(RECEIVED, "INBOUND", "INBOX", false),
          fax(DELETED, "INBOUND", "INBOX", true)
              .replace(
                  "'{}', '{}', '{}'",
                  "'{}', '{}', '{\"success\":false,\"result_cause\":\"ORIGINATOR_CANCEL\"}'"),
          "insert into notice (id, account_id, fax_id, kind, recipients, state, tries, due_at,"
              + " created_at, last_error, version) values ('%s', '%s', '%s', 'RECEIPT',"
                  .formatted(NOTICE, FIRST, SENT)
              + " 'a@first.example', 'WAITING', 1, %s, %s, 'busy', 0)".formatted(THEN, THEN),
          "insert into setting (scope, scope_id, name, setting_value, changed_at, changed_by,"
              + " version) values ('ACCOUNT', '%s', 'max_outbound', '{\"v\":3}', %s, 'key', 4)"
                  .formatted(FIRST, THEN));

  @Test
  void on_h2() {
    try (TestDatabase database = TestDatabase.h2(ROWS)) {
      assertInForce(new Store(database));
    }
  }

  @Test
  @EnabledIfEnvironmentVariable(named = TestDatabase.PG_URL, matches = ".+")
  void on_postgresql() {
    try (TestDatabase database = TestDatabase.postgreSql(ROWS)) {
      assertInForce(new Store(database));
    }
  }

  private static List<UUID> shown(Store store, View view) {
    FaxListing listing = new FaxListing(FIRST, view, FaxScope.ALL, Stretch.ALL);
    return store.tx.in(() -> store.index.walk(listing, 10)).stream().map(FaxIndex.Row::id).toList();
  }

  private static String fax(UUID id, String direction, String folder, boolean deleted) {
    return """
        insert into fax (id, account_id, direction, folder, from_number, from_name, to_number,
        to_name, original_url, pages, size_bytes, options, attributes, result, created_at,
        modified_at, deleted, version) values ('%s', '%s', '%s', '%s', '+12125550100', 'Me',
        '+12125550101', 'You', '', 0, 0, '{}', '{}', '{}', %s, %s, %s, 0)"""
        .formatted(id, FIRST, direction, folder, THEN, THEN, deleted);
  }

  private static String job(UUID id, String state) {
    return """
        insert into job (id, account_id, state, to_number, retries, attempts, dials, priority,
        due_at, queued, message_seq, queue_order, wait_order, confirmed_pages, retry_after,
        reschedule_rule, reason, correlation_id, created_at, modified_at, version)
        values ('%s', '%s', '%s', '+12125550101', 3, 0, 0, 4, %s, false, 0, 0, 0, 0, 0, '', '',
        'test', %s, %s, 0)"""
        .formatted(id, FIRST, state, THEN, THEN, THEN);
  }

  private static void assertInForce(Store store) {
    Instant now = Instant.parse("2026-11-20T00:00:00Z");
    Access key = new Access(FIRST, KEY, Role.SYSTEM_ADMIN);

    assertThat(store.tx.in(() -> store.keys.accessByKey("key", now))).contains(key);
    assertThat(store.tx.in(() -> store.keys.accessByToken("token", now))).contains(key);
    assertThat(store.tx.in(() -> store.users.byUsername(FIRST, "admin").orElseThrow()))
        .returns(ADMIN, User::id)
        .returns(true, User::enabled)
        .returns(false, User::hasPassword);
    assertThat(store.tx.in(() -> store.users.salt(FIRST)))
        .isNotEqualTo(store.tx.in(() -> store.users.salt(SECOND)));
    assertThat(store.tx.in(() -> store.accounts.byId(SECOND).orElseThrow().enabled())).isTrue();
    assertThat(store.tx.in(() -> store.faxboxes.byMailDomain("fax.example").orElseThrow().id()))
        .isEqualTo(BOX);
    assertThat(store.tx.in(() -> store.faxboxes.byMailDomain("0a1b2c3d.fax.example"))).isPresent();
    assertThat(store.tx.in(() -> store.faxboxes.byId(SECOND, YOUNGER_BOX))).isPresent();
    assertThat(store.tx.in(() -> store.faxes.byId(FIRST, FAX))).isPresent();
    assertThat(store.tx.in(() -> store.jobs.byId(FAX))).isPresent();
    assertThat(shown(store, View.OUTGOING)).containsExactly(FAX);
    assertThat(shown(store, View.OUTBOX)).containsExactly(SENT);
    assertThat(shown(store, View.INBOX)).containsExactly(RECEIVED);
    assertThat(store.tx.in(() -> store.jobs.hasUnfinished(FIRST))).isTrue();
    assertThat(store.tx.in(() -> store.notices.byId(NOTICE)).orElseThrow().openRecipients())
        .containsExactly("a@first.example");
    assertSettingsInForce(store);
    assertCounted(store);
  }

  private static void assertCounted(Store store) {
    Instant then = Instant.parse("2026-11-01T00:00:00Z");
    UsageSpan day =
        new UsageSpan(Set.of(FIRST), Optional.empty(), then, then.plus(Duration.ofDays(1)));
    assertThat(store.tx.in(() -> store.usage.hours(day)))
        .containsExactlyInAnyOrder(
            new HourCount(then, Direction.OUTBOUND, Ending.COMPLETED, 1, 0),
            new HourCount(then, Direction.INBOUND, Ending.FAILED, 2, 0));
    assertThat(store.tx.in(() -> store.usage.causes(day, 10)))
        .containsExactlyInAnyOrder(
            new CauseCount(Direction.INBOUND, "UNKNOWN", 1),
            new CauseCount(Direction.INBOUND, "ORIGINATOR_CANCEL", 1));
  }

  private static void assertSettingsInForce(Store store) {
    assertThat(store.settings.forAccount(FIRST).get(FaxSettings.MAX_OUTBOUND)).isEqualTo(3);
    assertThat(store.tx.in(() -> store.settings.revision(SettingScope.ACCOUNT, FIRST)))
        .isEqualTo(4);
    store.tx.run(
        () -> store.settings.give(SettingScope.ACCOUNT, FIRST, Map.of("max_outbound", 5), "test"));
    assertThat(store.settings.forAccount(FIRST).get(FaxSettings.MAX_OUTBOUND)).isEqualTo(5);
    assertThat(store.tx.in(() -> store.settings.revision(SettingScope.ACCOUNT, FIRST)))
        .isEqualTo(5);
  }
}
