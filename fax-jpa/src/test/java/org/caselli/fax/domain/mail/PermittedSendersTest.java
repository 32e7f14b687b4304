package org.caselli.fax.domain.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caselli.fax.domain.faxbox.FaxboxDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PermittedSendersTest {
  private static PermittedSenders list(String... entries) {
    return new PermittedSenders(List.of(entries), Optional.empty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "ann@corp.example      ; ann@corp.example ; true",
        "Ann@Corp.Example      ; ann@corp.example ; true",
        "corp.example          ; ann@corp.example ; true",
        "@corp.example         ; ann@corp.example ; true",
        "@CORP\\.example$      ; ann@corp.example ; true",
        ".*@corp\\.example     ; ann@corp.example ; true",
        "(ann|bob)@.+          ; bob@corp.example ; true",
        "\\D+@corp\\.example   ; ann@corp.example ; true",
        "corp.example          ; ann@sub.corp.example ; false",
        "corp.example          ; ann@notcorp.example ; false",
        "ann                   ; ann@corp.example ; false",
        "@corp\\.example$      ; ann@corp.example.evil.example ; false",
        ".*@corp\\.example     ; ann@corp.example.evil.example ; false",
        "@corp\\.example       ; ann@evil.example@corp.example.no ; false",
        "ann@corp.example      ; joann@corp.example ; false",
        "([                    ; ann@corp.example ; false"
      })
  void an_entry_fits_the_whole_address_or_its_domain(String entry, String sender, boolean fits) {
    assertThat(list(entry).permit(sender, false)).isEqualTo(fits);
  }

  @Test
  void the_owner_may_also_without_being_listed() {
    PermittedSenders senders =
        new PermittedSenders(List.of("x@y.example"), Optional.of("Owner@y.example"));

    assertThat(senders.permit("owner@Y.example", false)).isTrue();
    assertThat(senders.permit("other@y.example", true)).isFalse();
  }

  @Test
  void where_nobody_is_named_the_operator_decides() {
    assertThat(list().permit("anybody@example.org", true)).isTrue();
    assertThat(list().permit("anybody@example.org", false)).isFalse();
    assertThat(list("x@y.example").permit("anybody@example.org", true)).isFalse();
  }

  @Test
  void the_null_sender_fits_no_entry() {
    assertThat(list(".*").permit("", false)).isFalse();
  }

  @Test
  void an_expression_that_takes_for_ever_fits_nothing() {
    assertThat(list("(a+)+b@corp.example").permit("a".repeat(60) + "@corp.example", false))
        .isFalse();
  }

  @Test
  void entries_that_are_no_texts_are_nobody() {
    FaxboxDocument box = new FaxboxDocument(Map.of(PermittedSenders.FIELD, List.of(1, "a@b.c")));

    assertThat(PermittedSenders.of(box, Optional.of(" ")))
        .isEqualTo(new PermittedSenders(List.of("a@b.c"), Optional.empty()));
  }
}
