package org.caselli.fax.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.caselli.fax.domain.problem.FaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttachmentQueryTest {
  private final AttachmentQuery query = new AttachmentQuery();

  @Test
  void without_a_word_it_is_the_first_page_at_half_its_width() {
    assertThat(query.page()).isEqualTo(1);
    assertThat(query.widthPx()).isEqualTo(864);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "65536", "two", "", "99999999999"})
  void a_page_that_no_fax_can_have_is_a_mistake(String page) {
    query.page = page;

    assertThatExceptionOfType(FaxException.class)
        .isThrownBy(query::page)
        .satisfies(e -> assertThat(e.violations().get(0).path()).isEqualTo("page"));
  }

  @Test
  void a_picture_is_no_wider_than_the_widest_page() {
    query.width = "2433";

    assertThatExceptionOfType(FaxException.class).isThrownBy(query::widthPx);
  }
}
