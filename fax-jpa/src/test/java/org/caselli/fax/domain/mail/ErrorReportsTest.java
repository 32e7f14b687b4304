package org.caselli.fax.domain.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.caselli.fax.domain.mail.ErrorReports.Reader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorReportsTest {
  private static final ErrorReports PRESET = new ErrorReports(true, true, false);

  @ParameterizedTest
  @EnumSource(names = {"UNREADABLE", "NO_DOCUMENT", "SUBMISSION"})
  void what_is_wrong_with_the_mail_is_told_to_its_sender(MailFault fault) {
    assertThat(PRESET.reader(fault, true)).isEqualTo(Reader.SENDER);
    assertThat(new ErrorReports(false, true, false).reader(fault, true))
        .isEqualTo(Reader.ADMINISTRATOR);
    assertThat(new ErrorReports(false, false, false).reader(fault, true)).isEqualTo(Reader.NOBODY);
  }

  @ParameterizedTest
  @EnumSource(names = {"ADDRESS", "DOMAIN", "NUMBER", "PERMISSION"})
  void nobody_can_have_us_mail_to_strangers(MailFault fault) {
    assertThat(PRESET.reader(fault, true)).isEqualTo(Reader.ADMINISTRATOR);
    assertThat(new ErrorReports(true, false, true).reader(fault, true)).isEqualTo(Reader.NOBODY);
  }

  @ParameterizedTest
  @EnumSource
  void what_belongs_to_no_account_is_told_only_when_wanted(MailFault fault) {
    assertThat(PRESET.reader(fault, false)).isEqualTo(Reader.NOBODY);
    assertThat(new ErrorReports(false, false, true).reader(fault, false))
        .isEqualTo(Reader.ADMINISTRATOR);
  }

  @Test
  void the_faxbox_has_the_last_word_on_the_log() {
    assertThat(ErrorReports.isLogged(true, Optional.empty())).isTrue();
    assertThat(ErrorReports.isLogged(false, Optional.empty())).isFalse();
    assertThat(ErrorReports.isLogged(true, Optional.of(false))).isFalse();
    assertThat(ErrorReports.isLogged(false, Optional.of(true))).isTrue();
  }
}
