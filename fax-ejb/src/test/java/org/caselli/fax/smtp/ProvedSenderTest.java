package org.caselli.fax.smtp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.james.jdkim.DKIMSigner;
import org.caselli.fax.domain.maillog.LoggedMail;
import org.caselli.fax.domain.maillog.MailTrace;
import org.caselli.fax.domain.number.PhoneNumber;
import org.caselli.fax.store.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Senders are what the name servers say of them, for faxboxes that care. */
class ProvedSenderTest {
  private static final String CLIENT = "198.51.100.7";
  private static final String PROXIED = "PROXY TCP4 " + CLIENT + " 192.0.2.1 40000 25";
  private static final String LOGO = Mails.file("image/png", "logo.png", "x");
  private static KeyPair keys;
  private static TestDatabase database;
  @TempDir private Path directory;
  private MailRoom room;

  @BeforeAll
  static void begin() throws Exception {
    database = TestDatabase.h2();
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    keys = generator.generateKeyPair();
  }

  @AfterAll
  static void end() {
    database.close();
  }

  @BeforeEach
  void open() {
    room = new MailRoom(database, directory);
    room.setting("smtp_proxies", "127.0.0.1 ::1");
  }

  @AfterEach
  void close() {
    room.close();
  }

  private void faxbox(String policy) {
    room.faxbox(
        MailRoom.DOMAIN,
        Map.of("smtp_permission_list", List.of(MailRoom.SENDER), "smtp_sender_policy", policy));
  }

  private String mailed(String content) {
    return mailed(PROXIED, content);
  }

  private String mailed(String header, String content) {
    try (SmtpClient client = room.client()) {
      client.say(header);
      return client.greeted().mail(MailRoom.SENDER, MailRoom.TO, content);
    }
  }

  private static String letter() {
    return Mails.with(Mails.pdf("one"));
  }

  private String check() {
    return room.logged.all().get(0).mail().senderCheck();
  }

  private String signed(String domain, String content) throws Exception {
    room.names.text(
        "fax._domainkey." + domain,
        "v=DKIM1; k=rsa; p=" + Base64.getEncoder().encodeToString(keys.getPublic().getEncoded()));
    DKIMSigner signer =
        new DKIMSigner(
            "v=1; a=rsa-sha256; c=relaxed/relaxed; d="
                + domain
                + "; s=fax; h=from:subject:date:message-id; bh=; b=;",
            keys.getPrivate());
    return signer.sign(new ByteArrayInputStream(content.getBytes(UTF_8))) + "\r\n" + content;
  }

  private static String from(String content) {
    return "From: Ann <" + MailRoom.SENDER + ">\r\n" + content;
  }

  @Test
  void a_domain_that_lets_the_client_send_proves_the_sender() {
    faxbox("require_pass");
    room.names.text("corp.example", "v=spf1 ip4:198.51.100.0/24 -all");

    assertThat(mailed(letter())).startsWith("250 2.0.0");
    assertThat(check()).isEqualTo("spf=pass; dkim=none");
  }

  @Test
  void a_domain_that_forbids_the_client_proves_nothing_and_the_answer_says_so() {
    faxbox("require_pass");
    room.names.text("corp.example", "v=spf1 a:mail.corp.example -all");
    room.names.address("mail.corp.example", "203.0.113.9");

    assertThat(mailed(letter())).startsWith("554 5.7.26 not allowed").contains("spf=fail");
    assertThat(room.faxes()).isEmpty();
    assertThat(check()).isEqualTo("spf=fail; dkim=none");
  }

  @Test
  void a_faxbox_that_does_not_care_takes_the_mail_and_the_log_keeps_the_verdict() {
    faxbox("accept");
    room.names.text("corp.example", "v=spf1 -all");

    assertThat(mailed(letter())).startsWith("250 2.0.0");
    assertThat(check()).isEqualTo("spf=fail; dkim=none");
  }

