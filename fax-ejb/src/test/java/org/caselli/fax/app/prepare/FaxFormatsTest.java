package org.caselli.fax.app.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.account.Account;
import org.caselli.fax.domain.account.Role;
import org.caselli.fax.domain.account.User;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.fax.FaxOptions;
import org.caselli.fax.domain.fax.FaxOptions.Look;
import org.caselli.fax.domain.settings.SettingScope;
import org.caselli.fax.imaging.ContentMode;
import org.caselli.fax.imaging.FaxCoding;
import org.caselli.fax.imaging.FaxFormat;
import org.caselli.fax.imaging.FaxResolution;
import org.caselli.fax.imaging.PageHeader;
import org.caselli.fax.imaging.Scaling;
import org.caselli.fax.store.OwnDatabase;
import org.caselli.fax.store.Store;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FaxFormatsTest {
  private static final Instant SUBMITTED = Instant.parse("2026-11-23T23:30:00Z");

  @RegisterExtension static final OwnDatabase DATABASE = new OwnDatabase();

  private final UUID account = UUID.randomUUID();
  private final UUID faxbox = UUID.randomUUID();
  private Store store;
  private FaxFormats formats;

  @BeforeEach
  void start() {
    store = new Store(DATABASE.get());
    formats = new FaxFormats(new FaxZone(store.accounts, store.ownFaxSettings), store.settings);
    store.tx.run(
        () ->
            store.accounts.add(
                new Account(
                    account,
                    Optional.empty(),
                    "test",
                    account + ".example",
                    ZoneId.of("Europe/Rome"),
                    "{}",
                    SUBMITTED)));
  }

  private void give(SettingScope scope, UUID id, Map<String, Object> values) {
    store.tx.run(() -> store.settings.give(scope, id, values, "test"));
  }

  private Fax fax(Look look) {
    return Fax.outbound(
        UUID.randomUUID(),
        new Fax.Parties(
            account, Optional.of(faxbox), "+12125550100", "Rossi", "+12125550101", "You"),
        new FaxOptions(
            "", "", "", List.of(), Map.of(), Map.of(), false, "", Optional.of(false), look),
        "{}",
        SUBMITTED);
  }

  @Test
  void without_a_word_a_fax_is_fine_true_to_scale_and_automatic() {
    FaxFormat format = formats.of(fax(Look.AS_SET));

    assertThat(format.with(Optional.empty())).isEqualTo(FaxFormat.fine());
  }

  @Test
  void a_faxbox_has_its_own_look() {
    give(SettingScope.ACCOUNT, account, Map.of("content_mode", "text", "page_scaling", "fit"));
    give(
        SettingScope.FAXBOX,
        faxbox,
        Map.of("content_mode", "photo", "fax_resolution", "superfine", "clean_scans", false));

    FaxFormat format = formats.of(fax(Look.AS_SET));

    assertThat(format.content()).isEqualTo(ContentMode.PHOTO);
    assertThat(format.scaling()).isEqualTo(Scaling.FIT);
    assertThat(format.resolution()).isEqualTo(FaxResolution.SUPERFINE);
    assertThat(format.cleanScans()).isFalse();
  }

  @Test
  void one_fax_may_look_different_from_its_faxbox() {
    give(
        SettingScope.FAXBOX,
        faxbox,
        Map.of("content_mode", "photo", "fax_resolution", "superfine"));

    FaxFormat format = formats.of(fax(new Look("standard", "text")));

    assertThat(format.resolution()).isEqualTo(FaxResolution.STANDARD);
    assertThat(format.content()).isEqualTo(ContentMode.TEXT);
  }

  @Test
  void the_smallest_coding_is_chosen_among_all_or_one_is_given() {
    give(SettingScope.ACCOUNT, account, Map.of("fax_coding", "auto"));
    assertThat(formats.of(fax(Look.AS_SET)).codings())
        .containsExactlyInAnyOrder(FaxCoding.values());

    give(SettingScope.ACCOUNT, account, Map.of("fax_coding", "mr"));
    assertThat(formats.of(fax(Look.AS_SET)).codings()).containsExactly(FaxCoding.MR);
  }

  @Test
  void the_header_tells_when_the_fax_was_submitted_in_the_accounts_zone_whenever_it_is_drawn() {
    store.clock.advance(Duration.ofDays(3));

    assertThat(formats.of(fax(Look.AS_SET)).header())
        .map(PageHeader::text)
        .contains("2026-11-24 00:30  Rossi  +12125550100");
  }

  @Test
  void the_header_of_a_users_fax_is_in_the_users_zone() {
    UUID user = UUID.randomUUID();
    User.Profile profile = new User.Profile("mori", "", Role.USER, "Asia/Tokyo", true, "{}");
    store.tx.run(() -> store.users.add(new User(user, account, profile, SUBMITTED)));
    Fax fax = fax(Look.AS_SET);
    fax.comesFrom(Fax.Origin.ofOwner(user));

    assertThat(formats.of(fax).header())
        .map(PageHeader::text)
        .contains("2026-11-24 08:30  Rossi  +12125550100");
  }

  @Test
  void no_header_is_drawn_that_somebody_else_draws() {
    give(SettingScope.ACCOUNT, account, Map.of("page_header", "switch"));

    assertThat(formats.of(fax(Look.AS_SET)).header()).isEmpty();
  }
}
