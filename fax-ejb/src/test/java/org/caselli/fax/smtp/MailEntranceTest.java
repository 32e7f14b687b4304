package org.caselli.fax.smtp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.maillog.LoggedMail;
import org.caselli.fax.store.OwnDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mail comes in over a real connection. */
class MailEntranceTest {
  @TempDir private Path directory;
  @RegisterExtension static final OwnDatabase DATABASE = new OwnDatabase();

  private MailRoom room;
  private SmtpClient client;

  @BeforeEach
  void open() {
    room = new MailRoom(DATABASE.get(), directory);
    client = room.client().greeted();
  }

  @AfterEach
  void close() {
    client.close();
    room.close();
  }

  private String mailed(String content) {
    return client.mail(MailRoom.SENDER, MailRoom.TO, content);
  }

  @Test
  void a_mail_with_a_pdf_is_a_fax_when_it_is_answered() {
    UUID box = room.faxbox();

    String answer = mailed(Mails.with(Mails.pdf("one")));

    Fax fax = room.faxes().get(0);
    assertThat(answer).isEqualTo("250 2.0.0 queued as " + fax.id().toString().replace("-", ""));
    assertThat(fax.toNumber()).isEqualTo("+15551234567");
    assertThat(fax.faxboxId()).contains(box);
    assertThat(fax.documents()).isEqualTo(1);
    assertThat(room.spooled()).isEmpty();
    assertThat(room.errors()).isEmpty();
  }

  @Test
  void operators_see_its_connections_and_what_became_of_the_mails() {
    room.faxbox();

    assertThat(room.entrance().sessions()).isEqualTo(1);
    mailed(Mails.with(Mails.pdf("one")));
    client.mail("eve@evil.example", MailRoom.TO, "");

    assertThat(room.measures.facts()).containsExactly("mailed accepted", "mailed refused");
    room.entrance().close();
    assertThat(room.entrance().sessions()).isZero();
    assertThat(room.entrance().port()).isZero();
  }

  @Test
  void a_mail_that_ended_the_server_three_times_is_not_read_again() throws Exception {
    room.faxbox();
    String poison = Mails.with(Mails.pdf("poison"));
    Files.createDirectories(room.marks);
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(poison.getBytes(US_ASCII));
    Files.writeString(room.marks.resolve(HexFormat.of().formatHex(digest)), "3");

    assertThat(mailed(poison)).startsWith("554 5.6.0 ").contains("the server ended 3 times");
    assertThat(room.faxes()).isEmpty();
    assertThat(room.errors()).singleElement().asString().contains("the server ended 3 times");

    assertThat(mailed(Mails.with(Mails.pdf("good")))).startsWith("250 ");
    assertThat(room.marks.toFile().list()).hasSize(1);
  }

  @Test
  void without_room_on_the_disk_a_mail_is_put_off_before_it_is_sent() {
    room.faxbox();
    room.room = 1_000_000;

    assertThat(client.ask("MAIL FROM:<" + MailRoom.SENDER + ">")).startsWith("452 4.3.1 ");
    assertThat(room.measures.facts()).containsExactly("mailed deferred");

    room.room = Long.MAX_VALUE;
    assertThat(mailed(Mails.with(Mails.pdf("one")))).startsWith("250 ");
  }

  @Test
  void a_disk_that_fills_up_while_a_mail_comes_puts_it_off() {
    room.faxbox();
    client.ask("MAIL FROM:<" + MailRoom.SENDER + ">");
    client.ask("RCPT TO:<" + MailRoom.TO + ">");
    client.ask("DATA");
    room.room = 1_000_000;

    assertThat(client.write(Mails.with(Mails.pdf("one"))).ask(".")).startsWith("452 4.3.1 ");

    assertThat(room.faxes()).isEmpty();
    assertThat(room.spooled()).isEmpty();
  }

