package org.caselli.fax.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caselli.fax.app.dispatch.SequentialIds;
import org.caselli.fax.app.submit.Spool;
import org.caselli.fax.app.submit.SpoolDirectory;
import org.caselli.fax.domain.document.MediaTypeRules;
import org.caselli.fax.domain.document.PictureMinimum;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is read from mails of the programs and devices that people use. */
class MailCorpusTest {
  private static final MediaTypeRules RULES =
      MediaTypeRules.of(
          List.of(
              "application/pdf",
              "image/tiff",
              "application/msword",
              Map.of("prefix", "application/vnd.openxmlformats-officedocument.")),
          List.of(Map.of("prefix", "image/")));

  @TempDir private Path directory;
  private Spool spool;

  @BeforeEach
  void open() {
    spool =
        new Spool(
            new SpoolDirectory(directory.resolve("spool"), "node", () -> ""),
            new SequentialIds(),
            () -> {});
    spool.open();
  }

  static Stream<ClientMails.Mail> mails() {
    return ClientMails.all();
  }

  private ReceivedMail read(String source) throws Exception {
    Path file = Files.writeString(directory.resolve("mail"), source);
    return MailReader.read(file, spool, new MailParts.Wanted(RULES::accept, true));
  }

  @ParameterizedTest
  @MethodSource("mails")
  void documents_and_text_are_found(ClientMails.Mail mail) throws Exception {
    ReceivedMail read = read(mail.source());

    List<Attached> documents =
        DocumentChoice.of(read, read.parts(), RULES, PictureMinimum.parse("1x1")).documents();
    assertThat(documents).hasSameSizeAs(mail.documents());
    for (int i = 0; i < documents.size(); i++) {
      assertThat(content(documents.get(i))).startsWith(mail.documents().get(i));
    }
    assertThat(text(read)).startsWith(mail.text());
    assertThat(text(read).isEmpty()).isEqualTo(mail.text().isEmpty());
    MailReader.discard(read, spool);
    try (Stream<Path> left = Files.walk(directory.resolve("spool")).filter(Files::isRegularFile)) {
      assertThat(left).isEmpty();
    }
  }

