package org.caselli.fax.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.activation.DataHandler;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.caselli.fax.flow.FaxClient.Upload;
import org.caselli.fax.senders.EximServer;
import org.caselli.fax.senders.LossyLine;
import org.caselli.fax.senders.MailPrograms;
import org.caselli.fax.senders.PostfixServer;
import org.caselli.fax.senders.Relay;
import org.caselli.fax.senders.Routes;
import org.caselli.fax.senders.Swaks;
import org.caselli.fax.smtp.RealMails;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.subethamail.wiser.WiserMessage;

/** Mail programs of others send to us, and we see what they make of our answers. */
@ExtendWith(FaxServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIfSystemProperty(
    named = "fax.test.database",
    matches = "h2",
    disabledReason = "What other programs say does not depend on the database")
class RealSendersIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SENDERS = "senders.example";
  private static final String OPEN = "open.faxes.example";
  private static final String SECURED = "secured.faxes.example";
  private static final String DELIVERED = "15005550000";
  private static final String BUSY = "15005550017";
  private static final int MEGABYTE = 1_000_000;
  private static final AtomicInteger NUMBERS = new AtomicInteger(200);

  enum Program {
    POSTFIX,
    EXIM
  }

  private final FaxServer.Running running;
  private final Map<Program, Relay> relays = new EnumMap<>(Program.class);
  private FaxClient client;
  private LossyLine line;

  /** The mail server of the senders, which takes what comes back. */
  private final MailSink home = new MailSink();

  RealSendersIT(FaxServer.Running running) {
    this.running = running;
  }

  @BeforeAll
  void begin(@TempDir Path directory) throws IOException {
    client = running.newAccount("relayed");
    faxbox(OPEN);
    faxbox(SECURED);
    line = new LossyLine(running.server().smtp());
    Routes routes =
        new Routes(
            SENDERS,
            home.port(),
            OPEN,
            line.port(),
            SECURED,
            running.server().smtp(),
            "api_key",
            client.apiKey());
    // The servers' own users have to get there.
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path places = Files.createDirectories(directory.resolve("relays"));
    MailPrograms.findServer("postfix")
        .ifPresent(
            programs ->
                relays.put(
                    Program.POSTFIX,
                    PostfixServer.relaying(programs, places.resolve("postfix"), routes)));
    MailPrograms.findServer("exim")
        .ifPresent(
            programs ->
                relays.put(
                    Program.EXIM, EximServer.relaying(programs, places.resolve("exim"), routes)));
  }

  private void faxbox(String domain) {
    client.put(
        "/v2/accounts/" + client.account() + "/faxboxes",
        JSON.valueToTree(
            Map.of(
                "name",
                domain,
                "caller_id",
                client.number(),
                "custom_smtp_email_address",
                domain,
                "smtp_permission_list",
                List.of(SENDERS))));
  }

  @AfterAll
  void end() throws IOException {
    relays.values().forEach(Relay::close);
    line.close();
    home.close();
  }

  private Relay relay(Program program) {
    assumeTrue(relays.containsKey(program), MailPrograms.MISSING);
    return relays.get(program);
  }

  /** Who sends, to which numbers. */
  private record Sent(String from, List<String> numbers) {
    static Sent of(int recipients) {
      int first = NUMBERS.getAndAdd(recipients);
      return new Sent(
          "ann" + first + "@" + SENDERS,
          Stream.iterate(first, next -> next + 1)
              .limit(recipients)
              .map(n -> "15005550" + n)
              .toList());
    }
  }

  private Sent handed(Program program, String domain, int recipients, Upload document)
      throws MessagingException {
    Sent sent = Sent.of(recipients);
    submit(
        relay(program), sent.from(), document, sent.numbers().stream().map(n -> n + "@" + domain));
    return sent;
  }

  private static void submit(Relay relay, String from, Upload document, Stream<String> to)
      throws MessagingException {
    submit(relay, from, document, to, Map.of());
  }

  private static void submit(
      Relay relay, String from, Upload document, Stream<String> to, Map<String, String> more)
      throws MessagingException {
    Properties properties = new Properties();
    properties.putAll(more);
    properties.put("mail.smtp.host", "127.0.0.1");
    properties.put("mail.smtp.port", "" + relay.port());
    properties.put("mail.smtp.from", from);
    Session session = Session.getInstance(properties);
    MimeBodyPart text = new MimeBodyPart();
    text.setText("Please fax this.");
    MimeBodyPart file = new MimeBodyPart();
    file.setDataHandler(
        new DataHandler(new ByteArrayDataSource(document.bytes(), document.mediaType())));
    file.setFileName("letter.pdf");
    MimeMessage message = new MimeMessage(session);
    message.setFrom(new InternetAddress(from));
    message.setSubject("A fax");
    for (String recipient : to.toList()) {
      message.addRecipient(Message.RecipientType.TO, new InternetAddress(recipient));
    }
    message.setContent(new MimeMultipart(text, file));
    Transport.send(message);
  }

  /** All faxes to a number, as soon as the relay has heard of one, which must not be the last. */
  private List<JsonNode> faxes(Relay relay, String number) {
    return Awaiting.value(
        "fax to " + number + " in the log of the relay",
        () ->
            Stream.of("outgoing", "outbox")
                .flatMap(view -> client.list(view).stream())
                .filter(fax -> fax.path("to_number").asText().equals("+" + number))
                .toList(),
        list ->
            list.stream()
                .anyMatch(fax -> relay.log().contains("queued as " + fax.path("id").asText())));
  }

  private JsonNode onlyFax(Relay relay, String number) {
    List<JsonNode> all = faxes(relay, number);
    assertThat(all).hasSize(1);
    JsonNode ended = client.ended(all.get(0).path("id").asText());
    assertThat(ended.path("status").asText()).isEqualTo("completed");
    return ended;
  }

  /** What came back to a sender, in one line. */
  private String bounce(String sender) {
    return Awaiting.value(
            "bounce to " + sender,
            () ->
                home.received().stream()
                    .filter(mail -> mail.getEnvelopeReceiver().equals(sender))
                    .map(mail -> new String(mail.getData(), StandardCharsets.ISO_8859_1))
                    .findFirst(),
            Optional::isPresent)
        .orElseThrow()
        .replaceAll("\\s+", " ");
  }

  @ParameterizedTest
  @EnumSource
  void a_mail_is_handed_on_over_a_line_that_loses_our_answers_and_is_one_fax(Program program)
      throws Exception {
    Relay relay = relay(program);
    line.loseAnswers(2);

    Sent sent = handed(program, OPEN, 1, Documents.pdf("handed on", 2));

    assertThat(onlyFax(relay, sent.numbers().get(0)).path("pages").asInt()).isEqualTo(2);
    assertThat(line.left()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void who_is_refused_for_now_is_tried_again_and_has_one_fax(Program program) throws Exception {
    Relay relay = relay(program);
    running.client().systemSetting("smtp_max_recipients", 1);
    try {
      Sent sent = handed(program, OPEN, 3, Documents.pdf("one by one", 1));

      sent.numbers().forEach(number -> onlyFax(relay, number));
    } finally {
      running.client().systemSetting("smtp_max_recipients", 100);
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_is_refused_for_good_comes_back_with_our_words(Program program) throws Exception {
    Relay relay = relay(program);
    Sent sent = Sent.of(1);

    submit(relay, sent.from(), Documents.pdf("emergency", 1), Stream.of("911@" + OPEN));

    assertThat(bounce(sent.from())).contains("911@" + OPEN, "554 5.1.1 Not Found", "Status: 5.");
  }

  @ParameterizedTest
  @EnumSource
  void a_large_mail_arrives_and_one_that_is_too_large_comes_back(Program program) throws Exception {
    Relay relay = relay(program);

    Sent large = handed(program, OPEN, 1, Documents.heavyPdf(7 * MEGABYTE));
    Sent tooLarge = handed(program, OPEN, 1, Documents.heavyPdf(8 * MEGABYTE));

    assertThat(onlyFax(relay, large.numbers().get(0)).path("pages").asInt()).isEqualTo(1);
    assertThat(bounce(tooLarge.from())).containsIgnoringCase("size");
  }

  @ParameterizedTest
  @EnumSource
  void under_tls_a_mail_is_handed_on_too(Program program) throws Exception {
    Relay relay = relay(program);

    Sent sent = handed(program, SECURED, 1, Documents.pdf("secret", 1));

    onlyFax(relay, sent.numbers().get(0));
    assertThat(relay.log()).containsAnyOf("TLSv1.3", "TLS1.3");
    if (program == Program.EXIM) {
      assertThat(relay.log()).as("signed in").contains(" A=plain");
    }
  }

  @ParameterizedTest
  @EnumSource
  void who_asks_is_told_of_each_fax_in_the_form_for_machines(Program program) throws Exception {
    Relay relay = relay(program);
    String sender = Sent.of(1).from();

    submit(
        relay,
        sender,
        Documents.pdf("told", 1),
        Stream.of(DELIVERED + "@" + OPEN, BUSY + "@" + OPEN),
        Map.of(
            "mail.smtp.dsn.notify", "SUCCESS,FAILURE",
            "mail.smtp.dsn.ret", "FULL",
            "mail.smtp.mailextension", "ENVID=QQ314"));

    MimeMultipart delivered = report(sender, DELIVERED);
    assertThat(text(delivered.getBodyPart(1)))
        .contains("Original-Envelope-Id: QQ314", "Action: delivered", "Status: 2.0.0");
    assertThat(delivered.getBodyPart(2).isMimeType("text/rfc822-headers")).isTrue();
    assertThat(text(delivered.getBodyPart(2))).contains("Subject: A fax");
    MimeMultipart busy = report(sender, BUSY);
    assertThat(text(busy.getBodyPart(1)))
        .contains("Original-Envelope-Id: QQ314", "Action: failed", "Status: 5.4.1")
        .contains("Diagnostic-Code: x-fax; The line is busy", "X-Caselli-Hangup-Cause: USER_BUSY");
    assertThat(busy.getBodyPart(2).isMimeType("message/rfc822")).isTrue();
    assertThat(text(busy.getBodyPart(2))).contains("Subject: A fax", "application/pdf");
    assertThat(home.received()).noneMatch(mail -> mail.getEnvelopeReceiver().equals(sender));
  }

  /** What our server has told a sender of the fax to one number. */
  private MimeMultipart report(String sender, String number) throws Exception {
    WiserMessage mail =
        Awaiting.value(
                "report of " + number,
                () ->
                    running.mail().received().stream()
                        .filter(each -> each.getEnvelopeReceiver().equals(sender))
                        .filter(
                            each ->
                                new String(each.getData(), StandardCharsets.ISO_8859_1)
                                    .contains("Final-Recipient: rfc822; " + number + "@" + OPEN))
                        .findFirst(),
                Optional::isPresent)
            .orElseThrow();
    assertThat(mail.getEnvelopeSender()).isEmpty();
    assertThat(mail.getMimeMessage().getContentType())
        .startsWith("multipart/report")
        .contains("report-type=delivery-status");
    MimeMultipart parts = (MimeMultipart) mail.getMimeMessage().getContent();
    assertThat(parts.getCount()).isEqualTo(3);
    assertThat(parts.getBodyPart(1).isMimeType("message/delivery-status")).isTrue();
    return parts;
  }

  private static String text(BodyPart part) throws Exception {
    return new String(
        ((MimeBodyPart) part).getRawInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
  }

  @Test
  void mails_as_real_programs_write_them_have_their_pages(@TempDir Path directory)
      throws Exception {
    List<RealMails.Mail> mails = RealMails.several(directory);
    Properties properties = new Properties();
    properties.put("mail.smtp.from", "real@" + SENDERS);
    Session session = Session.getInstance(properties);
    Map<String, Integer> expected = new TreeMap<>();

    try (Transport transport = session.getTransport("smtp")) {
      transport.connect("127.0.0.1", running.server().smtp(), null, null);
      for (RealMails.Mail mail : mails) {
        String number = Sent.of(1).numbers().get(0);
        ByteArrayInputStream source =
            new ByteArrayInputStream(mail.source().getBytes(StandardCharsets.ISO_8859_1));
        InternetAddress[] to = {new InternetAddress(number + "@" + OPEN)};
        transport.sendMessage(new MimeMessage(session, source), to);
        expected.put(number, mail.pages());
      }
    }

    assertThat(expected).hasSize(5);
    Map<String, Integer> pages =
        Awaiting.value("pages of " + expected, () -> pages(expected.keySet()), expected::equals);
    assertThat(pages).isEqualTo(expected);
  }

  /** Pages that were delivered, by number. */
  private Map<String, Integer> pages(Set<String> numbers) {
    Map<String, Integer> pages = new TreeMap<>();
    client.list("outbox").stream()
        .filter(fax -> fax.path("status").asText().equals("completed"))
        .filter(fax -> numbers.contains(fax.path("to_number").asText().substring(1)))
        .forEach(
            fax ->
                pages.merge(
                    fax.path("to_number").asText().substring(1),
                    fax.path("pages").asInt(),
                    Integer::sum));
    return pages;
  }

  private Swaks swaks() {
    Optional<Path> programs = MailPrograms.find("swaks");
    assumeTrue(programs.isPresent(), MailPrograms.MISSING);
    return new Swaks(programs.orElseThrow());
  }

  @Test
  void swaks_signs_in_under_tls_and_sends_everything_at_once(@TempDir Path directory)
      throws Exception {
    Path pdf = Files.write(directory.resolve("letter.pdf"), Documents.pdf("swaks", 1).bytes());
    List<String> options =
        new ArrayList<>(
            List.of(
                "--from", "somebody@elsewhere.example",
                "--to", Sent.of(1).numbers().get(0) + "@" + SECURED,
                "--attach-type", "application/pdf",
                "--attach-name", "letter.pdf",
                "--attach", "@" + pdf));
    Swaks.Talk stranger = swaks().send(running.server().smtp(), options.toArray(String[]::new));
    options.addAll(
        List.of(
            "--tls",
            "--pipeline",
            "--auth",
            "PLAIN",
            "--auth-user",
            "api_key",
            "--auth-password",
            client.apiKey()));
    Swaks.Talk known = swaks().send(running.server().smtp(), options.toArray(String[]::new));

    assertThat(stranger.talk()).contains("554 5.7.1 not allowed");
    assertThat(stranger.status()).as(stranger.talk()).isEqualTo(24);
    assertThat(known.talk()).contains("TLS started").contains("250 2.0.0 queued as ");
    assertThat(known.status()).as(known.talk()).isZero();
  }

  @Test
  void swaks_is_told_of_a_wrong_key() {
    Swaks.Talk talk =
        swaks()
            .send(
                running.server().smtp(),
                "--tls",
                "--auth",
                "LOGIN",
                "--auth-user",
                "api_key",
                "--auth-password",
                "wrong",
                "--quit-after",
                "AUTH");

    assertThat(talk.talk()).contains("535 5.7.8");
    assertThat(talk.status()).as(talk.talk()).isEqualTo(28);
  }
}