  @Test
  void the_fax_says_what_the_faxbox_says_and_tells_all_of_its_end() {
    UUID owner = room.user("owner@corp.example");
    room.faxbox(
        MailRoom.DOMAIN,
        Map.of(
            "owner_id",
            owner.toString().replace("-", ""),
            "caller_id",
            "+12125550100",
            "caller_name",
            "Corp",
            "fax_header",
            "Corp header",
            "fax_identity",
            "+12125550111",
            "retries",
            2,
            "smtp_permission_list",
            List.of("@corp.example"),
            "notifications",
            Map.of("outbound", Map.of("email", Map.of("send_to", List.of("z@corp.example"))))));

    mailed(Mails.with(Mails.pdf("one")));

    Fax fax = room.faxes().get(0);
    assertThat(fax.fromNumber()).isEqualTo("+12125550100");
    assertThat(fax.fromName()).isEqualTo("Corp");
    assertThat(fax.ownerId()).contains(owner);
    assertThat(fax.options().header()).isEqualTo("Corp header");
    assertThat(fax.options().stationId()).isEqualTo("+12125550111");
    assertThat(fax.options().recipients())
        .containsExactly(MailRoom.SENDER, "owner@corp.example", "z@corp.example");
    assertThat(room.store.job(fax.id()).retries()).isEqualTo(2);
  }

  @Test
  void all_files_in_their_order_are_one_fax() {
    room.faxbox();

    mailed(
        Mails.with(
            Mails.pdf("one"),
            Mails.file("image/png", "logo.png", "no picture"),
            Mails.file("application/octet-stream", "two.TIF", "II*"),
            Mails.file("application/msword", "three.doc", "word")));

    assertThat(room.faxes()).singleElement().extracting(Fax::documents).isEqualTo(3);
  }

  @Test
  void a_mail_that_is_nothing_but_a_file_is_faxed() {
    room.faxbox();

    String answer = mailed(Mails.of("Content-Type: application/pdf\r\n\r\n%PDF plain\r\n"));

    assertThat(answer).startsWith("250 ");
    assertThat(room.faxes()).hasSize(1);
  }

  @Test
  void a_mail_within_a_mail_brings_its_files() {
    room.faxbox();

    String inner = Mails.with(Mails.pdf("inner")).replace("edge", "inner");
    mailed(Mails.with("--edge\r\nContent-Type: message/rfc822\r\n\r\n" + inner + "\r\n"));

    assertThat(room.faxes()).hasSize(1);
  }

  @Test
  void each_recipient_has_a_fax_of_its_own() {
    room.faxbox();
    room.faxbox("other.fax.example", Map.of("smtp_permission_list", List.of("corp.example")));

    client.ask("MAIL FROM:<" + MailRoom.SENDER + ">");
    assertThat(client.ask("RCPT TO:<" + MailRoom.TO + ">")).startsWith("250 2.1.5 ");
    assertThat(client.ask("RCPT TO:<15551234568@" + MailRoom.DOMAIN + ">")).startsWith("250");
    assertThat(client.ask("RCPT TO:<FAX=+15551234567@Other.Fax.Example>")).startsWith("250");
    assertThat(client.ask("RCPT TO:<15551234567@nobody.example>")).startsWith("554 5.1.2 ");
    assertThat(client.ask("RCPT TO:<+1-555-123-4567@" + MailRoom.DOMAIN + ">")).startsWith("250");
    client.ask("DATA");
    String answer = client.write(Mails.with(Mails.pdf("one"))).ask(".");

    assertThat(answer).startsWith("250 2.0.0 queued as ");
    assertThat(room.faxes())
        .extracting(Fax::toNumber)
        .containsExactly("+15551234567", "+15551234568", "+15551234567");
  }

  @Test
  void the_same_mail_again_is_the_same_fax() {
    room.faxbox();
    String mail = Mails.with(Mails.pdf("one"));

    String first = mailed(mail);
    String second = mailed("Received: by another way\r\n" + mail);

    assertThat(second).isEqualTo(first);
    assertThat(room.faxes()).hasSize(1);
  }

  @Test
  void a_device_that_has_one_message_id_for_all_mails_sends_them_all() {
    room.faxbox();
    String id = "Message-ID: <scanner@corp.example>\r\n";

    mailed(id + Mails.dated(Mails.multipart(Mails.pdf("one"))));
    mailed(id + Mails.dated(Mails.multipart(Mails.pdf("two"))));

    assertThat(room.faxes()).hasSize(2);
  }

