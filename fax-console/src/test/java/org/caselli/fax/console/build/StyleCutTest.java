package org.caselli.fax.console.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class StyleCutTest {
  private final StyleCut cut =
      new StyleCut(Set.of("pf-v5-c-button", "pf-m-primary"), Set.of("Text"));

  @Test
  void rules_of_components_in_use_are_kept() {
    assertThat(cut.cut(".pf-v5-c-button.pf-m-primary{color:red}"))
        .isEqualTo(".pf-v5-c-button.pf-m-primary{color:red}");
  }

  @Test
  void rules_of_other_components_are_left_out() {
    assertThat(cut.cut(".pf-v5-c-wizard{color:red}.pf-v5-c-button__icon{color:red}")).isEmpty();
  }

  @Test
  void rules_of_modifiers_that_nobody_uses_are_left_out() {
    assertThat(cut.cut(".pf-v5-c-button.pf-m-plain{color:red}")).isEmpty();
  }

  @Test
  void a_list_of_selectors_loses_those_that_cannot_match() {
    assertThat(cut.cut(".pf-v5-c-wizard,.pf-v5-c-button{color:red}"))
        .isEqualTo(".pf-v5-c-button{color:red}");
  }

  @Test
  void what_stands_in_parentheses_loses_no_rule() {
    String css = ".pf-v5-c-button:not(.pf-v5-c-wizard,:is(.pf-v5-c-page)){color:red}";
    assertThat(cut.cut(css)).isEqualTo(css);
  }

  @Test
  void rules_of_elements_and_of_themes_are_kept() {
    String css = ":root{--a:1}a:hover{color:red}:where(.pf-v5-theme-dark){--a:2}";
    assertThat(cut.cut(css)).isEqualTo(css);
  }

  @Test
  void rules_inside_of_media_queries_are_cut_too() {
    assertThat(
            cut.cut(
                "@media (min-width:1px){.pf-v5-c-wizard{a:b}}@media print{.pf-v5-c-button{a:b}}"))
        .isEqualTo("@media print{.pf-v5-c-button{a:b}}");
  }

  @Test
  void texts_may_have_braces_commas_and_semicolons() {
    String css = "@charset \"UTF-8\";.pf-v5-c-button:after{content:\"},;{\\\"\"}";
    assertThat(cut.cut(css)).isEqualTo(css);
  }

  @Test
  void only_the_upright_fonts_that_are_wanted_are_kept() {
    assertThat(
            cut.cut(
                "@font-face{font-family:Text;font-style:normal;src:url(a)}"
                    + "@font-face{font-family:Text;font-style:italic;src:url(b)}"
                    + "@font-face{font-family:Mono;font-style:normal;src:url(c)}"))
        .isEqualTo("@font-face{font-family:Text;font-style:normal;src:url(a)}");
  }
}
