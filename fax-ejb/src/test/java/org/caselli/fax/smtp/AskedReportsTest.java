package org.caselli.fax.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.mail.DeliveryWish;
import org.caselli.fax.domain.mail.DeliveryWish.Event;
import org.caselli.fax.domain.mail.MailedFax;
import org.caselli.fax.port.Mailer;
import org.caselli.fax.store.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Senders ask how they want to be told (RFC 3461). */
class AskedReportsTest {
  private static final String MAIL = Mails.with(Mails.pdf("a"));

  @TempDir private Path directory;
  private TestDatabase database;
  private MailRoom room;
  private SmtpClient client;

  @BeforeEach
  void open() {
    database = TestDatabase.h2();
    room = new MailRoom(database, directory);
    room.faxbox();
    client = room.client().greeted();
  }

  @AfterEach
  void close() {
    client.close();
    room.close();
    database.close();
  }

  private String mail(String ofMail, String ofRecipient, String content) {
    assertThat(client.ask("MAIL FROM:<" + MailRoom.SENDER + ">" + ofMail)).startsWith("250");
    assertThat(client.ask("RCPT TO:<" + MailRoom.TO + ">" + ofRecipient)).startsWith("250");
    assertThat(client.ask("DATA")).startsWith("354");
    return client.write(content).say(".").answer();
  }

  private List<MailedFax> kept() {
    return room.store.tx.in(
        () ->
            room.faxes().stream()
                .map(Fax::id)
                .flatMap(fax -> room.store.mailedFaxes.byFax(fax).stream())
                .toList());
  }

  @Test
  void what_the_sender_asks_for_is_kept_with_the_fax_and_the_mail() {
    String answer =
        mail(
            " RET=FULL ENVID=QQ+2B1",
            " NOTIFY=failure,DELAY ORCPT=rfc822;Ann+2Bfax@corp.example",
            MAIL);

    assertThat(answer).startsWith("250");
    assertThat(room.faxes().get(0).options().wish())
        .contains(
            new DeliveryWish(
                MailRoom.SENDER,
                MailRoom.TO,
                Set.of(Event.FAILURE, Event.DELAY),
                "QQ+1",
                "rfc822;Ann+fax@corp.example",
                true));
    MailedFax kept = kept().get(0);
    assertThat(kept.header()).isNotEmpty().endsWith("\r\n").doesNotContain("\r\n\r\n");
    UUID whole = kept.documentId().orElseThrow();
    assertThat(room.store.tx.in(() -> room.store.blobs.find(room.account, whole)))
        .hasValueSatisfying(mail -> assertThat(mail.mediaType()).isEqualTo("message/rfc822"));
    Duration fourHours = Duration.ofHours(4);
    assertThat(
            room.store.tx.in(
                () -> room.store.mailedFaxes.late(room.store.clock.instant().plus(fourHours), 100)))
        .contains(kept.faxId());
  }

  @Test
  void how_long_a_fax_may_wait_before_its_sender_is_told_is_a_setting() {
    room.setting("smtp_delay_notice_after", 600);

    mail("", " NOTIFY=DELAY", MAIL);

    Instant now = room.store.clock.instant();
    UUID fax = kept().get(0).faxId();
    assertThat(late(now.plus(Duration.ofSeconds(599)))).doesNotContain(fax);
    assertThat(late(now.plus(Duration.ofSeconds(600)))).contains(fax);
  }

  private List<UUID> late(Instant when) {
    return room.store.tx.in(() -> room.store.mailedFaxes.late(when, 100));
  }

  @Test
  void a_mail_that_comes_again_is_kept_once() {
    String given = "Message-ID: <1@corp.example>\r\n" + MAIL;

    mail("", " NOTIFY=SUCCESS", given);
    mail("", " NOTIFY=SUCCESS", given);

    assertThat(kept()).hasSize(1);
    assertThat(kept().get(0).documentId()).isEmpty();
  }

  @Test
  void who_asks_for_nothing_or_never_has_nothing_kept() {
    mail(" RET=HDRS", "", MAIL);
    mail("", " NOTIFY=NEVER", Mails.with(Mails.pdf("b")));

    assertThat(kept()).isEmpty();
    assertThat(room.faxes().get(0).options().wish()).isEmpty();
    assertThat(room.faxes().get(1).options().wish())
        .hasValueSatisfying(wish -> assertThat(wish.events()).isEmpty());
  }

  @Test
  void who_never_wants_to_hear_is_not_told_of_a_mail_without_a_document() {
    mail("", " NOTIFY=NEVER", Mails.of("\r\nNothing to fax.\r\n"));
    room.reports.sendMailReports();
    assertThat(room.mailer.sent()).isEmpty();

    mail("", " NOTIFY=FAILURE", Mails.of("\r\nNothing to fax.\r\n"));
    room.reports.sendMailReports();
    assertThat(room.mailer.sent()).hasSize(1);
  }

  @Test
  void a_recipient_who_is_refused_while_another_gets_a_fax_is_told_in_the_form_for_machines()
      throws IOException {
    room.faxbox(
        "text.fax.example",
        Map.of("smtp_permission_list", List.of(MailRoom.SENDER), "mail_text", "without_document"));
    room.setting("report_smtp_errors", false);
    client.ask("MAIL FROM:<" + MailRoom.SENDER + "> ENVID=QQ1");
    client.ask("RCPT TO:<15551234568@text.fax.example> NOTIFY=FAILURE");
    client.ask("RCPT TO:<" + MailRoom.TO + "> NOTIFY=FAILURE ORCPT=rfc822;a@b.example");
    client.ask("DATA");

    String answer =
        client
            .write(Mails.dated("Message-ID: <1@corp.example>\r\n\r\nText to fax.\r\n"))
            .say(".")
            .answer();
    room.reports.sendMailReports();

    assertThat(answer).startsWith("250");
    assertThat(room.mailer.sent()).hasSize(1);
    Mailer.Report report = room.mailer.sent().get(0).mail().report().orElseThrow();
    assertThat(report.status())
        .startsWith("Original-Envelope-Id: QQ1\r\nReporting-MTA: dns; box.fax.example\r\n")
        .contains("Original-Recipient: rfc822;a@b.example\r\n")
        .contains("Final-Recipient: rfc822; 15551234567@box.fax.example\r\n")
        .contains("Action: failed\r\nStatus: 5.6.1\r\nDiagnostic-Code: x-fax; ");
    assertThat(report.answers()).isEqualTo("<1@corp.example>");
    assertThat(report.returned().orElseThrow().content().get())
        .asString(StandardCharsets.UTF_8)
        .contains("Message-ID: <1@corp.example>\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NOTIFY=SOMETIMES",
        "NOTIFY=NEVER,SUCCESS",
        "NOTIFY=",
        "ORCPT=ann@corp.example",
        "ORCPT=rfc822;a=b",
        "RET=FULL"
      })
  void what_is_no_wish_is_refused(String parameter) {
    client.ask("MAIL FROM:<" + MailRoom.SENDER + ">");

    assertThat(client.ask("RCPT TO:<" + MailRoom.TO + "> " + parameter))
        .matches("5\\d\\d 5\\.5\\.4 .+");
  }
}
