package org.caselli.fax.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.caselli.fax.domain.account.Role;
import org.caselli.fax.domain.account.User;
import org.caselli.fax.port.Mailer.Mail;
import org.caselli.fax.port.RecordingMailer;
import org.caselli.fax.store.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is told by mail that a mail did not become a fax. */
class ReportedMailTest {
  private static final String ADMINISTRATOR = "root@corp.example";

  @TempDir private Path directory;
  private TestDatabase database;
  private MailRoom room;
  private SmtpClient client;

  @BeforeEach
  void open() {
    database = TestDatabase.h2();
    room = new MailRoom(database, directory);
    room.faxbox();
    administrator(ADMINISTRATOR);
    administrator("admin@1234.fax.localhost");
    client = room.client().greeted();
  }

  @AfterEach
  void close() {
    client.close();
    room.close();
    database.close();
  }

  private void administrator(String email) {
    UUID id = UUID.randomUUID();
    User.Profile profile =
        new User.Profile(id.toString(), email, Role.SYSTEM_ADMIN, "", true, "{}");
    room.store.tx.run(
        () ->
            room.store.users.add(new User(id, room.account, profile, room.store.clock.instant())));
  }

  private List<Mail> sent() {
    room.reports.sendMailReports();
    return room.mailer.sent().stream().map(RecordingMailer.Sent::mail).toList();
  }

  private void mailWithoutDocument(String header) {
    client.mail(MailRoom.SENDER, MailRoom.TO, header + Mails.of("\r\nNothing to fax.\r\n"));
  }

  @Test
  void the_sender_hears_of_it_while_report_smtp_errors_is_on() {
    mailWithoutDocument("");

    Mail mail = sent().get(0);
    assertThat(mail.to()).containsExactly(MailRoom.SENDER);
    assertThat(mail.subject()).isEqualTo("Your fax to " + MailRoom.TO + " was not sent");
    assertThat(mail.text()).containsPattern("Reason: +The mail has no attachment to fax");
    assertThat(sent()).hasSize(1);

    room.setting("report_smtp_errors", false);
    room.setting("report_faxbox_system_errors", false);
    mailWithoutDocument("");
    assertThat(sent()).hasSize(1);
  }

  @Test
  void the_administrator_hears_of_faxboxes_while_report_faxbox_system_errors_is_on() {
    client.mail("eve@evil.example", MailRoom.TO, "");

    assertThat(sent()).singleElement().extracting(Mail::to).isEqualTo(List.of(ADMINISTRATOR));
    assertThat(sent().get(0).text()).containsPattern("From: +eve@evil.example");

    room.setting("report_faxbox_system_errors", false);
    client.mail("eve@evil.example", MailRoom.TO, "");
    assertThat(sent()).hasSize(1);
  }

  @Test
  void the_administrator_hears_of_strangers_when_report_anonymous_system_errors_is_on() {
    client.mail("eve@evil.example", "15551234567@nobody.example", "");
    assertThat(sent()).isEmpty();

    room.setting("report_anonymous_system_errors", true);
    client.mail("eve@evil.example", "15551234567@nobody.example", "");
    assertThat(sent()).singleElement().extracting(Mail::to).isEqualTo(List.of(ADMINISTRATOR));
  }

  @Test
  void a_machine_is_not_answered() {
    mailWithoutDocument("Auto-Submitted: auto-generated\r\n");
    mailWithoutDocument("Precedence: bulk\r\n");

    assertThat(sent()).isEmpty();
  }

  @Test
  void nobody_gets_more_than_ten_in_an_hour() {
    for (int i = 0; i < 15; i++) {
      mailWithoutDocument("");
    }
    assertThat(sent()).hasSize(10);

    room.store.clock.advance(Duration.ofHours(2));
    mailWithoutDocument("");
    assertThat(sent()).hasSize(11);
  }

  @Test
  void a_mail_server_that_refuses_is_asked_again() {
    room.mailer.fails("450 not now");
    mailWithoutDocument("");
    assertThat(sent()).isEmpty();

    room.mailer.works();
    assertThat(sent()).isEmpty();
    room.store.clock.advance(Duration.ofSeconds(11));
    assertThat(sent()).hasSize(1);
  }
}
