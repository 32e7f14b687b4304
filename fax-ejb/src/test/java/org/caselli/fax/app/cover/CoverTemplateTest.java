package org.caselli.fax.app.cover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.caselli.fax.domain.faxbox.FaxboxDocument;
import org.caselli.fax.domain.problem.FaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoverTemplateTest {
  private static final CoverLetter LETTER =
      new CoverLetter(
          "Ann <ann@corp.example>", "+15551234567", "", "A & B", CoverLetter.ofText(" <b>1\n2 "));

  private static CoverTemplate of(String template) {
    return CoverTemplate.of(new FaxboxDocument(Map.of("mail_cover_template", template)));
  }

  @Test
  void ours_says_who_writes_to_whom() {
    String page = CoverTemplate.of(new FaxboxDocument(Map.of())).page(LETTER);

    assertThat(page)
        .contains("Ann &lt;ann@corp.example&gt;")
        .contains("+15551234567")
        .contains("A &amp; B")
        .contains("<div class=\"plain\">&lt;b&gt;1\n2</div>")
        .doesNotContain("Date")
        .doesNotContain("{{");
  }

  @Test
  void a_faxbox_may_have_its_own() {
    assertThat(of("<p>{{subject}}{{^date}}, undated{{/date}}</p>").page(LETTER))
        .isEqualTo("<p>A &amp; B, undated</p>");
  }

  @Test
  void a_page_of_html_becomes_a_part_of_the_page() {
    assertThat(
            CoverLetter.ofPage("<!DOCTYPE html><HTML lang=x><body class=y>a<b>c</b></BODY></html>"))
        .isEqualTo("<div>a<b>c</b></div>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{nothing}}",
        "{{#subject}}",
        "{{> other}}",
        "{{subject.class}}",
        "{{subject.class.classLoader}}",
        "{{#subject}}{{bytes}}{{/subject}}",
        "{{#text}}{{toCharArray}}{{/text}}"
      })
  void what_it_cannot_say_is_refused(String template) {
    assertThatThrownBy(() -> of(template))
        .isInstanceOf(FaxException.class)
        .hasMessageContaining("from, to, date, subject, text");
  }

  @Test
  void it_cannot_make_much_of_little() {
    assertThatThrownBy(() -> of("{{text}}".repeat(200)))
        .isInstanceOf(FaxException.class)
        .hasMessageContaining("too often");
  }
}
