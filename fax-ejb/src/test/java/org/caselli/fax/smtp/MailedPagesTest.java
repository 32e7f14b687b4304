package org.caselli.fax.smtp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.caselli.fax.domain.document.Document;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.imaging.ConversionLimits;
import org.caselli.fax.imaging.FaxConverter;
import org.caselli.fax.imaging.FaxFormat;
import org.caselli.fax.imaging.SourceDocument;
import org.caselli.fax.imaging.convert.DocumentConverter;
import org.caselli.fax.imaging.office.OfficeConverter;
import org.caselli.fax.imaging.office.OfficeInstallation;
import org.caselli.fax.imaging.office.OfficeOptions;
import org.caselli.fax.imaging.office.OfficePool;
import org.caselli.fax.store.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Mails of the programs and devices that people use, from the connection to the pages. */
class MailedPagesTest {
  private static final String WITH_TEXT = "15551234568@text.fax.example";

  @TempDir private static Path directory;
  private static TestDatabase database;
  private static MailRoom room;
  private static ExecutorService threads;
  private static OfficePool office;
  private static FaxConverter converter;

  @BeforeAll
  static void begin() throws IOException {
    database = TestDatabase.h2();
    room = new MailRoom(database, directory.resolve("spool"));
    room.faxbox();
    room.faxbox(
        "text.fax.example",
        Map.of("smtp_permission_list", List.of(MailRoom.SENDER), "mail_text", "cover_page"));
    threads = Executors.newCachedThreadPool();
    office =
        OfficePool.open(
            OfficeOptions.of(Files.createDirectory(directory.resolve("office")), 1),
            OfficeInstallation.find(),
            threads);
    converter = new OfficeConverter(office, new DocumentConverter());
  }

  @AfterAll
  static void end() throws IOException {
    office.close();
    threads.shutdownNow();
    room.close();
    database.close();
  }

  static Stream<RealMails.Mail> mails() {
    return RealMails.all(new Papers(directory));
  }

  @ParameterizedTest
  @MethodSource("mails")
  void each_has_its_pages(RealMails.Mail mail) throws Exception {
    if (mail.client().equals(RealMails.WITH_WORD)) {
      assumeThat(OfficeInstallation.find()).as("LibreOffice").isPresent();
    }
    int before = room.faxes().size();

    String answer = sent(mail.source());

    Map<String, Integer> pages = new java.util.TreeMap<>(Map.of(MailRoom.TO, 0, WITH_TEXT, 0));
    List<Fax> all = room.faxes();
    for (Fax fax : all.subList(before, all.size())) {
      String to = fax.toNumber().equals("+15551234567") ? MailRoom.TO : WITH_TEXT;
      pages.put(to, pages(fax));
    }
    assertThat(pages)
        .as(answer)
        .isEqualTo(Map.of(MailRoom.TO, mail.pages(), WITH_TEXT, mail.pagesWithText()));
    assertThat(answer).startsWith(mail.pagesWithText() > 0 ? "250 2.0.0 " : "554 5.6.");
    assertThat(room.spooled()).isEmpty();
  }

  private static String sent(String source) {
    try (SmtpClient client = room.client().greeted()) {
      client.ask("MAIL FROM:<" + MailRoom.SENDER + "> BODY=8BITMIME");
      client.ask("RCPT TO:<" + MailRoom.TO + ">");
      client.ask("RCPT TO:<" + WITH_TEXT + ">");
      client.ask("DATA");
      String stuffed = source.replace("\r\n.", "\r\n..");
      return client.write(stuffed.getBytes(ISO_8859_1)).ask(".");
    }
  }

  private static int pages(Fax fax) throws Exception {
    List<SourceDocument> sources = new ArrayList<>();
    for (int position = 1; position <= fax.documents(); position++) {
      Document document =
          room.store.blobs.find(room.account, fax.originalId(position).orElseThrow()).orElseThrow();
      Path file = Files.createTempFile(directory, "original", "");
      try (InputStream in = room.store.blobs.open(document, 0)) {
        Files.write(file, in.readAllBytes());
      }
      sources.add(new SourceDocument(file, document.mediaType()));
    }
    return converter
        .toFaxTiff(
            sources, directory.resolve("fax.tif"), FaxFormat.fine(), ConversionLimits.defaults())
        .pages();
  }
}
