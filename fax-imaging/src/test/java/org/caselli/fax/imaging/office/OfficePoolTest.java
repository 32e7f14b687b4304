package org.caselli.fax.imaging.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.net.httpserver.HttpServer;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.caselli.fax.imaging.UnreadableDocumentException;
import org.caselli.fax.imaging.UnreadableDocumentException.Reason;
import org.caselli.fax.imaging.type.DocumentType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With LibreOffice where it is installed; its network is shut by its profile alone. */
class OfficePoolTest {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir static Path directory;
  private static ExecutorService threads;
  private static Optional<OfficeInstallation> installation;
  private static OfficePool pool;

  @TempDir Path folder;

  @BeforeAll
  static void open() throws IOException {
    installation = OfficeInstallation.find();
    threads = Executors.newCachedThreadPool();
    pool =
        OfficePool.open(
            OfficeOptions.of(directory.resolve("pool"), 1),
            installation,
            OfficeIsolation.none(),
            threads);
  }

  @AfterAll
  static void close() {
    pool.close();
    threads.shutdownNow();
  }

  @Test
  void without_libreoffice_a_document_is_refused_with_what_to_install() throws Exception {
    try (OfficePool none =
        OfficePool.open(
            OfficeOptions.of(directory.resolve("none"), 1), Optional.empty(), threads)) {
      none.warm();

      assertThat(none.unavailable()).get().asString().contains("libreoffice-writer-nogui");
      assertThatThrownBy(() -> none.toPdf(folder.resolve("a"), DocumentType.WORD, folder, LIMIT))
          .isInstanceOfSatisfying(
              UnreadableDocumentException.class,
              e -> {
                assertThat(e.reason()).isEqualTo(Reason.UNSUPPORTED_TYPE);
                assertThat(e).hasMessageContaining("libreoffice-writer-nogui");
              });
    }
  }

  @Test
  void a_warm_up_that_fails_leaves_the_pool_to_the_first_document() throws Exception {
    Path program = folder.resolve("soffice.bin");
    Files.writeString(program, "#!/bin/sh\nexit 3\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    Files.createFile(folder.resolve("libswlo.so"));
    try (OfficePool broken =
        OfficePool.open(
            OfficeOptions.of(directory.resolve("broken"), 1),
            Optional.of(new OfficeInstallation(folder)),
            OfficeIsolation.none(),
            threads)) {
      broken.warm();

      assertThatThrownBy(() -> broken.toPdf(folder.resolve("a"), DocumentType.RTF, folder, LIMIT))
          .isInstanceOf(IOException.class)
          .hasMessage("LibreOffice ends at once, with code 3");
    }
  }

  @Test
  void a_document_becomes_a_pdf() throws Exception {
    assertThat(text(convert(FlatDocuments.text(FlatDocuments.paragraph("Dear Sir")), "fodt")))
        .contains("Dear Sir");
  }

  @Test
  void links_are_not_followed() throws Exception {
    Path secret = Files.writeString(folder.resolve("secret.txt"), "secret");
    List<String> requests = new CopyOnWriteArrayList<>();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          requests.add(exchange.getRequestURI().toString());
          exchange.sendResponseHeaders(404, -1);
          exchange.close();
        });
    server.start();
    try {
      String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
      String document =
          FlatDocuments.text(
              FlatDocuments.linkedPicture(url + "picture.png")
                  + FlatDocuments.linkedSection(url + "section.html")
                  + FlatDocuments.linkedSection(secret.toUri().toString()));

      String text = text(convert(document, "fodt"));
      convert(FlatDocuments.formula("of:=WEBSERVICE(\"" + url + "formula\")"), "fods");

      assertThat(text).doesNotContain("secret");
      assertThat(requests).isEmpty();
    } finally {
      server.stop(0);
    }
  }

  @Test
  void a_sheet_is_turned_and_scaled_as_long_as_it_stays_legible() throws Exception {
    try (PDDocument pdf = Loader.loadPDF(convert(FlatDocuments.sheet(16), "fods").toFile())) {
      assertThat(pdf.getNumberOfPages()).isEqualTo(1);
      assertThat(pdf.getPage(0).getMediaBox().getWidth())
          .isGreaterThan(pdf.getPage(0).getMediaBox().getHeight());
    }
    try (PDDocument pdf = Loader.loadPDF(convert(FlatDocuments.sheet(60), "fods").toFile())) {
      assertThat(pdf.getNumberOfPages()).isGreaterThan(1);
    }
  }

  @Test
  void a_damaged_document_is_refused_and_the_next_one_converts() throws Exception {
    assertThatThrownBy(() -> convert("{\\rtf1 no end \0\0\0", "docx"))
        .isInstanceOfSatisfying(
            UnreadableDocumentException.class,
            e -> assertThat(e.reason()).isEqualTo(Reason.DAMAGED));

    assertThat(convert(FlatDocuments.text(FlatDocuments.paragraph("Next")), "fodt")).exists();
  }

  @Test
  void a_document_that_takes_too_long_is_stopped_and_the_next_one_converts() throws Exception {
    Path source = folder.resolve("document.fodt");
    Files.writeString(source, FlatDocuments.text(FlatDocuments.paragraph("Long").repeat(200_000)));

    assertThatThrownBy(
            () ->
                pool.toPdf(
                    source,
                    DocumentType.FLAT_OPEN_TEXT,
                    folder.resolve("document.pdf"),
                    Duration.ofMillis(1)))
        .isInstanceOfSatisfying(
            UnreadableDocumentException.class,
            e -> assertThat(e.reason()).isEqualTo(Reason.TIMED_OUT));

    assertThat(convert(FlatDocuments.text(FlatDocuments.paragraph("Next")), "fodt")).exists();
  }

  @Test
  void a_picture_on_this_machine_is_not_shown() throws Exception {
    Path picture = folder.resolve("picture.png");
    ImageIO.write(new BufferedImage(50, 50, BufferedImage.TYPE_BYTE_GRAY), "png", picture.toFile());
    String document = FlatDocuments.text(FlatDocuments.linkedPicture(picture.toUri().toString()));

    try (PDDocument pdf = Loader.loadPDF(convert(document, "fodt").toFile())) {
      assertThat(pdf.getPage(0).getResources().getXObjectNames()).isEmpty();
    }
  }

  @Test
  void a_process_ends_with_the_server_even_when_that_is_killed() throws Exception {
    assumeThat(installation).as("LibreOffice; skipped without it").isPresent();
    Path home = Files.createDirectory(folder.resolve("home"));
    OfficeProfile.write(OfficeCommand.profile(home));
    Process process =
        new OfficeCommand(installation.orElseThrow(), OfficeIsolation.none())
            .start(home, List.of("--accept=pipe,name=faxtest"));

    process.getOutputStream().close();

    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(process.descendants()).isEmpty();
  }

  private Path convert(String document, String ending)
      throws IOException, UnreadableDocumentException {
    assumeThat(installation).as("LibreOffice; skipped without it").isPresent();
    Path source = folder.resolve("document." + ending);
    Path pdf = folder.resolve("document.pdf");
    Files.writeString(source, document);
    pool.toPdf(source, DocumentType.OPEN_TEXT, pdf, LIMIT);
    return pdf;
  }

  private static String text(Path pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
      return new PDFTextStripper().getText(document);
    }
  }
}
