package org.caselli.fax.domain.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.store.JsonText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pins the catalogue to Kazoo's names and defaults, and {@code docs/settings.md} to both. */
class SettingsCatalogueTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "settings.md");

  static List<KazooTable.Row> kazoo() {
    return KazooTable.rows();
  }

  static List<KazooTable.Row> retired() {
    return kazoo().stream().filter(KazooTable.Row::retired).toList();
  }

  /** The legacy category has a name of fax's own. */
  static List<KazooTable.Row> kazooWithoutLegacy() {
    return kazoo().stream().filter(row -> !row.key().category().equals("notify")).toList();
  }

  static List<SettingKey<?>> numbers() {
    return all().stream()
        .<SettingKey<?>>map(key -> key)
        .filter(key -> key.type().range().from().isPresent())
        .toList();
  }

  @Test
  void the_table_of_kazoo_is_whole() {
    assertThat(kazoo())
        .hasSizeGreaterThan(70)
        .extracting(KazooTable.Row::key)
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("kazoo")
  void every_setting_of_kazoo_is_here_with_its_type_unit_and_default(KazooTable.Row row) {
    if (row.retired()) {
      assertThat(RetiredSetting.named(row.key().toString())).isPresent();
      return;
    }
    SettingKey<?> key = SettingsCatalogue.in(row.key().category(), row.key().path()).orElseThrow();

    assertThat(key.type().name()).isEqualTo(row.type());
    assertThat(key.type().unit()).isEqualTo(row.unit());
    assertThat(key.scopes()).containsAll(row.scopes());
    String expected = row.here().isEmpty() ? row.preset() : row.here();
    assertThat(json(key.preset())).isEqualTo(expected);
  }

  /** Whoever takes a configuration over need not sort it by category. */
  @ParameterizedTest
  @MethodSource("kazooWithoutLegacy")
  void every_setting_of_kazoo_is_taken_in_the_category_fax_too(KazooTable.Row row) {
    String path = row.key().path();
    assertThat(
            SettingsCatalogue.in("fax", path).isPresent() || RetiredSetting.named(path).isPresent())
        .isTrue();
    SettingsCheck.accepted(SettingScope.SYSTEM, nothing(path));
  }

  @ParameterizedTest
  @MethodSource("retired")
  void what_is_retired_is_accepted_wherever_kazoo_had_it(KazooTable.Row row) {
    for (SettingScope scope : row.scopes()) {
      assertThat(SettingsCheck.accepted(scope, Map.of(row.key().toString(), 1))).isEmpty();
    }
  }

  private static Map<String, Object> nothing(String name) {
    Map<String, Object> nothing = new HashMap<>();
    nothing.put(name, null);
    return nothing;
  }

  private static String json(Object value) {
    String object = JsonText.write(Map.of("v", value));
    return object.substring("{\"v\":".length(), object.length() - 1);
  }

  static List<SettingKey<?>> all() {
    return SettingsCatalogue.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void a_default_is_a_value_that_could_be_given(SettingKey<?> key) {
    assertThat(key.type().parse().apply(key.preset())).isEqualTo(key.fallback());
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void a_number_outside_its_range_is_refused(SettingKey<?> key) {
    SettingRange range = key.type().range();
    for (long wrong : new long[] {range.from().getAsLong() - 1, range.to().orElseThrow() + 1}) {
      assertThatThrownBy(
              () -> SettingsCheck.accepted(SettingScope.SYSTEM, Map.of(key.name(), wrong)))
          .isInstanceOf(FaxException.class)
          .hasMessageContaining(key.name() + " must be from " + range.from().getAsLong());
    }
  }

  @Test
  void a_mistyped_name_is_answered_with_the_one_that_was_meant() {
    assertThatThrownBy(() -> SettingsCheck.accepted(SettingScope.SYSTEM, Map.of("max_outbond", 1)))
        .hasMessage("There is no setting max_outbond; did you mean max_outbound?");
    assertThat(SettingsCatalogue.nearest("something_else_entirely")).isEmpty();
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

    assertThat(SettingsCatalogue.all())
        .allSatisfy(
            key -> {
              assertThat(names.add(key.name())).as(key.name()).isTrue();
              assertThat(key.name()).matches("[a-z0-9_.]{1,64}");
              assertThat(key.scopes()).contains(SettingScope.SYSTEM);
              assertThat(key.gain()).matches("(?s)[A-Z0-9].*\\.");
            });
  }

  @Test
  void what_is_retired_has_a_successor_and_is_no_setting() {
    assertThat(RetiredSetting.all())
        .allSatisfy(
            retired -> {
              assertThat(SettingsCatalogue.named(retired.kazoo().toString())).isEmpty();
              assertThat(retired.successor()).matches("[A-Z].*\\.");
            });
    assertThat(RetiredSetting.named("convertapi.secret"))
        .map(RetiredSetting::name)
        .contains("convertapi");
    assertThat(RetiredSetting.named("convert_pdf_command")).isPresent();
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
    StringBuilder text = new StringBuilder(INTRODUCTION);
    for (SettingGroup group : SettingsCatalogue.groups()) {
      text.append("\n## ").append(group.title()).append('\n').append(HEAD);
      group.keys().forEach(key -> text.append(row(key)));
    }
    text.append(RETIRED);
    RetiredSetting.all()
        .forEach(
            one ->
                text.append("| `")
                    .append(one.kazoo())
                    .append("` | ")
                    .append(scopes(one.scopes()))
                    .append(" | ")
                    .append(one.successor())
                    .append(" |\n"));
    return text.toString();
  }

  private static final String INTRODUCTION =
      """
      # Settings

      Every setting has a name, a type and a default, and can be given for the whole system, for an
      account, or for a faxbox; the narrower wins. Names are Kazoo's where Kazoo has the setting, and
      other spellings are taken too. The column *effect* says when a change is noticed: *at once* means
      from the next fax, call or request on, on this node at once and on the others within a second; *at
      the next start* means of each node; a setting with *no effect yet* is checked and kept, and read by
      a part of the product that is still to come. [operations.md](operations.md) says how settings are
      changed, watched and taken back. This page is made from the catalogue in `SettingsCatalogue`.
      """;

  private static final String HEAD =
      """

      | name | type | default | range | where | effect | what it does |
      |---|---|---|---|---|---|---|
      """;

  private static final String RETIRED =
      """

      ## Retired
      Kazoo has these too. They are accepted where Kazoo had them, so that a configuration can be taken over
      as it is; they are not kept and have no effect. A name that ends in a dot stands for all that begin
      with it.

      | name | where | instead |
      |---|---|---|
      """;

  private static String row(SettingKey<?> key) {
    String unit = key.type().unit().isEmpty() ? "" : ", " + key.type().unit();
    String name = "`" + key.name() + "`";
    if (!key.kazoo().category().equals(KazooKey.FAX)
        && !key.kazoo().toString().equals(key.name())) {
      name += "<br>" + "`" + key.kazoo() + "`";
    }
    for (String alias : key.aliases()) {
      name += "<br>`" + alias + "`";
    }
    return String.join(
            " | ",
            "| " + name,
            key.type().name() + unit,
            cell(json(key.preset())),
            key.type().range().toString().replace("|", "\\|"),
            scopes(key.scopes()),
            key.effect().toString(),
            key.gain().replace("|", "\\|"))
        + " |\n";
  }

  private static String cell(String preset) {
    return "`" + preset.replace("|", "\\|") + "`";
  }

  private static String scopes(Set<SettingScope> scopes) {
    return Arrays.stream(SettingScope.values())
        .filter(scopes::contains)
        .map(scope -> scope.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }
}
