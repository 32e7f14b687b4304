package org.caselli.fax.port;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.caselli.fax.port.Mailer.Attachment;
import org.caselli.fax.port.Mailer.Handover;
import org.caselli.fax.port.Mailer.Mail;
import org.caselli.fax.port.Mailer.MailFailure;
import org.junit.jupiter.api.Test;

/** What every {@link Mailer} does. */
public interface MailerContract {
  /** The mailer under test, with a mail server. */
  Mailer mailer();

  /** A mailer that has no mail server. */
  Mailer unconfiguredMailer();

  /** From now on the mail server takes nothing. */
  void serverFails();

  /** What has arrived, in order, each once. */
  List<Arrived> arrived();

  /**
   * A mail at its destination.
   *
   * @param attachment its bytes
   */
  record Arrived(
      String messageId,
      List<String> to,
      String subject,
      String text,
      String html,
      Optional<String> fileName,
      Optional<byte[]> attachment) {}

  /** A mail to send. */
  static Mail mail(Optional<Attachment> attachment, String... to) {
    return new Mail(
        "notice-1@fax.example",
        List.of(to),
        "Fax to Zürich delivered",
        "Grüße\n",
        "<p>Grüße</p>",
        attachment);
  }

  @Test
  default void one_mail_goes_to_all_recipients_as_it_was_composed() throws Exception {
    List<String> both = List.of("a@users.example", "b@users.example");

    Handover handover =
        mailer().send(mail(Optional.empty(), "a@users.example", "b@users.example"), both);

    assertThat(handover).isEqualTo(new Handover(both, List.of(), ""));
    assertThat(arrived()).hasSize(1);
    Arrived arrived = arrived().get(0);
    assertThat(arrived.messageId()).isEqualTo("notice-1@fax.example");
    assertThat(arrived.to()).containsExactly("a@users.example", "b@users.example");
    assertThat(arrived.subject()).isEqualTo("Fax to Zürich delivered");
    assertThat(arrived.text().strip()).isEqualTo("Grüße");
    assertThat(arrived.html().strip()).isEqualTo("<p>Grüße</p>");
    assertThat(arrived.attachment()).isEmpty();
  }

  @Test
  default void an_attachment_arrives_whole_and_what_was_opened_is_closed() throws Exception {
    AtomicInteger open = new AtomicInteger();
    byte[] bytes = "%PDF-1.4 \r\n.\r\n\u0000".getBytes(UTF_8);
    Attachment attachment =
        new Attachment("züge 1.pdf", "application/pdf", () -> new Counted(bytes, open));

    mailer().send(mail(Optional.of(attachment), "a@users.example"), List.of("a@users.example"));

    Arrived arrived = arrived().get(0);
    assertThat(arrived.fileName()).contains("züge 1.pdf");
    assertThat(arrived.attachment()).hasValueSatisfying(b -> assertThat(b).isEqualTo(bytes));
    assertThat(open).hasValue(0);
  }

  @Test
  default void sending_again_keeps_the_message_id() throws Exception {
    mailer().send(mail(Optional.empty(), "a@users.example"), List.of("a@users.example"));
    mailer().send(mail(Optional.empty(), "a@users.example"), List.of("a@users.example"));

    assertThat(arrived())
        .extracting(Arrived::messageId)
        .containsExactly("notice-1@fax.example", "notice-1@fax.example");
  }

  @Test
  default void a_server_that_takes_nothing_is_a_failure() {
    serverFails();

    assertThatExceptionOfType(MailFailure.class)
        .isThrownBy(
            () ->
                mailer()
                    .send(mail(Optional.empty(), "a@users.example"), List.of("a@users.example")));
  }

  @Test
  default void without_a_server_nothing_is_sent() {
    assertThat(mailer().isConfigured()).isTrue();
    assertThat(unconfiguredMailer().isConfigured()).isFalse();
    assertThatExceptionOfType(MailFailure.class)
        .isThrownBy(
            () ->
                unconfiguredMailer()
                    .send(mail(Optional.empty(), "a@users.example"), List.of("a@users.example")));
  }

  /** Counts how many are open. */
  final class Counted extends ByteArrayInputStream {
    private final AtomicInteger open;
    private boolean closed;

    Counted(byte[] bytes, AtomicInteger open) {
      super(bytes);
      this.open = open;
      open.incrementAndGet();
    }

    @Override
    public void close() {
      if (!closed) {
        closed = true;
        open.decrementAndGet();
      }
    }
  }
}