  @Test
  void a_mail_without_id_and_date_is_new_each_time() {
    room.faxbox();

    mailed(Mails.multipart(Mails.pdf("one")));
    mailed(Mails.multipart(Mails.pdf("one")));

    assertThat(room.faxes()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "15551234567@nobody.example, 554 5.1.2",
    "john@box.fax.example, 554 5.1.1",
    "911@box.fax.example, 554 5.1.1",
    "15551234567, 554 5.1.3"
  })
  void an_address_that_is_no_fax_is_refused_for_good(String to, String answer) {
    room.faxbox();

    assertThat(client.mail(MailRoom.SENDER, to, "")).startsWith(answer + " Not Found: ");
    assertThat(client.ask("NOOP")).startsWith("250");
  }

  @Nested
  class Senders {
    @Test
    void who_is_not_listed_is_refused_and_written_down() {
      UUID box = room.faxbox();

      String answer = client.mail("eve@evil.example", MailRoom.TO, "");

      assertThat(answer).startsWith("554 5.7.1 not allowed");
      LoggedMail refused = room.logged.all().get(0);
      assertThat(refused.target().faxbox()).contains(box);
      assertThat(refused.target().faxboxDomain()).isEqualTo(MailRoom.DOMAIN);
      assertThat(refused.mail().from()).isEqualTo("eve@evil.example");
      assertThat(refused.mail().to()).isEqualTo(MailRoom.TO);
      assertThat(refused.mail().originalNumber()).isEqualTo("15551234567");
      assertThat(refused.mail().translatedNumber()).isEqualTo("+15551234567");
    }

    @Test
    void the_operator_may_open_faxboxes_that_name_nobody() {
      room.faxbox(MailRoom.DOMAIN, Map.of());

      assertThat(client.mail("any@example.org", MailRoom.TO, "")).startsWith("554 5.7.1");
      room.setting("allow_all_addresses_when_empty", true);
      assertThat(client.mail("any@example.org", MailRoom.TO, Mails.with(Mails.pdf("a"))))
          .startsWith("250");
      assertThat(client.mail("", MailRoom.TO, "")).startsWith("554 5.7.1");
    }

    @Test
    void the_realm_leads_to_the_faxbox_of_the_sender() {
      UUID ann = room.user("Ann@corp.example");
      UUID box = room.faxbox(MailRoom.DOMAIN, Map.of("owner_id", ann.toString().replace("-", "")));
      UUID open =
          room.faxbox("b.example", Map.of("smtp_permission_list", List.of("@open.example")));
      String to = "15551234567@" + room.account + ".example";

      client.mail("ann@corp.example", to, Mails.with(Mails.pdf("a")));
      client.mail("who@open.example", to, Mails.with(Mails.pdf("b")));
      String stranger = client.mail("eve@evil.example", to, "");

      assertThat(room.faxes())
          .extracting(fax -> fax.faxboxId().orElseThrow())
          .containsExactly(box, open);
      assertThat(stranger).startsWith("554 5.7.1");
    }

    @Test
    void what_is_written_down_is_for_account_and_faxbox_to_say() {
      room.setting("log_faxbox_errors", false);
      room.faxbox();
      room.faxbox("talks.example", Map.of("log_errors", true));

      client.mail("eve@evil.example", MailRoom.TO, "");
      client.mail("eve@evil.example", "15551234567@talks.example", "");

      assertThat(room.logged.all())
          .singleElement()
          .extracting(mail -> mail.target().faxboxDomain())
          .isEqualTo("talks.example");
    }

    @Test
    void who_guesses_is_sent_away() {
      room.faxbox();
      client.ask("MAIL FROM:<eve@evil.example>");
      List<String> answers = new ArrayList<>();
      for (int i = 0; i < 21; i++) {
        answers.add(client.ask("RCPT TO:<1555123" + (1000 + i) + "@" + MailRoom.DOMAIN + ">"));
      }

      assertThat(answers.get(19)).startsWith("554");
      assertThat(answers.get(20)).startsWith("421 4.7.0");
      assertThat(client.answer()).isEmpty();
    }
  }

