package org.caselli.fax.app.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.caselli.fax.app.admin.InMemorySettings;
import org.caselli.fax.app.people.ReadProvider.Provider;
import org.caselli.fax.domain.settings.SettingScope;
import org.junit.jupiter.api.Test;

class ReadProviderTest {
  private static final String ISSUER = "https://id.example.com:8443/realms/main";

  private final InMemorySettings settings = new InMemorySettings();

  private void give(Map<String, Object> values) {
    settings.give(SettingScope.SYSTEM, new UUID(0, 0), values, "test");
  }

  private ReadProvider startedWith(String issuer) {
    return new ReadProvider(new OutsideIssuer(issuer), settings);
  }

  @Test
  void people_may_sign_in_at_a_provider_of_which_the_console_is_a_client() {
    give(Map.of("console_oidc_client_id", "fax-console"));

    assertThat(startedWith(ISSUER).readProvider())
        .contains(new Provider(ISSUER, "fax-console", "openid"));
  }

  @Test
  void the_console_asks_for_what_the_provider_wants_to_be_asked_for() {
    give(Map.of("console_oidc_client_id", "fax-console", "console_oidc_scope", "openid caselli"));

    assertThat(startedWith(ISSUER).readProvider().map(Provider::scope)).contains("openid caselli");
  }

  @Test
  void without_a_client_or_without_a_provider_there_is_no_such_way() {
    assertThat(startedWith(ISSUER).readProvider()).isEmpty();
    give(Map.of("console_oidc_client_id", "fax-console"));
    assertThat(startedWith("").readProvider()).isEmpty();
  }

  @Test
  void the_pages_may_ask_the_origin_of_the_provider_only() {
    assertThat(new Provider(ISSUER, "fax-console", "openid").origin())
        .isEqualTo("https://id.example.com:8443");
  }
}
