package org.caselli.fax.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.caselli.fax.flow.Documents.Page;
import org.caselli.fax.flow.FaxClient.Upload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that come in, from the first ring to the inbox and the mail. */
@ExtendWith(FaxServer.class)
class ReceivingIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String LOGGING =
      "subsystem=undertow/server=fax-proxy/host=fax-proxy-host/setting=access-log";
  private static final Pattern PUT = Pattern.compile("PUT (/fax/received/\\S+) ");

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final FaxServer.Running running;

  ReceivingIT(FaxServer.Running running) {
    this.running = running;
  }

  /** An account whose number leads to a faxbox that tells an address of its faxes. */
  private FaxClient receiver(String name) {
    FaxClient account = running.newAccount(name);
    String path = "/v2/accounts/" + account.account();
    Answer box =
        account.put(
            path + "/faxboxes",
            JSON.valueToTree(
                Map.of(
                    "name",
                    name,
                    "notifications",
                    Map.of("email", Map.of("send_to", List.of(name + "@example.net"))))));
    JsonNode leading = JSON.createObjectNode().put("faxbox_id", box.data().path("id").asText());
    Answer assigned = account.put(path + "/phone_numbers/" + account.number(), leading);
    assertThat(assigned.status()).as(assigned.toString()).isEqualTo(201);
    return account;
  }

  private static JsonNode inbox(FaxClient account, String id) {
    return Awaiting.value(
            "fax " + id + " in the inbox",
            () -> account.get(account.faxes() + "/inbox/" + id),
            answer -> answer.status() == 200)
        .data();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TwelveMonkeys__group3_1d.tif",
        "TwelveMonkeys__group3_2d.tif",
        "TwelveMonkeys__group4.tif"
      })
  void the_pages_received_are_those_sent_and_so_are_those_of_the_pdf(String name) {
    Optional<Upload> paper = Documents.corpusTiff(name);
    assumeTrue(paper.isPresent(), "The corpus is not here");
    FaxClient account = receiver("coded" + Math.abs(name.hashCode()));

    JsonNode call = account.playCall(paper, Map.of());

    String id = call.path("id").asText();
    JsonNode fax = inbox(account, id);
    assertThat(fax.path("rx_result").path("success").asBoolean()).as(fax.toString()).isTrue();
    byte[] tiff = account.document("inbox", id, "tiff");
    assertThat(tiff).isEqualTo(paper.get().bytes());
    List<Page> sent = Documents.pages(paper.get().bytes());
    assertThat(pagesOf(account.document("inbox", id, "pdf"))).isEqualTo(sent);
  }

  private static List<Page> pagesOf(byte[] pdf) {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      List<Page> pages = new ArrayList<>();
      for (PDPage page : document.getPages()) {
        pages.add(Page.of(onlyImage(page.getResources())));
      }
      return pages;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BufferedImage onlyImage(PDResources resources) throws IOException {
    List<BufferedImage> images = new ArrayList<>();
    for (COSName name : resources.getXObjectNames()) {
      if (resources.getXObject(name) instanceof PDImageXObject image) {
        images.add(image.getImage());
      }
    }
    assertThat(images).hasSize(1);
    return images.get(0);
  }

  @Test
  void a_fax_is_seen_while_it_comes_then_in_the_inbox_and_by_mail() throws Exception {
    FaxClient account = receiver("whole");

    JsonNode call =
        account.playCall(
            Optional.of(Documents.pdf("comes in", 4)),
            Map.of("from_number", "+13125550111", "from_name", "Rossi", "station_id", "STUDIO"));

    String id = call.path("id").asText();
    assertThat(call.path("status").asText()).isEqualTo("answered");
    Answer coming = account.get(account.faxes() + "/incoming/" + id);
    assertThat(coming.data().path("from").asText()).isEqualTo("+13125550111");
    JsonNode fax = inbox(account, id);
    assertThat(fax.path("pages").asInt()).isEqualTo(4);
    assertThat(fax.path("from_name").asText()).isEqualTo("Rossi");
    assertThat(fax.path("source_type").asText()).isEqualTo("incoming_fax");
    assertThat(fax.path("call_id").asText()).isEqualTo(call.path("call_id").asText());
    assertThat(fax.path("rx_result").path("remote_station_id").asText()).isEqualTo("STUDIO");
    assertThat(account.get(account.faxes() + "/incoming/" + id).status()).isEqualTo(404);
    MimeMessage mail = mailTo("whole@example.net");
    assertThat(mail.getSubject()).isEqualTo("Fax from Rossi (+13125550111)");
    assertThat(mail.getContentType()).startsWith("multipart/mixed");
  }

  @Test
  void pages_that_came_before_a_call_broke_off_are_kept_and_its_people_are_told_why()
      throws Exception {
    FaxClient account = receiver("partial");

    JsonNode call =
        account.playCall(
            Optional.of(Documents.pdf("breaks", 3)), Map.of("fate", "breaks_off", "pages", 2));

    JsonNode fax = inbox(account, call.path("id").asText());
    assertThat(fax.path("pages").asInt()).isEqualTo(2);
    assertThat(fax.path("rx_result").path("partial").asBoolean()).isTrue();
    assertThat(fax.path("rx_result").path("result_code").asInt()).isEqualTo(49);
    assertThat(Documents.pages(account.document("inbox", fax.path("id").asText(), "tiff")))
        .hasSize(2)
        .allMatch(Page::hasInk);
    assertThat(mailTo("partial@example.net").getSubject())
        .contains("received in part")
        .contains("The call broke off in the middle of the fax");
  }

  @Test
  void a_call_that_brings_no_page_is_in_the_inbox_as_failed_or_nowhere() {
    FaxClient account = receiver("empty");

    JsonNode voice = account.playCall(Optional.empty(), Map.of("fate", "voice"));
    JsonNode nothing = account.playCall(Optional.empty(), Map.of("fate", "no_pages"));

    assertThat(result(account, voice).path("result_code").asInt()).isEqualTo(3);
    assertThat(result(account, nothing).path("result_text").asText())
        .isEqualTo("no pages received");
    account.accountSetting("delete_empty_faxes", true);
    JsonNode unwanted = account.playCall(Optional.empty(), Map.of("fate", "voice"));
    JsonNode later =
        account.playCall(Optional.of(Documents.pdf("later", 1)), Map.of("fate", "complete"));
    inbox(account, later.path("id").asText());
    assertThat(account.get(account.faxes() + "/inbox/" + unwanted.path("id").asText()).status())
        .isEqualTo(404);
  }

  private static JsonNode result(FaxClient account, JsonNode call) {
    return inbox(account, call.path("id").asText()).path("rx_result");
  }

  @Test
  void a_damaged_fax_is_kept_as_it_came_and_shown_as_far_as_it_can_be_read() throws Exception {
    FaxClient account = receiver("damaged");
    byte[] whole = fax(account, 2);
    byte[] torn = Arrays.copyOf(whole, whole.length - 200);

    JsonNode call = account.playCall(Optional.of(new Upload("image/tiff", torn)), Map.of());

    String id = call.path("id").asText();
    assertThat(inbox(account, id).path("rx_result").path("damaged").asBoolean()).isTrue();
    assertThat(account.document("inbox", id, "original")).isEqualTo(torn);
    assertThat(account.document("inbox", id, "tiff")).isEqualTo(torn);
    List<Page> shown = pagesOf(account.document("inbox", id, "pdf"));
    assertThat(shown.get(0)).isEqualTo(Documents.pages(whole).get(0));
    Answer pages = account.get(account.faxes() + "/" + id + "/pages");
    assertThat(pages.data().path("pages")).hasSize(shown.size());
    assertThat(account.get(account.faxes() + "/" + id + "/pages/1.png").status()).isEqualTo(200);
  }

  @Test
  void a_call_that_is_lost_leaves_the_pages_that_came() {
    FaxClient account = receiver("lost");

    JsonNode call =
        account.playCall(Optional.of(Documents.pdf("lost", 3)), Map.of("fate", "lost", "pages", 1));

    JsonNode fax = inbox(account, call.path("id").asText());
    assertThat(fax.path("pages").asInt()).isEqualTo(1);
    assertThat(fax.path("rx_result").path("error_message").asText())
        .isEqualTo("The call was lost before its result");
  }

  @Test
  void a_number_of_somebody_else_is_not_reached() {
    FaxClient account = receiver("mine");
    FaxClient other = receiver("yours");

    JsonNode call =
        account.playCall(Optional.empty(), Map.of("fate", "voice", "to_number", other.number()));

    assertThat(call.path("status").asText()).isEqualTo("refused");
    assertThat(call.path("cause").asText()).isEqualTo("UNALLOCATED_NUMBER");
  }

  @Test
  void a_fax_whose_pages_are_still_on_the_switch_survives_a_crash() {
    FaxClient account = receiver("crash");
    JsonNode call =
        account.playCall(Optional.of(Documents.pdf("survives", 2)), Map.of("failed_uploads", 100));
    String id = call.path("id").asText();
    Awaiting.value(
        "the result",
        () -> account.get(account.faxes() + "/incoming/" + id).data(),
        coming -> coming.path("status").asText().equals("storing"));

    running.server().kill();
    running.server().start();

    assertThat(inbox(account, id).path("pages").asInt()).isEqualTo(2);
    assertThat(Documents.pages(account.document("inbox", id, "tiff"))).allMatch(Page::hasInk);
  }

  @Test
  void a_switch_uploads_to_the_address_of_its_call_and_nowhere_else() throws Exception {
    FaxClient account = receiver("upload");
    byte[] paper = fax(account, 1);
    String path = addressOf(account, paper);

    assertThat(put(path, new byte[0])).isEqualTo(415);
    assertThat(put(path, "<html>".getBytes())).isEqualTo(415);
    assertThat(put(path.replaceAll("[0-9a-f]{64}", "0".repeat(64)), paper)).isEqualTo(404);
    assertThat(put("/fax/received/" + "x".repeat(64), paper)).isEqualTo(404);
    assertThat(ask("GET", path, paper)).isEqualTo(405);
    running.client().systemSetting("max_received_size", 1_000_000);
    try {
      assertThat(put(path, Arrays.copyOf(paper, 1_000_001))).isEqualTo(413);
    } finally {
      running.client().systemSetting("max_received_size", null);
    }
    assertThat(put(path, paper)).isEqualTo(201);
    assertThat(put(path, paper)).isIn(200, 404);
    assertThat(inbox(account, id(path)).path("pages").asInt()).isEqualTo(1);
  }

  /** A fax TIFF of so many pages. */
  private static byte[] fax(FaxClient account, int pages) {
    JsonNode call = account.playCall(Optional.of(Documents.pdf("paper", pages)), Map.of());
    inbox(account, call.path("id").asText());
    return account.document("inbox", call.path("id").asText(), "tiff");
  }

  private static String id(String path) {
    return path.replaceAll(".*received_file_|\\.tiff$", "");
  }

  /** Nobody but the switch knows an address, so the port's own log of requests has to tell it. */
  private String addressOf(FaxClient account, byte[] paper) {
    Management management = new Management(running.server());
    if (!management.has(LOGGING)) {
      management.run("add", LOGGING, "pattern", "%r", "prefix", "proxy-requests.");
    }
    JsonNode call =
        account.playCall(
            Optional.of(new Upload("image/tiff", paper)), Map.of("failed_uploads", 100));
    String id = call.path("id").asText();
    return Awaiting.value("the upload", () -> uploads(id), found -> !found.isEmpty()).get(0);
  }

  private List<String> uploads(String id) {
    Path file = running.server().data().resolve("server/log/proxy-requests.log");
    try {
      return PUT.matcher(Files.exists(file) ? Files.readString(file) : "")
          .results()
          .map(match -> match.group(1))
          .filter(path -> path.contains(id))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int put(String path, byte[] content) throws IOException, InterruptedException {
    return ask("PUT", path, content);
  }

  private int ask(String method, String path, byte[] content)
      throws IOException, InterruptedException {
    URI address = running.server().fileProxy().resolve(path);
    HttpRequest request =
        HttpRequest.newBuilder(address).method(method, BodyPublishers.ofByteArray(content)).build();
    return http.send(request, BodyHandlers.discarding()).statusCode();
  }

  private MimeMessage mailTo(String address) {
    return Awaiting.value(
            "mail to " + address,
            () -> running.mail().mails().stream().filter(mail -> isTo(mail, address)).toList(),
            mails -> !mails.isEmpty())
        .get(0);
  }

  private static boolean isTo(MimeMessage mail, String address) {
    try {
      return mail.getRecipients(Message.RecipientType.TO)[0].toString().equals(address);
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }
}