  @Test
  void without_a_number_to_send_from_nothing_is_taken() {
    room.faxbox(MailRoom.DOMAIN, Map.of("smtp_permission_list", List.of(".*"), "caller_id", ""));

    assertThat(mailed("")).startsWith("554 5.3.0 ").contains("caller_id");
  }

  @Nested
  class Contents {
    @Test
    void a_mail_without_anything_to_fax_is_refused_with_the_reason() {
      room.faxbox();

      String answer = mailed(Mails.with(Mails.file("image/png", "logo.png", "no picture")));

      assertThat(answer).startsWith("554 5.6.1 logo.png (image/png) is of a type").contains("PDF");
      assertThat(mailed(Mails.of("\r\nNothing but a text.\r\n")))
          .startsWith("554 5.6.1 The mail has no attachment");
      assertThat(room.errors()).hasSize(2);
      assertThat(room.logged.all().get(0).mail().filename()).isEqualTo("logo.png");
      assertThat(room.logged.all().get(0).mail().contentType()).isEqualTo("image/png");
      assertThat(room.faxes()).isEmpty();
    }

    @Test
    void which_types_are_faxed_is_a_setting() {
      room.faxbox();
      room.setting("allowed_content_types", List.of("text/plain"));
      room.setting("denied_content_types", List.of(Map.of("prefix", "application/")));

      assertThat(mailed(Mails.with(Mails.pdf("one")))).startsWith("250");
      room.setting("denied_content_types", List.of("text/plain"));
      assertThat(mailed(Mails.with(Mails.pdf("one")))).startsWith("554 5.6.1");
    }

    @Test
    void pictures_are_faxed_where_they_are_allowed_and_no_logos() throws IOException {
      room.faxbox();
      room.setting("denied_content_types", List.of());
      String picture = Mails.file("image/png", "picture.png", png(800, 600));

      assertThat(mailed(Mails.with(picture))).startsWith("250");
      room.setting("image_min_size", "801x10");
      assertThat(mailed(Mails.with(picture))).startsWith("554 5.6.1 ").contains("800x600");
    }

