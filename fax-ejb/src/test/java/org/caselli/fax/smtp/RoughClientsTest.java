package org.caselli.fax.smtp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.DummySSLSocketFactory;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import org.caselli.fax.domain.settings.Settings;
import org.caselli.fax.store.OwnDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that are slow, gone, many, or speak anything but SMTP. */
class RoughClientsTest {
  private static final int TEN_MB = 10_000_000;
  private static final int MANY = 200;
  private static final int MOST = 50;

  @TempDir private Path directory;
  @RegisterExtension static final OwnDatabase DATABASE = new OwnDatabase();

  private MailRoom room;

  @BeforeEach
  void open() {
    room = new MailRoom(DATABASE.get(), directory);
    room.faxbox();
  }

  @AfterEach
  void close() {
    room.close();
  }

  private static String envelope() {
    return "EHLO client.example\r\nMAIL FROM:<"
        + MailRoom.SENDER
        + ">\r\nRCPT TO:<"
        + MailRoom.TO
        + ">\r\nDATA\r\n";
  }

  @Test
  void a_mail_that_comes_byte_by_byte_is_a_fax() throws IOException {
    String head = Mails.of("Content-Type: application/pdf\r\n\r\n%PDF ");
    String line = "x".repeat(70) + "\r\n";
    String mail =
        envelope()
            + head
            + line.repeat((TEN_MB - head.length()) / line.length())
            + "\r\n.\r\nQUIT\r\n";

    String answers = said(mail);

    assertThat(answers).contains("\r\n354 ").contains("\r\n250 2.0.0 queued as ");
    assertThat(room.faxes()).hasSize(1);
    assertThat(room.spooled()).isEmpty();
  }

  /** All answers to what is said with a system call for each byte. */
  private String said(String words) throws IOException {
    InetSocketAddress place = new InetSocketAddress(InetAddress.getLoopbackAddress(), room.port());
    try (SocketChannel channel = SocketChannel.open(place)) {
      ByteBuffer one = ByteBuffer.allocateDirect(1);
      for (byte each : words.getBytes(US_ASCII)) {
        one.put(0, each).rewind();
        channel.write(one);
      }
      return new String(channel.socket().getInputStream().readAllBytes(), US_ASCII);
    }
  }

  @Test
  void who_is_gone_before_the_answer_gets_the_same_fax_when_it_tries_again() {
    String mail = Mails.with(Mails.pdf("one"));
    for (int i = 0; i < 3; i++) {
      try (SmtpClient hasty = room.client()) {
        hasty.write(envelope() + mail + ".\r\n");
      }
    }

    String answer;
    try (SmtpClient patient = room.client().greeted()) {
      answer = patient.mail(MailRoom.SENDER, MailRoom.TO, mail);
    }

    assertThat(answer).startsWith("250 2.0.0 queued as ");
    room.close();
    assertThat(room.faxes()).hasSize(1);
    assertThat(room.spooled()).isEmpty();
  }

  @Test
  void the_same_mail_over_many_connections_at_once_is_one_fax() throws Exception {
    String mail = Mails.with(Mails.pdf("one"));

    Set<String> answers =
        atOnce(
            8,
            () -> {
              try (SmtpClient client = room.client().greeted()) {
                return client.mail(MailRoom.SENDER, MailRoom.TO, mail);
              }
            });

    assertThat(room.faxes()).hasSize(1);
    assertThat(answers).hasSize(1).allMatch(answer -> answer.startsWith("250 2.0.0 queued as "));
  }