  @Test
  void a_signature_of_the_senders_domain_proves_the_sender() throws Exception {
    faxbox("require_pass");

    assertThat(mailed(signed("corp.example", from(letter())))).startsWith("250 2.0.0");
    assertThat(check()).isEqualTo("spf=none; dkim=pass header.d=corp.example");
  }

  @Test
  void a_signature_of_a_domain_of_the_same_organisation_proves_the_sender() throws Exception {
    faxbox("require_pass");

    assertThat(mailed(signed("news.corp.example", from(letter())))).startsWith("250 2.0.0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"other.example", "example"})
  void a_signature_of_another_domain_proves_nothing(String domain) throws Exception {
    faxbox("require_pass");

    assertThat(mailed(signed(domain, from(letter())))).startsWith("554 5.7.26");
    assertThat(check()).isEqualTo("spf=none; dkim=pass header.d=" + domain);
  }

  @Test
  void a_mail_that_was_changed_after_it_was_signed_proves_nothing() throws Exception {
    faxbox("require_pass");
    String mail = signed("corp.example", from(letter())).replace("Please", "Do not");

    assertThat(mailed(mail)).startsWith("554 5.7.26");
    assertThat(check()).isEqualTo("spf=none; dkim=fail header.d=corp.example");
  }

  @Test
  void more_signatures_than_anybody_needs_cost_few_questions() {
    faxbox("accept");
    String signature =
        "DKIM-Signature: v=1; a=rsa-sha256; d=corp.example; s=s%d; h=from; bh=AAAA; b=AAAA\r\n";
    StringBuilder header = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      header.append(signature.formatted(i));
    }

    assertThat(mailed(header + from(letter()))).startsWith("250 2.0.0");
    assertThat(room.names.questions()).isLessThan(30);
  }

  @Test
  void when_the_name_servers_are_silent_the_sender_tries_again_later() {
    faxbox("require_pass");
    room.setting("smtp_sender_check_timeout", 50);
    room.names.fallSilent();

    assertThat(mailed(letter())).startsWith("451 4.7.24");
    assertThat(room.faxes()).isEmpty();
  }

  @Test
  void silent_name_servers_keep_no_mail_from_a_faxbox_that_does_not_care() {
    faxbox("accept");
    room.setting("smtp_sender_check_timeout", 50);
    room.names.fallSilent();

    assertThat(mailed(letter())).startsWith("250 2.0.0");
    assertThat(check()).isEqualTo("spf=temperror; dkim=none");
  }

  @Test
  void nobody_is_asked_when_there_is_no_time_for_it() {
    faxbox("accept");
    room.setting("smtp_sender_check_timeout", 0);

    assertThat(mailed(letter())).startsWith("250 2.0.0");
    assertThat(room.names.questions()).isZero();
  }

  @Test
  void a_faxbox_may_take_mail_only_from_who_signs_in() {
    faxbox("require_auth");

    assertThat(mailed(letter())).startsWith("554 5.7.1 not allowed").contains("sign in");
  }

  @Test
  void a_mail_that_is_a_fax_is_in_the_log_once_with_the_fax() {
    faxbox("accept");
    String mail = letter();

    mailed(mail);
    mailed(mail);

    LoggedMail logged = room.logged.all().get(0);
    assertThat(room.logged.all()).hasSize(1);
    assertThat(logged.mail().fax()).contains(room.faxes().get(0).id());
    assertThat(logged.mail().filename()).isEqualTo("letter.pdf");
    assertThat(logged.mail().translatedNumber())
        .isEqualTo(PhoneNumber.parse("+15551234567").map(PhoneNumber::value).orElse(""));
    assertThat(logged.errors()).isEmpty();
  }

  @Test
  void the_log_tells_by_which_way_a_mail_came_and_what_is_not_in_the_fax() {
    faxbox("accept");

    mailed("Message-ID: <7@corp.example>\r\n" + Mails.multipart(Mails.pdf("a"), LOGO));

    LoggedMail.Mail mail = room.logged.all().get(0).mail();
    assertThat(mail.trace())
        .isEqualTo(new MailTrace(CLIENT, "client.example", "ESMTP", "<7@corp.example>"));
    assertThat(mail.leftOut()).singleElement().asString().startsWith("logo.png (image/png) is of");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PROXY TCP6 2001:db8::7 2001:db8::1 40000 25", PROXIED})
  void the_header_of_a_load_balancer_says_whose_connection_it_is(String header) {
    faxbox("require_pass");
    room.names.text("corp.example", "v=spf1 ip4:" + CLIENT + " ip6:2001:db8::7 -all");

    assertThat(mailed(header, letter())).startsWith("250 2.0.0");
  }

  @Test
  void version_2_of_the_header_is_understood_with_what_the_client_says_right_behind_it() {
    faxbox("require_pass");
    room.names.text("corp.example", "v=spf1 ip4:66.51.100.7 -all");
    byte[] header = {
      13, 10, 13, 10, 0, 13, 10, 81, 85, 73, 84, 10, 0x21, 0x11, 0, 12, 66, 51, 100, 7, 20, 0, 2, 1,
      10, 10, 0, 25
    };

    try (SmtpClient client = room.client()) {
      client.write(new String(header, ISO_8859_1) + "EHLO client.example\r\n");
      assertThat(client.answer()).startsWith("220");
      assertThat(client.answer()).startsWith("250");
      assertThat(client.mail(MailRoom.SENDER, MailRoom.TO, letter())).startsWith("250 2.0.0");
    }
  }

  @Test
  void who_is_no_load_balancer_cannot_say_whose_connection_it_is() {
    room.setting("smtp_proxies", "192.0.2.0/24");
    faxbox("require_pass");
    room.names.text("corp.example", "v=spf1 ip4:" + CLIENT + " -all");

    try (SmtpClient client = room.client().greeted()) {
      assertThat(client.ask(PROXIED)).startsWith("500");
      assertThat(client.mail(MailRoom.SENDER, MailRoom.TO, letter())).startsWith("554 5.7.26");
    }
  }

  @Test
  void a_load_balancer_that_does_not_say_it_is_sent_away() {
    try (SmtpClient client = room.client()) {
      assertThat(client.ask("EHLO client.example")).startsWith("421 4.7.0");
    }
  }

  @Test
  void a_sender_may_send_so_many_mails_in_an_hour_as_the_setting_says() {
    room.setting("smtp_sender_hourly_mails", 2);
    faxbox("accept");

    assertThat(mailed(letter())).startsWith("250");
    assertThat(mailed(letter())).startsWith("250");
    assertThat(mailed(letter())).startsWith("450 4.7.1");
  }

  @Test
  void a_mail_has_so_many_recipients_as_the_setting_says() {
    room.setting("smtp_max_recipients", 1);
    faxbox("accept");
    try (SmtpClient client = room.client()) {
      client.say(PROXIED);
      client.greeted().ask("MAIL FROM:<" + MailRoom.SENDER + ">");
      client.ask("RCPT TO:<15551234567@" + MailRoom.DOMAIN + ">");

      assertThat(client.ask("RCPT TO:<15551234568@" + MailRoom.DOMAIN + ">"))
          .startsWith("452 4.5.3");
    }
  }

  @Test
  void a_connection_rests_only_so_long_as_the_setting_says() {
    room.setting("smtp_proxies", "");
    try (SmtpClient client = room.client()) {
      client.greeted();
      room.setting("smtp_idle_timeout", 1);
      client.ask("EHLO again");

      assertThat(client.answer()).startsWith("421");
    }
  }

  @Test
  void a_connection_lasts_only_so_long_as_the_setting_says() {
    room.setting("smtp_proxies", "");
    room.setting("smtp_session_timeout", 1);
    try (SmtpClient client = room.client()) {
      client.greeted();
      assertThat(client.answer()).isEmpty();
    }
  }
}
