package org.caselli.fax.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
            new SpoolDirectory(directory.resolve("spool"), "node", () -> ""), new SequentialIds());
    spool.open();
  }

  static Stream<ClientMails.Mail> mails() {
    return ClientMails.all();
  }

  private ReceivedMail read(String source) throws Exception {
    Path file = Files.writeString(directory.resolve("mail"), source);
    return MailReader.read(file, spool, new MailReader.Wanted(RULES::accept, true));
  }

  @ParameterizedTest
  @MethodSource("mails")
  void documents_and_text_are_found(ClientMails.Mail mail) throws Exception {
    ReceivedMail read = read(mail.source());

    List<Attached> documents =
        DocumentChoice.of(read.parts(), RULES, PictureMinimum.parse("1x1")).documents();
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
        .map(
            part ->
                WrittenText.of(content(part).getBytes(StandardCharsets.ISO_8859_1), part.charset()))
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
}
