package org.caselli.fax.app.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.account.Account;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.notice.Language;
import org.caselli.fax.domain.notice.Notice;
import org.caselli.fax.domain.notice.NoticeKind;
import org.caselli.fax.domain.notice.Wording;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.Violation;
import org.caselli.fax.port.Mailer.Mail;
import org.caselli.fax.port.RecordingMailer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Notices in the words of their account. */
class GivenWordingTest {
  private final NoticeWorld world = new NoticeWorld();
  private final FaxStories stories = new FaxStories(world);
  private final RecordingMailer mailer = new RecordingMailer();

  private Mail sent(Fax fax, Wording wording) {
    world.wordings.put(NoticeKind.RECEIPT, wording);
    world
        .sender(mailer)
        .sendNotice(world.noticeOf(fax, NoticeKind.RECEIPT, "jane@praxis.example").id());
    return mailer.sent().get(0).mail();
  }

  private static Telling sample(NoticeKind kind) {
    Account account =
        new Account(
            UUID.randomUUID(),
            Optional.empty(),
            "A",
            "a.example",
            ZoneOffset.UTC,
            "{}",
            NoticeWorld.NOON);
    return SampleStory.telling(account, kind, new Language("de"), Wording.NONE, NoticeWorld.NOON);
  }

  @Test
  void a_notice_says_what_its_account_wants() {
    Mail mail =
        sent(
            stories.delivered(),
            new Wording(
                true,
                "An {{callee_id.name_number}}\nzugestellt",
                "Seiten: {{fax.total_pages}}",
                "<p>{{account.name}}</p>"));

    assertThat(mail.subject()).isEqualTo("An Dr. Smith (+15005550017) zugestellt");
    assertThat(mail.text()).isEqualTo("Seiten: 3");
    assertThat(mail.html()).isEqualTo("<p>Praxis &amp; Söhne</p>");
    assertThat(mail.attachment()).isPresent();
  }

  @Test
  void what_is_not_given_is_as_the_server_words_it() {
    Mail mail = sent(stories.delivered(), new Wording(true, "Only a subject", "", ""));

    assertThat(mail.subject()).isEqualTo("Only a subject");
    assertThat(mail.text()).contains("Your fax was delivered");
    assertThat(mail.html()).contains("Your fax was delivered");
  }

  @Test
  void a_template_that_fails_on_this_fax_keeps_nobody_from_the_notice() {
    Mail mail = sent(stories.delivered(), new Wording(true, "", "{{#broken}}", ""));

    assertThat(mail.text()).contains("Your fax was delivered");
  }

  @Test
  void a_notice_that_the_account_does_not_want_is_never_sent() {
    world.wordings.put(NoticeKind.RECEIPT, new Wording(false, "", "", ""));
    world.settings.put("store_fax_tiff", false);
    Fax fax = stories.delivered();
    Notice notice = world.noticeOf(fax, NoticeKind.RECEIPT, "jane@praxis.example");

    world.sender(mailer).sendNotice(notice.id());

    assertThat(mailer.sent()).isEmpty();
    assertThat(notice.state()).isEqualTo(Notice.State.UNWANTED);
    assertThat(world.notices.waiting()).isZero();
    assertThat(fax.faxFileId()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(NoticeKind.class)
  void the_servers_own_templates_are_good_ones(NoticeKind kind) {
    Wording own =
        new Wording(true, "{{subject}}", NoticeTemplates.plain(kind), NoticeTemplates.page(kind));

    WordingRules.demandValid(own, sample(kind));
  }

  @Test
  void each_bad_template_is_told_of_with_its_reason() {
    Wording bad = new Wording(true, "{{nobody.knows}}", "{{#fax.id}}", "{{{subject}}}");

    assertThatExceptionOfType(FaxException.class)
        .isThrownBy(() -> WordingRules.demandValid(bad, sample(NoticeKind.ERROR)))
        .satisfies(
            problem ->
                assertThat(problem.violations())
                    .extracting(Violation::path)
                    .containsExactly("subject", "plain", "html"))
        .withMessageContaining("There is no value nobody.knows");
  }
}