    private byte[] png(int width, int height) throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY), "png", bytes);
      return bytes.toByteArray();
    }

    @Test
    void names_are_read_however_they_are_written() {
      room.faxbox();
      for (String name :
          List.of(
              "filename*=UTF-8''f%C3%BCr%20Sie.pdf",
              "filename*0=\"long \"; filename*1=\"name.pdf\"",
              "filename=\"=?UTF-8?B?ZsO8ci5wZGY=?=\"",
              "filename=letter.pdf")) {
        String part =
            "--edge\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; "
                + name
                + "\r\n\r\n%PDF\r\n";
        assertThat(mailed(Mails.with(part))).as(name).startsWith("250");
      }
    }

    @Test
    void an_answer_of_a_machine_and_our_own_notice_are_not_faxed() {
      room.faxbox();
      String mail = Mails.with(Mails.pdf("one"));

      assertThat(mailed("Auto-Submitted: auto-replied\r\n" + mail)).startsWith("554 5.7.1");
      assertThat(mailed("X-Caselli-Notice: yes\r\n" + mail)).startsWith("554 5.7.1");
      assertThat(mailed("Auto-Submitted: auto-generated\r\n" + mail)).startsWith("250");
    }

    @Test
    void a_mail_of_endless_depth_is_refused() {
      room.faxbox();
      StringBuilder mail = new StringBuilder();
      for (int i = 0; i < 50; i++) {
        mail.append("Content-Type: multipart/mixed; boundary=b")
            .append(i)
            .append("\r\n\r\n--b")
            .append(i)
            .append("\r\n");
      }

      assertThat(mailed(Mails.of(mail + "\r\n"))).startsWith("554 5.6.0 Message decode failed");
      assertThat(room.spooled()).isEmpty();
    }

    @Test
    void a_mail_of_too_many_parts_is_refused() {
      room.faxbox();

      String answer =
          mailed(
              Mails.of(
                  "Content-Type: multipart/mixed; boundary=e\r\n\r\n"
                      + "--e\r\nContent-Type: application/pdf\r\n\r\n%PDF\r\n".repeat(501)));

      assertThat(answer).startsWith("554 5.6.0 Message decode failed");
      assertThat(room.spooled()).isEmpty();
    }

    @Test
    void hostile_headers_do_no_harm() {
      room.faxbox();

      String answer =
          mailed(
              "Subject: =?UTF-8?Q?x=0D=0ABcc:_all=40example.org?=\r\n"
                  + Mails.with(
                      Mails.file(
                          "application/pdf", "a\\\"\r\n b;${jndi:x}/../../etc/passwd", "%PDF"),
                      Mails.file("text/x-evil", "=?UTF-8?Q?a=0D=0A250_ok?=", "x")));

      assertThat(answer).startsWith("250 2.0.0 queued as ").doesNotContain("\n");
      assertThat(mailed(Mails.with(Mails.file("text/x-evil", "=?UTF-8?Q?a=0D=0A250_ok?=", "x"))))
          .startsWith("554 5.6.1 ")
          .doesNotContain("\n");
    }
  }

  @Nested
  class Text {
    private void box(Map<String, ?> more) {
      Map<String, Object> fields = new HashMap<>(more);
      fields.put("smtp_permission_list", List.of(MailRoom.SENDER));
      room.faxbox(MailRoom.DOMAIN, fields);
    }

    private String text(String text) {
      return Mails.of("Content-Type: text/plain; charset=utf-8\r\n\r\n" + text + "\r\n");
    }

    @Test
    void it_is_the_only_page_of_a_mail_without_a_document() {
      box(Map.of("mail_text", "without_document"));

      assertThat(mailed(text("Please call me."))).startsWith("250 2.0.0");
      assertThat(mailed(Mails.with(Mails.pdf("one")))).startsWith("250 2.0.0");
      assertThat(room.faxes()).extracting(Fax::documents).containsExactly(1, 1);
      assertThat(room.spooled()).isEmpty();
    }

    @Test
    void it_is_the_page_before_the_documents() {
      box(Map.of("mail_text", "cover_page"));

      assertThat(mailed(Mails.with(Mails.pdf("one")))).startsWith("250 2.0.0");
      assertThat(mailed(text("Please call me."))).startsWith("250 2.0.0");
      assertThat(room.faxes()).extracting(Fax::documents).containsExactly(2, 1);
      assertThat(room.spooled()).isEmpty();
    }

    @Test
    void it_does_not_stand_in_for_a_file_that_is_not_faxed() {
      box(Map.of("mail_text", "cover_page"));

      assertThat(mailed(Mails.with(Mails.file("image/png", "photo.png", "no picture"))))
          .startsWith("554 5.6.1 photo.png");
      assertThat(mailed(text(" "))).startsWith("554 5.6.1 The mail has no attachment");
      assertThat(room.spooled()).isEmpty();
    }

    @Test
    void a_mail_that_comes_again_is_the_same_fax() {
      box(Map.of("mail_text", "cover_page"));
      String mail = text("Please call me.");

      assertThat(mailed(mail)).startsWith("250").isEqualTo(mailed(mail));
      assertThat(room.faxes()).hasSize(1);
    }

    @Test
    void a_text_without_end_is_refused() {
      box(Map.of("mail_text", "cover_page"));

      assertThat(mailed(text("All work and no play\r\n".repeat(10_000))))
          .startsWith("554 5.3.0")
          .contains("attach it as a document");
      assertThat(room.faxes()).isEmpty();
      assertThat(room.spooled()).isEmpty();
    }
  }

  @Nested
  class Wrapped {
    @ParameterizedTest
    @CsvSource({
      "application/ms-tnef,554 5.6.1,winmail.dat",
      "application/pkcs7-mime,554 5.6.0 Message decode failed,S/MIME"
    })
    void what_cannot_be_opened_is_refused_with_the_reason(String type, String answer, String what) {
      room.faxbox();

      for (String content : List.of("", "damaged", "0\u0080\u0006\tx")) {
        assertThat(mailed(Mails.with(Mails.file(type, "x", content))))
            .startsWith(answer)
            .contains(what);
      }
      assertThat(room.spooled()).isEmpty();
    }

    @Test
    void a_damaged_winmail_dat_keeps_no_other_file_from_being_faxed() {
      room.faxbox();

      assertThat(
              mailed(Mails.with(Mails.file("application/ms-tnef", "x", "damaged"), Mails.pdf("a"))))
          .startsWith("250");
      assertThat(room.faxes()).hasSize(1);
    }
  }

  @Nested
  class Protocol {
    @Test
    void it_says_what_it_understands() {
      room.setting("smtp_max_msg_size", 1234);

      assertThat(client.ask("EHLO me").lines())
          .containsExactly(
              "250-fax.example",
              "250-PIPELINING",
              "250-8BITMIME",
              "250-SMTPUTF8",
              "250-ENHANCEDSTATUSCODES",
              "250-DSN",
              "250 SIZE 1234");
      assertThat(client.ask("VRFY someone")).startsWith("252");
      assertThat(client.ask("BDAT 3 LAST")).startsWith("502");
      assertThat(client.ask("XYZZY")).startsWith("500");
      assertThat(client.ask("QUIT")).startsWith("221");
    }

    @Test
    void a_mail_that_is_announced_too_large_is_refused_at_once() {
      room.setting("smtp_max_msg_size", 1000);

      assertThat(client.ask("MAIL FROM:<a@b.example> SIZE=1000")).startsWith("250");
      client.ask("RSET");
      assertThat(client.ask("MAIL FROM:<a@b.example> size=1001")).startsWith("552 5.3.4");
      assertThat(client.ask("MAIL FROM:<a@b.example> SIZE=99999999999999999999"))
          .startsWith("552 5.3.4");
    }

    @Test
    void a_mail_that_grows_too_large_is_refused_and_the_next_is_taken() {
      room.faxbox();
      room.setting("smtp_max_msg_size", 2000);

      assertThat(mailed(Mails.with(Mails.pdf("x".repeat(5000))))).startsWith("552 5.3.4");
      assertThat(mailed(Mails.with(Mails.pdf("small")))).startsWith("250");
      assertThat(room.spooled()).isEmpty();
      assertThat(room.faxes()).hasSize(1);
      assertThat(room.errors()).hasSize(1);
    }

    @Test
    void nothing_of_a_mail_is_left_after_rset() {
      room.faxbox();
      client.ask("MAIL FROM:<" + MailRoom.SENDER + ">");
      client.ask("RCPT TO:<" + MailRoom.TO + ">");

      assertThat(client.ask("RSET")).startsWith("250");
      assertThat(client.ask("DATA")).startsWith("503 5.5.1");
      assertThat(client.ask("RCPT TO:<" + MailRoom.TO + ">")).startsWith("503 5.5.1");
      assertThat(
              client.mail(
                  MailRoom.SENDER, "15551230000@" + MailRoom.DOMAIN, Mails.with(Mails.pdf("a"))))
          .startsWith("250");
      assertThat(room.faxes()).extracting(Fax::toNumber).containsExactly("+15551230000");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "MAIL",
          "MAIL FROM",
          "MAIL FROM:<a b@c.example>",
          "MAIL FROM:<a@b.example",
          "MAIL FROM:<a@b.example> BODY=BINARYMIME",
          "MAIL FROM:<a@b.example> RET=SOME",
          "MAIL FROM:<a@b.example> ENVID=a=b",
          "MAIL FROM:<a@b.example> NOTIFY=NEVER",
          "MAIL FROM:<a@b.example> SIZE=x",
          "MAIL FROM:<nobody>",
          "RCPT TO:<1@b.example>",
          "DATA"
        })
    void mistakes_of_clients_are_refused_and_the_connection_stays(String line) {
      assertThat(client.ask(line)).matches("5\\d\\d 5\\.\\d\\.\\d .+");
      assertThat(client.ask("NOOP")).startsWith("250");
    }

    @Test
    void commands_may_come_all_at_once() {
      room.faxbox();

      client.write(
          "MAIL FROM:<" + MailRoom.SENDER + ">\r\nRCPT TO:<" + MailRoom.TO + ">\r\nDATA\r\n");
      assertThat(client.answer()).startsWith("250");
      assertThat(client.answer()).startsWith("250");
      assertThat(client.answer()).startsWith("354");
      client.write(Mails.with(Mails.pdf("a")) + ".\r\nNOOP\r\nQUIT\r\n");
      assertThat(client.answer()).startsWith("250 2.0.0 queued");
      assertThat(client.answer()).startsWith("250");
      assertThat(client.answer()).startsWith("221");
    }

    @Test
    void a_second_mail_cannot_be_smuggled_in() {
      room.faxbox();
      String inner = "MAIL FROM:<ann@corp.example>\r\nRCPT TO:<15550000000@box.fax.example>\r\n";

      for (String end : List.of("\n.\n", "\n.\r\n", "\r.\r", "\r\n.\n", "\r.\r\n")) {
        assertThat(mailed(Mails.with(Mails.pdf("a")) + end + inner + "DATA\r\nx\r\n"))
            .as(end.replace("\r", "CR").replace("\n", "LF"))
            .startsWith("554 5.6.0");
        assertThat(client.ask("NOOP")).startsWith("250");
      }
      assertThat(room.faxes()).isEmpty();
    }

    @Test
    void lines_that_begin_with_a_dot_arrive_as_they_were() {
      room.faxbox();
      room.setting("allowed_content_types", List.of("text/plain"));

      assertThat(mailed(Mails.of("\r\nText\r\n..\r\n..more\r\n"))).startsWith("250");
    }

    @Test
    void who_leaves_in_the_middle_leaves_nothing() {
      room.faxbox();
      client.ask("MAIL FROM:<" + MailRoom.SENDER + ">");
      client.ask("RCPT TO:<" + MailRoom.TO + ">");
      client.ask("DATA");
      client.write(Mails.with(Mails.pdf("half"))).close();
      room.close();

      assertThat(room.faxes()).isEmpty();
      assertThat(room.spooled()).isEmpty();
    }

    @Test
    void there_are_so_many_connections_as_the_setting_says() {
      room.setting("smtp_sessions", 2);
      try (SmtpClient second = room.client()) {
        assertThat(second.answer()).startsWith("220 fax.example ESMTP Caselli Fax");
        try (SmtpClient third = room.client()) {
          assertThat(third.answer()).startsWith("421 4.3.2");
          assertThat(third.answer()).isEmpty();
        }
      }
    }

    @Test
    void the_port_is_that_of_the_setting_and_the_offset() throws IOException {
      int free;
      try (ServerSocket socket = new ServerSocket(0)) {
        free = socket.getLocalPort();
      }
      room.setting("smtp_port", free - 5);

      MailEntrance other = room.another(5);

      assertThat(other.port()).isEqualTo(free);
      try (SmtpClient there = new SmtpClient(free)) {
        assertThat(there.answer()).startsWith("220");
      }
      other.close();
    }

    @Test
    void a_port_that_is_taken_keeps_nothing_else_from_starting() {
      room.setting("smtp_port", room.port());

      assertThat(room.another(0).port()).isZero();
      assertThat(client.ask("NOOP")).startsWith("250");
    }
  }

  @Test
  void a_program_that_speaks_proper_smtp_gets_its_mail_faxed() throws Exception {
    room.faxbox();
    Session session =
        Session.getInstance(
            properties(Map.of("mail.smtp.host", "127.0.0.1", "mail.smtp.port", "" + room.port())));
    MimeMessage message = new MimeMessage(session);
    message.setFrom(new InternetAddress(MailRoom.SENDER));
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(MailRoom.TO));
    message.setSubject("Grüße");
    MimeBodyPart text = new MimeBodyPart();
    text.setText("Bitte faxen", "UTF-8");
    MimeBodyPart file = new MimeBodyPart();
    file.setDataHandler(
        new jakarta.activation.DataHandler(
            new ByteArrayDataSource("%PDF mail".getBytes(), "application/pdf")));
    file.setFileName("für Sie.pdf");
    message.setContent(new MimeMultipart(text, file));

    Transport.send(message);

    assertThat(room.faxes()).hasSize(1);
  }

  private static Properties properties(Map<String, String> values) {
    Properties properties = new Properties();
    properties.putAll(values);
    return properties;
  }
}