  private static String content(Attached part) {
    try {
      return Files.readString(part.content().orElseThrow(), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first kind of text, as the cover page has it. */
  private static String text(ReceivedMail mail) throws IOException {
    return mail.parts().stream()
        .filter(part -> part.place() == Attached.Place.LETTER)
        .limit(1)
        .map(part -> part.writing().read(content(part).getBytes(StandardCharsets.ISO_8859_1)))
        .collect(Collectors.joining())
        .strip();
  }

  @Test
  void files_of_a_winmail_dat_have_their_long_names() throws Exception {
    byte[] file =
        new WinmailFile().with("A~1.PDF", "für Sie.pdf", "application/pdf", "%PDF").bytes();

    ReceivedMail read =
        read(
            "Content-Type: application/octet-stream; name=WINMAIL.DAT\r\n"
                + "Content-Transfer-Encoding: base64\r\n\r\n"
                + ClientMails.base64(file));

    assertThat(read.parts())
        .singleElement()
        .hasToString("für Sie.pdf (application/pdf)")
        .extracting(MailCorpusTest::content)
        .isEqualTo("%PDF");
  }

  @Test
  void files_of_a_winmail_dat_may_be_large() throws Exception {
    byte[] file =
        new WinmailFile()
            .with("A.PDF", "a.pdf", "application/pdf", "%PDF" + "x".repeat(3_000_000))
            .bytes();

    ReceivedMail read =
        read(
            "Content-Type: application/ms-tnef\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                + ClientMails.base64(file));

    assertThat(read.parts().get(0).content().orElseThrow()).hasSize(3_000_004);
  }

  private ReceivedMail opened(byte[] winmail) throws Exception {
    return read(
        "Content-Type: application/ms-tnef\r\nContent-Transfer-Encoding: base64\r\n\r\n"
            + ClientMails.base64(winmail));
  }

  @Test
  void a_mail_within_a_winmail_dat_brings_its_files() throws Exception {
    WinmailFile inner = new WinmailFile().with("B.PDF", "b.pdf", "application/pdf", "%PDF b");

    ReceivedMail read =
        opened(
            new WinmailFile()
                .with("A.PDF", "a.pdf", "application/pdf", "%PDF a")
                .with(inner)
                .with("C.PDF", "c.pdf", "application/pdf", "%PDF c")
                .bytes());

    assertThat(read.parts())
        .extracting(MailCorpusTest::content)
        .containsExactly("%PDF a", "%PDF b", "%PDF c");
    assertThat(read.damages()).isEmpty();
  }

  @Test
  void what_of_a_winmail_dat_is_whole_is_kept_and_the_rest_is_told() throws Exception {
    byte[] file =
        new WinmailFile()
            .with("A.PDF", "a.pdf", "application/pdf", "%PDF a")
            .with("B.PDF", "b.pdf", "application/pdf", "%PDF" + "b".repeat(1000))
            .bytes();

    ReceivedMail read = opened(Arrays.copyOf(file, file.length - 700));

    assertThat(read.parts()).singleElement().hasToString("a.pdf (application/pdf)");
    assertThat(read.damages()).singleElement().asString().contains("winmail.dat");
  }

  @Test
  void damage_anywhere_in_a_winmail_dat_is_survived() throws Exception {
    byte[] file =
        new WinmailFile()
            .saying("{\\rtf1 Hello}")
            .with("A.PDF", "a.pdf", "application/pdf", "%PDF a")
            .with(new WinmailFile().with("B.PDF", "b.pdf", "application/pdf", "%PDF b"))
            .bytes();

    for (int at = 0; at < file.length; at++) {
      byte[] damaged = file.clone();
      damaged[at] ^= 0x7F;
      ReceivedMail read = opened(damaged);
      assertThat(read.parts().size() + read.damages().size()).isPositive();
      MailReader.discard(read, spool);
    }
  }

  @Test
  void the_rich_text_of_a_winmail_dat_is_the_text_where_the_mail_has_no_other() throws Exception {
    byte[] file = new WinmailFile().saying("{\\rtf1\\ansi {\\b Dear} Bob\\par Bye}").bytes();

    assertThat(text(opened(file))).isEqualTo("Dear Bob\nBye");
    ReceivedMail with =
        read(
            "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nPlain\r\n--b\r\n"
                + "Content-Type: application/ms-tnef\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                + ClientMails.base64(file)
                + "\r\n--b--\r\n");
    assertThat(with.parts()).hasSize(1);
    assertThat(text(with)).isEqualTo("Plain");
  }

  @Test
  void lines_that_flow_are_put_together() throws Exception {
    ReceivedMail read =
        read(
            "Content-Type: text/plain; charset=utf-8; format=flowed; delsp=yes\r\n\r\n"
                + "A long \r\nline.\r\n> quoted\r\n");

    assertThat(text(read)).isEqualTo("A longline.\n> quoted");
  }

  @Test
  void what_is_encrypted_is_refused_with_the_reason() {
    String enveloped = "MIAGCSqGSIb3DQEHA6CAMIACAQAxggE=";

    assertThatThrownBy(
            () ->
                read(
                    "Content-Type: application/pkcs7-mime; smime-type=enveloped-data\r\n"
                        + "Content-Transfer-Encoding: base64\r\n\r\n"
                        + enveloped))
        .hasMessageContaining("encrypted (S/MIME)");
    assertThatThrownBy(
            () ->
                read(
                    "Content-Type: multipart/encrypted; boundary=b\r\n\r\n--b\r\n"
                        + "Content-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n--b--\r\n"))
        .hasMessageContaining("encrypted (PGP)");
  }
}
