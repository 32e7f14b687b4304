package org.caselli.fax.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.caselli.fax.domain.trace.TraceContext;
import org.caselli.fax.port.LogContext;
import org.caselli.fax.port.Mailer;
import org.caselli.fax.port.Mailer.Attachment;
import org.caselli.fax.port.Mailer.Handover;
import org.caselli.fax.port.Mailer.Mail;
import org.caselli.fax.port.Mailer.MailFailure;
import org.caselli.fax.port.MailerContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionMailerTest implements MailerContract {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-04T05:06:07Z"), ZoneOffset.UTC);

  private int port;
  private final GreenMail server = new GreenMail(ServerSetupTest.SMTP.dynamicPort());

  @BeforeEach
  void start() {
    server.start();
    port = server.getSmtp().getPort();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private static Session session(int port) {
    Properties properties = new Properties();
    properties.setProperty("mail.transport.protocol", "smtp");
    properties.setProperty("mail.smtp.host", "127.0.0.1");
    properties.setProperty("mail.smtp.port", String.valueOf(port));
    properties.setProperty("mail.smtp.timeout", "5000");
    return Session.getInstance(properties);
  }

  private static Mailer mailer(int port) {
    return new SessionMailer(session(port), true, "Fax <fax@fax.example>", CLOCK);
  }

  /** To all whom it names. */
  private static Handover send(Mailer mailer, Mail mail) throws MailFailure {
    return mailer.send(mail, mail.to());
  }

  @Override
  public Mailer mailer() {
    return mailer(port);
  }

  @Override
  public Mailer unconfiguredMailer() {
    return new SessionMailer(session(port), false, "fax@fax.example", CLOCK);
  }

  @Override
  public void serverFails() {
    server.stop();
  }

  /** One for each recipient at the server: told apart by position, joined by content. */
  @Override
  public List<Arrived> arrived() {
    List<Arrived> all = new ArrayList<>();
    MimeMessage[] messages = server.getReceivedMessages();
    int recipients = messages.length == 0 ? 1 : to(messages[0]).size();
    for (int i = 0; i < messages.length; i += recipients) {
      all.add(arrived(messages[i]));
    }
    return all;
  }

  private static List<String> to(MimeMessage message) {
    try {
      return Arrays.stream(message.getRecipients(Message.RecipientType.TO))
          .map(Object::toString)
          .toList();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Arrived arrived(MimeMessage message) {
    try {
      Multipart mixed = (Multipart) message.getContent();
      Multipart texts = (Multipart) mixed.getBodyPart(0).getContent();
      Optional<BodyPart> file =
          mixed.getCount() > 1 ? Optional.of(mixed.getBodyPart(1)) : Optional.empty();
      return new Arrived(
          message.getMessageID().replaceAll("[<>]", ""),
          to(message),
          message.getSubject(),
          (String) texts.getBodyPart(0).getContent(),
          (String) texts.getBodyPart(1).getContent(),
          file.map(SessionMailerTest::fileName),
          file.map(SessionMailerTest::bytes));
    } catch (MessagingException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String fileName(BodyPart part) {
    try {
      return part.getFileName();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] bytes(BodyPart part) {
    try (InputStream in = part.getInputStream()) {
      return in.readAllBytes();
    } catch (MessagingException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_mail_names_the_trace_that_it_belongs_to() throws Exception {
    TraceContext trace = TraceContext.begin(new UUID(1, 2));
    LogContext context = LogContext.of(trace);

    send(mailer(), new Mail("1@x", List.of("a@x.example"), "s", "t", "<p>t</p>", Optional.empty()));
    context.close();

    assertThat(server.getReceivedMessages()[0].getHeader("traceparent"))
        .containsExactly(trace.text());
  }

  @Test
  void headers_say_who_when_and_that_a_machine_wrote_it() throws Exception {
    send(mailer(), MailerContract.mail(Optional.empty(), "a@users.example"));

    MimeMessage message = server.getReceivedMessages()[0];
    assertThat(message.getHeader("From", null)).isEqualTo("Fax <fax@fax.example>");
    assertThat(message.getHeader("Date", null)).isEqualTo("Wed, 4 Mar 2026 05:06:07 +0000");
    assertThat(message.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
    assertThat(message.getContentType()).startsWith("multipart/mixed");
  }

  @Test
  void line_ends_never_start_a_new_header() throws Exception {
    Attachment attachment =
        new Attachment("a\"\r\nX-Injected: 1.pdf", "application/pdf", InputStream::nullInputStream);

    send(
        mailer(),
        new Mail(
            "id\r\nX-Injected: 2@fax.example",
            List.of("a@users.example"),
            "Fax\r\nBcc: c@users.example\r\n\r\nbody",
            "text",
            "html",
            Optional.of(attachment)));

    MimeMessage message = server.getReceivedMessages()[0];
    assertThat(message.getSubject()).isEqualTo("Fax Bcc: c@users.example body");
    assertThat(message.getHeader("X-Injected")).isNull();
    assertThat(message.getHeader("Bcc")).isNull();
    BodyPart part = ((Multipart) message.getContent()).getBodyPart(1);
    assertThat(part.getHeader("X-Injected")).isNull();
    assertThat(part.getFileName()).isEqualTo("a\" X-Injected: 1.pdf");
  }

  @Test
  void an_address_that_is_none_does_not_keep_the_others_from_their_mail() throws Exception {
    Handover handover =
        send(mailer(), MailerContract.mail(Optional.empty(), "not an address", "a@users.example"));

    assertThat(to(server.getReceivedMessages()[0])).containsExactly("a@users.example");
    assertThat(handover.taken()).containsExactly("a@users.example");
    assertThat(handover.refused()).containsExactly("not an address");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a..b@users.example", "a.@users.example", "a@mail_server.example"})
  void an_address_that_may_mail_to_us_can_be_told_of_it(String odd) throws Exception {
    Handover handover = send(mailer(), MailerContract.mail(Optional.empty(), odd));

    assertThat(handover.taken()).containsExactly(odd);
    assertThat(server.getReceivedMessages()[0].getHeader("To")).containsExactly(odd);
  }

  @Test
  void a_mail_without_any_address_is_a_failure() {
    assertThatExceptionOfType(MailFailure.class)
        .isThrownBy(
            () ->
                send(
                    mailer(),
                    MailerContract.mail(Optional.empty(), "a@users.example\r\nBcc: b@c.d")));
  }

  @Test
  void a_document_that_cannot_be_read_is_a_failure_and_no_half_mail() {
    Attachment attachment =
        new Attachment(
            "a.pdf",
            "application/pdf",
            () -> {
              throw new UncheckedIOException(new IOException("no chunk 3"));
            });

    assertThatExceptionOfType(MailFailure.class)
        .isThrownBy(
            () -> send(mailer(), MailerContract.mail(Optional.of(attachment), "a@users.example")))
        .withMessageContaining("no chunk 3");
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void an_attachment_is_opened_once_and_only_to_be_sent() throws Exception {
    AtomicInteger opened = new AtomicInteger();
    Attachment attachment =
        new Attachment(
            "a.pdf",
            "application/pdf",
            () -> {
              opened.incrementAndGet();
              return InputStream.nullInputStream();
            });

    send(mailer(), MailerContract.mail(Optional.of(attachment), "a@users.example"));

    assertThat(opened).hasValue(1);
  }

  @Test
  void a_session_without_time_limits_gets_some() {
    Session session = session(25);

    new SessionMailer(session, true, "fax@fax.example", CLOCK);

    assertThat(session.getProperty("mail.smtp.connectiontimeout")).isEqualTo("10000");
    assertThat(session.getProperty("mail.smtp.timeout")).isEqualTo("5000");
  }

  @Nested
  class RefusedRecipients {
    private static final List<String> BOTH = List.of("other@users.example", "a@users.example");

    private static Handover refusing(RefusingServer server) throws MailFailure {
      return send(
          mailer(server.port()),
          MailerContract.mail(Optional.empty(), BOTH.toArray(String[]::new)));
    }

    @Test
    void one_refused_for_good_is_left_out() throws Exception {
      try (var server = new RefusingServer("other@users.example", "550 no such user")) {
        Handover handover = refusing(server);

        assertThat(handover.taken()).containsExactly("a@users.example");
        assertThat(handover.refused()).containsExactly("other@users.example");
        assertThat(handover.words()).contains("550 no such user");
        assertThat(server.deliveredTo()).isEqualTo(List.of(Set.of("a@users.example")));
      }
    }

    @Test
    void one_refused_for_now_keeps_nobody_from_the_mail() throws Exception {
      try (var server = new RefusingServer("other@users.example", "452 mailbox full")) {
        Handover handover = refusing(server);

        assertThat(handover.taken()).containsExactly("a@users.example");
        assertThat(handover.refused()).isEmpty();
        assertThat(handover.words()).contains("452 mailbox full");
        assertThat(server.deliveredTo()).isEqualTo(List.of(Set.of("a@users.example")));
      }
    }

    @Test
    void a_mail_goes_only_to_those_who_do_not_have_it_and_names_all() throws Exception {
      Mail mail = MailerContract.mail(Optional.empty(), BOTH.toArray(String[]::new));

      mailer().send(mail, List.of("a@users.example"));

      assertThat(server.getReceivedMessages()).hasSize(1);
      assertThat(to(server.getReceivedMessages()[0])).isEqualTo(BOTH);
    }

    @Test
    void a_mail_that_nobody_may_get_now_is_a_failure() throws Exception {
      try (var server = new RefusingServer("a@users.example", "452 mailbox full")) {
        Mail mail = MailerContract.mail(Optional.empty(), "a@users.example");

        assertThatExceptionOfType(MailFailure.class)
            .isThrownBy(() -> send(mailer(server.port()), mail))
            .withMessageContaining("mailbox full");
      }
    }

    @Test
    void who_is_refused_alone_for_good_is_told_of() throws Exception {
      try (var server = new RefusingServer("a@users.example", "550 no such user")) {
        Mail mail = MailerContract.mail(Optional.empty(), "a@users.example");

        Handover handover = send(mailer(server.port()), mail);

        assertThat(handover.taken()).isEmpty();
        assertThat(handover.refused()).containsExactly("a@users.example");
      }
    }
  }
}
