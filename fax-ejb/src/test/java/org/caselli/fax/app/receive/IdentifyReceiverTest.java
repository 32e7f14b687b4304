package org.caselli.fax.app.receive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.app.admin.InMemoryFaxboxes;
import org.caselli.fax.app.admin.InMemorySettings;
import org.caselli.fax.domain.account.OwnFaxSettings;
import org.caselli.fax.domain.faxbox.Faxbox;
import org.caselli.fax.domain.faxbox.FaxboxDocument;
import org.caselli.fax.domain.settings.ReceivingIdentity;
import org.caselli.fax.domain.settings.SettingScope;
import org.junit.jupiter.api.Test;

class IdentifyReceiverTest {
  private static final String DIALLED = "+12025550100";

  private final UUID account = UUID.randomUUID();
  private final UUID user = UUID.randomUUID();
  private final InMemorySettings settings = new InMemorySettings();
  private final Map<UUID, Map<String, Object>> own = new HashMap<>();
  private final InMemoryFaxboxes faxboxes = new InMemoryFaxboxes();
  private final IdentifyReceiver receivers = new IdentifyReceiver(settings, new Own(), faxboxes);

  /** What accounts and users say of themselves. */
  private final class Own implements OwnFaxSettings {
    @Override
    public Map<String, Object> ofAccount(UUID id) {
      return own.getOrDefault(id, Map.of());
    }

    @Override
    public Map<String, Object> ofUser(UUID ofAccount, UUID id) {
      return ofAccount.equals(account) ? ofAccount(id) : Map.of();
    }
  }

  private Optional<UUID> faxbox(Map<String, Object> fields) {
    UUID id = UUID.randomUUID();
    faxboxes.add(
        new Faxbox(id, account, id + ".example", new FaxboxDocument(fields), Instant.EPOCH));
    return Optional.of(id);
  }

  private ReceivingIdentity answers(Optional<UUID> faxbox, Optional<UUID> owner) {
    return receivers.identifyReceiver(account, faxbox, owner);
  }

  @Test
  void a_number_of_nobody_s_answers_as_the_account_says() {
    settings.give(
        SettingScope.ACCOUNT,
        account,
        Map.of("fax_settings", Map.of("fax_identity", "SETTING", "caller_id", "+1777")),
        "test");
    own.put(
        account,
        Map.of("fax_identity", "ACME", "fax_header", "Acme & Co", "fax_timezone", "Asia/Tokyo"));

    ReceivingIdentity identity = answers(Optional.empty(), Optional.empty());

    assertThat(identity.stationId(DIALLED)).isEqualTo("ACME");
    assertThat(identity.calleeNumber(DIALLED)).isEqualTo(DIALLED);
    assertThat(identity.header()).contains("Acme & Co");
    assertThat(identity.zone()).contains(ZoneId.of("Asia/Tokyo"));
  }

  @Test
  void a_user_s_own_fields_lie_over_the_account_s() {
    own.put(account, Map.of("fax_identity", "ACME", "fax_header", "Acme & Co"));
    own.put(
        user,
        Map.of("fax_identity", "ROSSI", "caller_id", "+1888", "override_callee_number", true));

    ReceivingIdentity identity = answers(Optional.empty(), Optional.of(user));

    assertThat(identity.stationId(DIALLED)).isEqualTo("ROSSI");
    assertThat(identity.calleeNumber(DIALLED)).isEqualTo("+1888");
    assertThat(identity.header()).contains("Acme & Co");
  }

  @Test
  void a_faxbox_counts_more_than_its_owner_who_lends_it_the_time_zone() {
    own.put(user, Map.of("fax_identity", "ROSSI", "fax_timezone", "Europe/Rome"));
    String owner = user.toString().replace("-", "");
    Optional<UUID> box =
        faxbox(Map.of("name", "Desk", "owner_id", owner, "fax_timezone", "inherit"));
    Optional<UUID> other =
        faxbox(Map.of("name", "Far", "owner_id", owner, "fax_timezone", "Asia/Tokyo"));

    assertThat(answers(box, Optional.of(user)).stationId(DIALLED)).isEqualTo(DIALLED);
    assertThat(answers(box, Optional.empty()).name()).contains("Desk");
    assertThat(answers(box, Optional.empty()).zone()).contains(ZoneId.of("Europe/Rome"));
    assertThat(answers(other, Optional.empty()).zone()).contains(ZoneId.of("Asia/Tokyo"));
  }

  @Test
  void what_makes_no_sense_says_nothing() {
    own.put(
        account,
        Map.of("override_fax_identity", "perhaps", "fax_timezone", "Nowhere", "caller_id", 5));

    ReceivingIdentity identity = answers(Optional.empty(), Optional.empty());

    assertThat(identity.stationId(DIALLED)).isEqualTo(DIALLED);
    assertThat(identity.zone()).isEmpty();
  }
}
