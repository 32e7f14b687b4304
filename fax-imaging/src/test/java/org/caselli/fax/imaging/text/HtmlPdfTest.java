package org.caselli.fax.imaging.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.caselli.fax.imaging.ConversionLimits;
import org.caselli.fax.imaging.UnreadableDocumentException;
import org.caselli.fax.imaging.UnreadableDocumentException.Reason;
import org.caselli.fax.imaging.limit.ConversionStopped;
import org.caselli.fax.imaging.limit.Deadline;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlPdfTest {

  private static final ConversionLimits LIMITS =
      new ConversionLimits(5, 40_000_000, 1_000_000, Duration.ofMinutes(1));

  @TempDir Path folder;

  @Test
  void tag_soup_is_set_in_any_script() throws Exception {
    String text = text("<h1>Grüße<p>unclosed <b>bold<i>both</b> Привет</table>&euro;");

    assertThat(text).contains("Grüße", "unclosed boldboth Привет", "€");
  }

  @Test
  void the_charset_is_the_declared_one_or_the_one_that_fits() throws Exception {
    byte[] latin = "<p>Grüße".getBytes(StandardCharsets.ISO_8859_1);

    assertThat(text(latin, "text/html")).contains("Grüße");
    assertThat(text(latin, "text/html; charset=iso-8859-1")).contains("Grüße");
    assertThat(
            text(
                "<meta charset=iso-8859-1><p>Grüße".getBytes(StandardCharsets.ISO_8859_1),
                "text/html"))
        .contains("Grüße");
  }

  @Test
  void nothing_is_fetched_and_no_script_runs() throws Exception {
    Path secret = folder.resolve("secret.css");
    Files.writeString(secret, "p::after { content: 'secret' }");
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
      String html =
          """
          <!DOCTYPE html [<!ENTITY e SYSTEM "URLentity">]>
          <html><head><base href="URL"><link rel=stylesheet href="URLa.css">
          <link rel=stylesheet href="SECRET"><meta http-equiv=refresh content="0;url=URLb">
          <style>@import "URLc.css"; @import url(SECRET);
          @font-face { font-family: f; src: url(URLd.ttf) }
          p { background: url(URLe.png); font-family: f; list-style-image: url('URLf.png') }
          p::before { content: url(URLg.png) }</style>
          <script src="URLh.js"></script></head>
          <body background="URLi.png"><p style="background:url(URLj.png)">Hello &e;</p>
          <img src="URLk.png" alt="logo" srcset="URLl.png 2x"><img src="/m.png">
          <iframe src="URLn"></iframe><object data="URLo"></object><embed src="URLp">
          <svg><image href="URLq.png"/></svg><input type=image src="URLr.png">
          <table background="URLs.png"><tr><td>cell</table>
          <script>document.write("script")</script></body></html>
          """
              .replace("URL", url)
              .replace("SECRET", secret.toUri().toString());

      String text = text(html);

      assertThat(text).contains("Hello", "[logo]", "cell").doesNotContain("secret", "script");
      assertThat(requests).isEmpty();
    } finally {
      server.stop(0);
    }
  }

  @Test
  void what_is_wider_than_the_page_makes_the_page_wider() throws Exception {
    Path pdf = write("<table width=1400><tr><td>left<td align=right>right</table>");

    try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
      assertThat(document.getPage(0).getMediaBox().getWidth()).isBetween(1100f, 1200f);
    }
    try (PDDocument document = Loader.loadPDF(write("<p>narrow").toFile())) {
      assertThat(document.getPage(0).getMediaBox().getWidth()).isBetween(595f, 596f);
    }
  }

  @Test
  void style_sheets_in_the_body_count_and_are_no_text() throws Exception {
    String text = text("<p>seen<div><style>.x { display: none }</style><p class=x>hidden</div>");

    assertThat(text).contains("seen").doesNotContain("display").doesNotContain("hidden");
  }

  @Test
  void the_document_does_not_choose_the_page() throws Exception {
    Path pdf = write("<style>@page { size: 5cm 5cm !important; margin: 0 }</style><p>text");

    try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
      assertThat(document.getPage(0).getMediaBox().getWidth()).isBetween(595f, 596f);
    }
  }

  @Nested
  class Pictures {

    @Test
    void inside_of_the_document_are_drawn() throws Exception {
      assertThat(pictures("<img src='" + picture(40, 40) + "'>")).isEqualTo(1);
    }

    @Test
    void together_larger_than_the_limit_give_way_to_their_text() throws Exception {
      String html = ("<img alt='plan' src='" + picture(700, 1000) + "'>").repeat(2);

      assertThat(pictures(html)).isEqualTo(1);
      assertThat(text(html)).contains("[plan]");
    }

    @Test
    void without_sense_give_way_to_their_text() throws Exception {
      assertThat(text("<img alt=plan src='data:image/png;base64,AAAA'>")).contains("[plan]");
      assertThat(text("<img alt=plan src='data:image/png;base64,%%%'>")).contains("[plan]");
      assertThat(text("<img alt=plan src='cid:1@2'>")).contains("[plan]");
    }

    private int pictures(String html) throws IOException, UnreadableDocumentException {
      try (PDDocument document = Loader.loadPDF(write(html).toFile())) {
        int count = 0;
        for (var each : document.getPage(0).getResources().getXObjectNames()) {
          count += document.getPage(0).getResources().isImageXObject(each) ? 1 : 0;
        }
        return count;
      }
    }

    private String picture(int widthPx, int heightPx) throws IOException {
      ByteArrayOutputStream png = new ByteArrayOutputStream();
      ImageIO.write(new BufferedImage(widthPx, heightPx, BufferedImage.TYPE_BYTE_GRAY), "png", png);
      return "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray());
    }
  }

  @Nested
  class Excess {

    @Test
    void of_depth_is_refused() throws Exception {
      assertRefused("<div>".repeat(100_000) + "deep", Reason.TOO_LARGE);
      assertThat(text("<div>".repeat(200) + "deep")).contains("deep");
    }

    @Test
    void of_parts_is_refused() {
      assertRefused("<br>".repeat(400_000), Reason.TOO_LARGE);
    }

    @Test
    void of_time_is_stopped_in_the_midst_of_the_layout() {
      String html = ("<div style='float:left'>" + "x ".repeat(20)).repeat(25);
      AtomicLong clock = new AtomicLong();
      Deadline deadline = new Deadline(() -> clock.addAndGet(1_000_000), Duration.ofSeconds(1));

      assertThatThrownBy(
              () ->
                  HtmlPdf.write(
                      source(html.getBytes(StandardCharsets.UTF_8)),
                      "text/html",
                      folder.resolve("html.pdf"),
                      LIMITS,
                      deadline))
          .isInstanceOf(ConversionStopped.class);
    }

    @Test
    void of_emptiness_is_refused() {
      assertRefused("<html><title>Title</title><body> <script>1</script></body>", Reason.EMPTY);
      assertRefused("<frameset><frame src=a.html></frameset>", Reason.EMPTY);
    }

    private void assertRefused(String html, Reason reason) {
      assertThatThrownBy(() -> write(html))
          .isInstanceOfSatisfying(
              UnreadableDocumentException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }
  }

  private String text(String html) throws IOException, UnreadableDocumentException {
    return text(html.getBytes(StandardCharsets.UTF_8), "text/html");
  }

  private String text(byte[] html, String mediaType)
      throws IOException, UnreadableDocumentException {
    try (PDDocument document = Loader.loadPDF(write(html, mediaType).toFile())) {
      return new PDFTextStripper().getText(document);
    }
  }

  private Path write(String html) throws IOException, UnreadableDocumentException {
    return write(html.getBytes(StandardCharsets.UTF_8), "text/html");
  }

  private Path write(byte[] html, String mediaType)
      throws IOException, UnreadableDocumentException {
    Path pdf = folder.resolve("html.pdf");
    Deadline deadline = new Deadline(System::nanoTime, LIMITS.timeLimit());
    HtmlPdf.write(source(html), mediaType, pdf, LIMITS, deadline);
    return pdf;
  }

  private Path source(byte[] html) throws IOException {
    return Files.write(folder.resolve("document.html"), html);
  }
}
