package org.caselli.fax.app.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.samskivert.mustache.MustacheException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GivenTemplateTest {
  private static final Map<String, Object> VALUES =
      Map.of(
          "fax.id", "7",
          "from", "<b>Roe</b>",
          "empty", "",
          "details",
              List.of(Map.of("label", "To", "value", "1"), Map.of("label", "By", "value", "2")));

  private static String text(String source) {
    return GivenTemplate.text(source).written(VALUES);
  }

  @Test
  void it_shows_values_sections_and_lists() {
    assertThat(text("{{fax.id}}{{#empty}}no{{/empty}}{{^empty}}!{{/empty}}")).isEqualTo("7!");
    assertThat(text("{{#details}}{{label}}={{value}};{{/details}}")).isEqualTo("To=1;By=2;");
  }

  @Test
  void html_is_escaped_and_text_is_not() {
    assertThat(GivenTemplate.html("{{from}}").written(VALUES)).isEqualTo("&lt;b&gt;Roe&lt;/b&gt;");
    assertThat(text("{{from}}")).isEqualTo("<b>Roe</b>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{from.class}}",
        "{{from.length}}",
        "{{#from}}{{class.name}}{{/from}}",
        "{{details.size}}",
        "{{class}}",
        "{{getClass}}"
      })
  void no_object_can_be_reached(String source) {
    assertThat(text(source)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{{from}}}",
        "{{&from}}",
        "{{ & from}}",
        "{{=<% %>=}}<%from%>",
        "{{<top.html}}{{/top.html}}",
        "{{$block}}{{/block}}",
        "{{#from}}",
        "{{/from}}",
        "{{>../settings}}",
        "{{>fax_inbound_to_email.html}}"
      })
  void what_is_broken_or_reaches_out_is_refused(String source) {
    assertThatExceptionOfType(MustacheException.class).isThrownBy(() -> text(source));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{}}",
        "{{ }}",
        "{{#}}x{{/}}",
        "{{>}}",
        "{{^}}",
        "{{!}}",
        "{{from",
        "}}",
        "{{.}}{{this}}",
        "{{#.}}x{{/.}}",
        "{{details.0.label}}",
        "{{a..b}}",
        "{{.a}}",
        "{{a.}}",
        "{{-index}}",
        "{{#fax.id}}{{.}}{{/fax.id}}",
        "{{\u0000}}",
        "{{#details}}{{-first}}{{/details}}",
        "{{ {"
      })
  void odd_templates_are_written_or_refused(String source) {
    try {
      GivenTemplate template = GivenTemplate.html(source);
      template.unknownNames(VALUES.keySet());
      assertThat(template.written(VALUES)).isNotNull();
    } catch (MustacheException e) {
      assertThat(e).hasMessageMatching("(?s).+");
    }
  }

  @Test
  void the_servers_own_parts_can_be_included() {
    assertThat(text("{{>foot.txt}}")).startsWith("--");
  }

  @Test
  void nesting_repeating_and_length_are_limited() {
    String nested = "{{#details}}".repeat(8) + "x" + "{{/details}}".repeat(8);
    Map<String, Object> many =
        Map.of("details", Collections.nCopies(40, Map.of("label", "x".repeat(1_000))));

    assertThatExceptionOfType(MustacheException.class)
        .isThrownBy(() -> text("{{#from}}" + nested + "{{/from}}"))
        .withMessageContaining("deep");
    assertThatExceptionOfType(MustacheException.class)
        .isThrownBy(() -> GivenTemplate.text(nested).written(many))
        .withMessageContaining("repeat");
    assertThatExceptionOfType(MustacheException.class)
        .isThrownBy(
            () ->
                GivenTemplate.text("{{#details}}" + "{{label}}".repeat(30) + "{{/details}}")
                    .written(many))
        .withMessageContaining("characters");
  }

  @Test
  void names_that_nobody_knows_are_found_wherever_they_stand() {
    GivenTemplate template =
        GivenTemplate.text(
            "{{fax.id}}{{nam}}{{#details}}{{lable}}{{value}}{{/details}}{{^odd}}{{/odd}}");

    assertThat(template.unknownNames(VALUES.keySet())).isEqualTo(Set.of("nam", "lable", "odd"));
  }
}
