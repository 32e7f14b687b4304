package org.caselli.fax.smtp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.account.Role;
import org.caselli.fax.store.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Senders sign in, where nobody can listen. */
class SigningInTest {
  @TempDir private Path directory;
  private TestDatabase database;
  private MailRoom room;
  private MailEntrance entrance;
  private volatile Optional<SSLContext> certificate = Optional.empty();

  @BeforeEach
  void open() throws Exception {
    database = TestDatabase.h2();
    room = new MailRoom(database, directory);
    room.faxbox();
    certificate = Optional.of(tls());
    entrance = room.another(-19_025, () -> certificate);
  }

  @AfterEach
  void close() {
    entrance.close();
    room.close();
    database.close();
  }

  /** With the certificate that GreenMail brings. */
  static SSLContext tls() throws Exception {
    char[] password = "changeit".toCharArray();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = SigningInTest.class.getResourceAsStream("/greenmail.p12")) {
      store.load(in, password);
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, password);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  private void send(String mechanism, String user, String password) throws MessagingException {
    Properties properties = new Properties();
    properties.putAll(
        Map.of(
            "mail.smtp.host", "127.0.0.1",
            "mail.smtp.port", "" + entrance.port(),
            "mail.smtp.auth", "" + !user.isEmpty(),
            "mail.smtp.auth.mechanisms", mechanism,
            "mail.smtp.starttls.required", "true",
            "mail.smtp.ssl.trust", "*",
            "mail.smtp.ssl.checkserveridentity", "false"));
    Session session = Session.getInstance(properties);
    MimeMessage message =
        new MimeMessage(
            session, new ByteArrayInputStream(Mails.with(Mails.pdf("a")).getBytes(UTF_8)));
    message.setFrom(new InternetAddress("anybody@example.org"));
    try (Transport transport = session.getTransport("smtp")) {
      // Without a name Jakarta Mail does not try to sign in.
      transport.connect(user.isEmpty() ? null : user, password.isEmpty() ? null : password);
      transport.sendMessage(message, InternetAddress.parse(MailRoom.TO));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"PLAIN", "LOGIN"})
  void who_has_signed_in_may_mail_to_the_faxboxes_of_its_account(String mechanism)
      throws Exception {
    UUID principal = UUID.randomUUID();
    room.known("ann@realm", "sesamo", new Access(room.account, principal, Role.USER));

    send(mechanism, "ann@realm", "sesamo");

    assertThat(room.faxes())
        .singleElement()
        .satisfies(fax -> assertThat(fax.submittedBy()).contains(principal));
  }

  @Test
  void a_wrong_password_is_refused() {
    assertThatThrownBy(() -> send("PLAIN", "ann@realm", "wrong"))
        .isInstanceOf(AuthenticationFailedException.class)
        .hasMessageContaining("535 5.7.8");
  }

  @Test
  void whom_the_key_does_not_let_send_may_not_mail() {
    room.known("api_key", "read", new Access(room.account, UUID.randomUUID(), Role.READ_ONLY));
    room.known("other", "x", new Access(UUID.randomUUID(), UUID.randomUUID(), Role.SYSTEM_ADMIN));

    assertThatThrownBy(() -> send("PLAIN", "api_key", "read"))
        .isInstanceOf(SendFailedException.class)
        .hasStackTraceContaining("554 5.7.1");
    assertThatThrownBy(() -> send("PLAIN", "other", "x"))
        .isInstanceOf(SendFailedException.class)
        .hasStackTraceContaining("554 5.7.1");
  }

  @Test
  void nobody_signs_in_where_somebody_could_listen() {
    try (SmtpClient client = new SmtpClient(entrance.port())) {
      client.answer();
      assertThat(client.ask("EHLO me")).contains("STARTTLS").doesNotContain("AUTH");
      assertThat(client.ask("AUTH PLAIN AGFubgBzZXNhbW8=")).startsWith("538 5.7.11");
      assertThat(client.ask("NOOP")).startsWith("250");
    }
    try (SmtpClient client = room.client().greeted()) {
      assertThat(client.ask("STARTTLS")).startsWith("454");
    }
  }

  @Test
  void without_a_certificate_there_is_no_tls_and_with_one_there_is_at_once() {
    Optional<SSLContext> later = certificate;
    certificate = Optional.empty();
    try (SmtpClient client = new SmtpClient(entrance.port())) {
      client.answer();
      assertThat(client.ask("EHLO me")).doesNotContain("STARTTLS");
      assertThat(client.ask("STARTTLS")).startsWith("454 4.7.0");
      certificate = later;
      assertThat(client.ask("EHLO me")).contains("STARTTLS");
      assertThat(client.ask("STARTTLS")).startsWith("220");
    }
  }

  @Test
  void tls_may_be_demanded() {
    room.setting("smtp_require_tls", true);
    try (SmtpClient client = new SmtpClient(entrance.port())) {
      client.answer();
      client.ask("EHLO me");
      assertThat(client.ask("MAIL FROM:<" + MailRoom.SENDER + ">")).startsWith("530 5.7.0");
    }
    certificate = Optional.empty();
    try (SmtpClient client = new SmtpClient(entrance.port())) {
      client.answer();
      client.ask("EHLO me");
      assertThat(client.ask("MAIL FROM:<" + MailRoom.SENDER + ">")).startsWith("451 4.7.0");
    }
  }

  @Test
  void to_sign_in_may_be_demanded() throws Exception {
    room.setting("smtp_require_auth", true);
    room.known("ann@realm", "sesamo", new Access(room.account, UUID.randomUUID(), Role.USER));

    send("PLAIN", "ann@realm", "sesamo");
    assertThatThrownBy(() -> send("", "", "")).hasStackTraceContaining("530 5.7.0 Sign in first");
    assertThat(room.faxes()).hasSize(1);
  }

  @Test
  void what_was_said_before_tls_is_not_heard() throws Exception {
    try (SmtpClient client = new SmtpClient(entrance.port())) {
      client.answer();
      client.ask("EHLO me");
      client.write("STARTTLS\r\nMAIL FROM:<a@b.example>\r\n");
      assertThat(client.answer()).startsWith("220");
    }
    assertThat(room.faxes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PLAIN !", "PLAIN YQ==", "LOGIN %"})
  void nonsense_is_refused(String words) throws Exception {
    LoginDialogue dialogue = new LoginDialogue(new SenderLogin(room.senders()));

    assertThatThrownBy(() -> dialogue.auth("AUTH " + words, null)).hasMessageContaining("5.5.2");
  }
}