  private static Set<String> atOnce(int times, Callable<String> what) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(times);
    try {
      List<Future<String>> all =
          threads.invokeAll(IntStream.range(0, times).mapToObj(i -> what).toList());
      List<String> answers = new ArrayList<>();
      for (Future<String> each : all) {
        answers.add(each.get());
      }
      return answers.stream().collect(Collectors.toSet());
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void who_has_said_all_and_only_listens_gets_all_answers() {
    try (SmtpClient client = room.client()) {
      client.write(envelope() + Mails.with(Mails.pdf("one")) + ".\r\nQUIT\r\n").finish();

      List<String> codes =
          IntStream.range(0, 7).mapToObj(i -> client.answer().substring(0, 3)).toList();

      assertThat(codes).containsExactly("220", "250", "250", "250", "354", "250", "221");
      assertThat(client.answer()).isEmpty();
    }
    assertThat(room.faxes()).hasSize(1);
  }

  @Test
  void who_falls_silent_for_good_in_the_middle_leaves_nothing() {
    try (SmtpClient client = room.client()) {
      client.write(envelope() + Mails.with(Mails.pdf("half"))).finish();

      for (String code : List.of("220", "250", "250", "250", "354", "421")) {
        assertThat(client.answer()).startsWith(code);
      }
      assertThat(client.answer()).isEmpty();
    }
    room.close();
    assertThat(room.faxes()).isEmpty();
    assertThat(room.spooled()).isEmpty();
  }

  @Test
  void who_rests_too_long_is_sent_away_also_within_a_mail() {
    room.setting("smtp_idle_timeout", 1);
    MailEntrance impatient = room.another(-19_025);

    try (SmtpClient silent = new SmtpClient(impatient.port());
        SmtpClient slow = new SmtpClient(impatient.port())) {
      slow.write(envelope() + "Subject: slow\r\n");
      for (String code : List.of("220", "250", "250", "250", "354")) {
        assertThat(slow.answer()).startsWith(code);
      }
      assertThat(silent.answer()).startsWith("220");

      assertThat(silent.answer()).startsWith("421");
      assertThat(slow.answer()).startsWith("421");
    } finally {
      impatient.close();
    }
    assertThat(room.faxes()).isEmpty();
    assertThat(room.spooled()).isEmpty();
  }

  /** Settings are asked for who may speak for others, then for how many may come. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void while_the_database_is_away_a_connection_is_told_to_come_later(int answersLeft) {
    AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);
    MailEntrance entrance = room.another(answering(left));
    try {
      left.set(answersLeft);
      try (SmtpClient client = new SmtpClient(entrance.port())) {
        assertThat(client.answer()).startsWith("421 4.3.0 The fax server cannot take mail now");
        assertThat(client.answer()).isEmpty();
      }

      left.set(Integer.MAX_VALUE);
      try (SmtpClient client = new SmtpClient(entrance.port())) {
        assertThat(client.answer()).startsWith("220 ");
      }
    } finally {
      entrance.close();
    }
  }

  /** The room's settings, as long as the number of answers that are left is not zero. */
  private Settings answering(AtomicInteger left) {
    return (Settings)
        Proxy.newProxyInstance(
            Settings.class.getClassLoader(),
            new Class<?>[] {Settings.class},
            (proxy, method, arguments) -> {
              if (left.getAndDecrement() <= 0) {
                throw new IllegalStateException("The database is away");
              }
              return method.invoke(room.store.settings, arguments);
            });
  }

  @Test
  void two_hundred_connections_find_room_for_fifty_and_the_others_are_told() {
    room.setting("smtp_sessions", MOST);
    List<SmtpClient> clients =
        IntStream.range(0, MANY).mapToObj(i -> room.client()).collect(Collectors.toList());
    try {
      List<SmtpClient> taken = new ArrayList<>();
      for (SmtpClient client : clients) {
        String greeting = client.answer();
        if (greeting.startsWith("220 ")) {
          taken.add(client);
        } else {
          assertThat(greeting).startsWith("421 4.3.2 ");
          assertThat(client.answer()).isEmpty();
        }
      }
      assertThat(taken).hasSize(MOST);
      for (SmtpClient client : taken) {
        client.ask("EHLO client.example");
        assertThat(client.mail(MailRoom.SENDER, MailRoom.TO, Mails.with(Mails.pdf("x"))))
            .startsWith("250 2.0.0 queued as ");
        assertThat(client.ask("QUIT")).startsWith("221");
        assertThat(client.answer()).isEmpty();
      }
    } finally {
      clients.forEach(SmtpClient::close);
    }
    assertThat(room.faxes()).hasSize(MOST);
    try (SmtpClient next = room.client()) {
      assertThat(next.answer()).startsWith("220 ");
    }
  }

  @Test
  void a_command_line_without_end_is_not_listened_to() {
    try (SmtpClient client = room.client()) {
      client.answer();
      assertThat(client.write("NOOP " + "x".repeat(2_000)).answer()).startsWith("50");
      assertThat(client.answer()).isEmpty();
    }
  }

  @Test
  void a_line_of_a_mail_without_end_is_refused() {
    try (SmtpClient client = room.client().greeted()) {
      assertThat(
              client.mail(
                  MailRoom.SENDER,
                  MailRoom.TO,
                  Mails.of("X-Long: " + "x".repeat(2_000_000) + "\r\n\r\n\r\n")))
          .startsWith("554 5.6.0");
      assertThat(client.ask("NOOP")).startsWith("250");
    }
    assertThat(room.spooled()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003\r\n",
        "SSH-2.0-OpenSSH_9.2\r\n",
        "\r\n\r\n\r\n",
        "NOOP\nNOOP\r\n",
        "\u0000\u0000\u0000\r\n"
      })
  void other_languages_are_not_understood_and_harm_nobody(String words) {
    try (SmtpClient client = room.client()) {
      client.answer();
      assertThat(client.write(words).answer()).startsWith("50");
    }
    try (SmtpClient next = room.client().greeted()) {
      assertThat(next.mail(MailRoom.SENDER, MailRoom.TO, Mails.with(Mails.pdf("x"))))
          .startsWith("250");
    }
  }

  @Test
  void a_web_browser_cannot_be_made_to_send_a_mail() {
    try (SmtpClient browser = room.client()) {
      browser.answer();
      browser.write(
          "POST / HTTP/1.1\r\nHost: fax.example\r\n\r\n"
              + envelope()
              + Mails.with(Mails.pdf("x"))
              + ".\r\n");
      assertThat(browser.answer()).startsWith("421 ");
      assertThat(browser.answer()).isEmpty();
    }
    assertThat(room.faxes()).isEmpty();
  }

  @Test
  void what_is_said_in_the_clear_behind_starttls_is_never_heard() throws Exception {
    Optional<SSLContext> certificate = Optional.of(SigningInTest.tls());
    MailEntrance entrance = room.another(-19_025, () -> certificate);
    try (SmtpClient client = new SmtpClient(entrance.port())) {
      client.greeted();
      client.write("STARTTLS\r\nMAIL FROM:<eve@evil.example>\r\nRSET\r\n");
      assertThat(client.answer()).startsWith("220");
      client.secured(new DummySSLSocketFactory());

      assertThat(client.ask("EHLO client.example")).startsWith("250-").contains("AUTH PLAIN");
      assertThat(client.ask("RCPT TO:<" + MailRoom.TO + ">")).startsWith("503");
      assertThat(client.mail(MailRoom.SENDER, MailRoom.TO, Mails.with(Mails.pdf("x"))))
          .startsWith("250 2.0.0");
    } finally {
      entrance.close();
    }
  }
}
