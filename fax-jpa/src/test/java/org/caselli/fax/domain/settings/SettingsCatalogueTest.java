package org.caselli.fax.domain.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Pins the catalogue to Kazoo's names and defaults, and {@code docs/settings.md} to both. */
class SettingsCatalogueTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "settings.md");

  /** Names and defaults of the specification's table of configuration keys. */
  private static Map<String, Object> defaultsOfKazoo() {
    Map<String, Object> defaults = new LinkedHashMap<>();
    defaults.put("default_compare_field", "result_cause");
    defaults.put("default_retry_count", 3);
    defaults.put("default_retry_period", Duration.ofSeconds(300));
    defaults.put("default_smtp_domain", "fax.kazoo.io");
    defaults.put("endpoint_timeout", Duration.ofSeconds(40));
    defaults.put("ensure_valid_caller_id", true);
    defaults.put("max_outbound", 10);
    defaults.put("port", 30_950);
    defaults.put("reschedule", List.of());
    defaults.put("serialize_outbound_numbers", true);
    defaults.put("attachment_format", "pdf");
    defaults.put("max_storage_retry", 5);
    defaults.put("store_fax_tiff", true);
    defaults.put("store_fax_pdf", true);
    defaults.put("store_url_document", true);
    defaults.put("store_fax_url", true);
    return defaults;
  }

  @Test
  void defaults_are_those_of_kazoo() {
    defaultsOfKazoo()
        .forEach(
            (name, value) ->
                assertThat(FaxSettings.named(name))
                    .as(name)
                    .map(SettingKey::fallback)
                    .isEqualTo(java.util.Optional.of(value)));
  }

  /** Kazoo declares {@code false} and ignores it: its calls always wait for the true answer. */
  @Test
  void early_media_is_ignored_by_default_as_kazoo_really_does() {
    assertThat(FaxSettings.IGNORE_EARLY_MEDIA.fallback()).isTrue();
  }

  /** Kazoo takes 8,000,000 bytes; 100 MB is a decision of this product. */
  @Test
  void uploads_of_a_hundred_megabytes_are_accepted_by_default() {
    assertThat(FaxSettings.MAX_UPLOAD_SIZE.fallback()).isGreaterThanOrEqualTo(100_000_000L);
  }

  @Test
  void stages_have_the_limits_of_kazoo() {
    assertThat(FaxSettings.ORIGINATE_TIMEOUT.fallback()).hasSeconds(60);
    assertThat(FaxSettings.NEGOTIATE_TIMEOUT.fallback()).hasSeconds(120);
    assertThat(FaxSettings.SEND_TIMEOUT.fallback()).hasSeconds(360);
  }

  @Test
  void every_key_has_one_name_and_can_be_given_for_the_system() {
    Set<String> names = new HashSet<>();

    assertThat(FaxSettings.all())
        .allSatisfy(
            key -> {
              assertThat(names.add(key.name())).as(key.name()).isTrue();
              assertThat(key.name()).matches("[a-z0-9_]{1,64}");
              assertThat(key.scopes()).contains(SettingScope.SYSTEM);
              assertThat(key.gain()).matches("(?s)[A-Z0-9].*\\.");
            });
  }

  @Test
  void what_is_retired_has_a_successor_and_is_no_setting() {
    assertThat(RetiredSetting.all())
        .allSatisfy(
            retired -> {
              assertThat(FaxSettings.named(retired.name())).isEmpty();
              assertThat(retired.successor()).matches("[A-Z].*\\.");
            });
    assertThat(RetiredSetting.named("convertapi.secret"))
        .map(RetiredSetting::name)
        .contains("convertapi");
    assertThat(RetiredSetting.named("convert_anything_command")).isEmpty();
  }

  /** Run with {@code -Dsettings.write=true} to write the document anew. */
  @Test
  void the_document_shows_the_catalogue() throws IOException {
    String expected = document();
    if (Boolean.getBoolean("settings.write")) {
      Files.writeString(DOCUMENT, expected);
    }

    assertThat(DOCUMENT).hasContent(expected);
  }

  private static String document() {
    StringBuilder text =
        new StringBuilder(
            """
            # Settings

            Every setting has a name, a type and a default, and can be given for the whole system, for an
            account, or for a faxbox; the narrower wins. Names are Kazoo's where Kazoo has the setting. A change
            holds from the next fax on, at once on this node and within a second on the others, unless it says
            otherwise. This page is made from the catalogue in `FaxSettings`.

            | name | type | default | where | what it does |
            |---|---|---|---|---|
            """);
    FaxSettings.all().forEach(key -> text.append(row(key)));
    text.append(
        """

        ## Retired
        Kazoo has these too. They are accepted for the whole system, so that a configuration can be taken over
        as it is; they are not kept and have no effect.

        | name | instead |
        |---|---|
        """);
    RetiredSetting.all()
        .forEach(one -> text.append("| `" + one.name() + "` | " + one.successor() + " |\n"));
    return text.toString();
  }

  private static String row(SettingKey<?> key) {
    String where =
        Arrays.stream(SettingScope.values())
            .filter(key.scopes()::contains)
            .map(scope -> scope.name().toLowerCase(java.util.Locale.ROOT))
            .collect(Collectors.joining(", "));
    String gain = key.live() ? key.gain() : key.gain() + " Takes effect at the next start.";
    return "| `"
        + key.name()
        + "` | "
        + key.type().name()
        + " | "
        + fallback(key.type(), key.fallback())
        + " | "
        + where
        + " | "
        + gain.replace("|", "\\|")
        + " |\n";
  }

  private static String fallback(SettingType<?> type, Object value) {
    if (value instanceof Duration duration) {
      boolean millis = type.name().equals("milliseconds");
      return "" + (millis ? duration.toMillis() : duration.toSeconds());
    }
    if (value instanceof List<?> list && list.isEmpty()) {
      return "none";
    }
    return value.equals("") ? "empty" : "`" + value + "`";
  }
}
