package org.caselli.fax.flow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Faxes are found, looked at, and removed. */
@ExtendWith(FaxServer.class)
class ReadingIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String DELIVERED = "+15005550000";
  private static final String ALSO_DELIVERED = "+15005550201";
  private static final String UNALLOCATED = "+15005550001";
  private static final String SLOW = "+15005550140";

  private final FaxServer.Running running;
  private final FaxClient client;

  ReadingIT(FaxServer.Running running) {
    this.running = running;
    this.client = running.client();
  }

  private static ObjectNode data(Map<String, ?> fields) {
    return JSON.valueToTree(fields);
  }

  private static Answer delete(FaxClient by, String path) {
    return by.call("DELETE", path, by.token(), "application/json", BodyPublishers.noBody());
  }

  private static List<String> ids(Answer answer) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    List<String> ids = new ArrayList<>();
    answer.data().forEach(row -> ids.add(row.path("id").asText()));
    return ids;
  }

  private static List<String> outbox(FaxClient account, String... pairs) {
    StringBuilder query = new StringBuilder("?paginate=true");
    for (int i = 0; i < pairs.length; i += 2) {
      query.append('&').append(pairs[i]).append('=').append(URLEncoder.encode(pairs[i + 1], UTF_8));
    }
    return ids(account.get(account.faxes() + "/outbox" + query));
  }

  @Test
  void faxes_are_found_by_what_is_known_of_them() {
    FaxClient account = running.newAccount("finds");
    String good = account.send(Documents.pdf("good", 1), DELIVERED, Map.of("invoice", 7));
    account.ended(good);
    String other =
        account.send(Documents.pdf("other", 1), ALSO_DELIVERED, Map.of("to_name", "Rossi"));
    account.ended(other);
    String bad = account.send(Documents.pdf("bad", 1), UNALLOCATED, Map.of("retries", 1));
    JsonNode failed = account.ended(bad);

    assertThat(outbox(account)).containsExactly(bad, other, good);
    assertThat(outbox(account, "ascending", "true")).containsExactly(good, other, bad);
    assertThat(outbox(account, "filter_status", "failed")).containsExactly(bad);
    assertThat(outbox(account, "filter_not_status", "failed")).containsExactly(other, good);
    assertThat(outbox(account, "filter_to_number", ALSO_DELIVERED)).containsExactly(other);
    assertThat(outbox(account, "filter_to", DELIVERED, "filter_status", "failed")).isEmpty();
    assertThat(outbox(account, "filter_invoice", "7")).containsExactly(good);
    assertThat(outbox(account, "filter_status", "[\"failed\",\"pending\"]")).containsExactly(bad);
    assertThat(
            outbox(
                account,
                "filter_tx_result.result_cause",
                failed.path("tx_result").path("result_cause").asText()))
        .containsExactly(bad);
    assertThat(outbox(account, "search", "rossi")).containsExactly(other);
    assertThat(outbox(account, "search", "(500) 555-0", "filter_status", "completed"))
        .containsExactly(other, good);
    assertThat(outbox(account, "search", "rossi " + DELIVERED)).isEmpty();
    assertThat(outbox(account, "has_key", "invoice")).containsExactly(good);
    assertThat(outbox(account, "key_missing", "invoice", "has_value", "to_name"))
        .containsExactly(bad, other);
    String changed = failed.path("modified").asText();
    assertThat(outbox(account, "modified_from", changed)).contains(bad);
    assertThat(outbox(account, "created_from", "1", "created_to", "2")).isEmpty();
    assertThat(outbox(account, "created_from", "0", "created_to", "999999999999")).hasSize(3);
  }

  @Test
  void a_list_comes_page_by_page_or_as_a_whole() {
    FaxClient account = running.newAccount("pages");
    List<String> sent = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      sent.add(0, account.send(Documents.pdf("page" + i, 1), DELIVERED, Map.of()));
    }
    sent.forEach(account::ended);
    List<String> seen = new ArrayList<>();
    String next = "";
    do {
      Answer page =
          account.get(account.faxes() + "/outbox?page_size=2&filter_folder=outbox" + next);
      seen.addAll(ids(page));
      assertThat(page.json().path("page_size").asInt()).isLessThanOrEqualTo(2);
      String key = page.json().path("next_start_key").asText();
      next = key.isEmpty() ? "" : "&start_key=" + key;
    } while (!next.isEmpty());
    assertThat(seen).containsExactlyElementsOf(sent);

    Answer whole = account.get(account.faxes() + "/outbox?paginate=false&chunk_size=2");
    assertThat(ids(whole)).containsExactlyElementsOf(sent);
    assertThat(whole.json().path("page_size").asInt()).isEqualTo(5);
    assertThat(whole.json().path("status").asText()).isEqualTo("success");
  }

  @Test
  void a_list_says_what_is_wrong_with_its_query() {
    String outbox = client.faxes() + "/outbox?";

    for (String wrong :
        List.of(
            "created_from=100&created_to=99",
            "modified_from=100&modified_to=99",
            "page_size=0",
            "start_key=nonsense",
            "search=a+b+c+d+e+f+g+h+i",
            "created_from=yesterday")) {
      Answer answer = client.get(outbox + wrong);
      assertThat(answer.status()).as(wrong + " " + answer).isEqualTo(400);
      assertThat(answer.data().has(wrong.split("=")[0])).as(answer.toString()).isTrue();
    }
    Answer range = client.get(outbox + "created_from=100&created_to=99");
    assertThat(range.data().path("created_from").has("date_range")).isTrue();
  }

  @Test
  void what_is_read_as_a_whole_need_not_be_read_twice() {
    String id = client.send(Documents.pdf("tag", 1), DELIVERED, Map.of());
    client.ended(id);

    for (String path : List.of("/outbox/" + id, "/" + id, "/202611-" + id, "/" + id + "/pages")) {
      Answer first = client.get(client.faxes() + path);
      assertThat(first.status()).as(first.toString()).isEqualTo(200);
      String tag = first.header("ETag");
      assertThat(client.getUnless(tag, "GET", client.faxes() + path).status()).isEqualTo(304);
      assertThat(client.getUnless(tag, "HEAD", client.faxes() + path).status()).isEqualTo(304);
      Answer head = client.getUnless("\"other\"", "HEAD", client.faxes() + path);
      assertThat(head.status()).isEqualTo(200);
      assertThat(head.header("ETag")).isEqualTo(tag);
    }
  }

  @Test
  void pages_are_counted_and_shown_one_by_one() throws IOException {
    String id = client.send(Documents.pdf("shown", 3), DELIVERED, Map.of());
    client.ended(id);
    String pages = client.faxes() + "/" + id + "/pages";

    JsonNode list = client.get(pages).data();
    assertThat(list.path("count").asInt()).isEqualTo(3);
    assertThat(list.path("pages").get(2).path("page").asInt()).isEqualTo(3);
    assertThat(list.path("pages").get(2).path("width").asInt()).isEqualTo(1728);
    assertThat(list.path("pages").get(2).path("x_resolution").asInt()).isBetween(200, 204);
    Answer picture = client.get(pages + "/3.png?width=216");
    assertThat(picture.status()).as(picture.toString()).isEqualTo(200);
    assertThat(picture.header("Content-Disposition")).startsWith("inline");
    assertThat(ImageIO.read(new ByteArrayInputStream(picture.bytes())).getWidth()).isEqualTo(216);
    assertThat(client.getUnless(picture.header("ETag"), "GET", pages + "/3.png?width=216").status())
        .isEqualTo(304);
    assertThat(client.get(pages + "/4.png").status()).isEqualTo(400);
    assertThat(client.get(pages + "/0.png").status()).isEqualTo(400);
    assertThat(client.get(pages + "/three.png").status()).isEqualTo(404);
  }

  @Test
  void a_fax_that_is_deleted_is_gone_and_its_bytes_with_it() {
    FaxClient account = running.newAccount("deletes");
    String id = account.send(Documents.pdf("deleted", 1), DELIVERED, Map.of());
    account.ended(id);

    assertThat(delete(account, account.faxes() + "/inbox/" + id).status()).isEqualTo(404);
    Answer deleted = delete(account, account.faxes() + "/outbox/" + id);

    assertThat(deleted.status()).as(deleted.toString()).isEqualTo(200);
    assertThat(deleted.data().path("id").asText()).isEqualTo(id);
    assertThat(outbox(account)).isEmpty();
    for (String path : List.of("/outbox/" + id, "/outgoing/" + id, "/" + id + "/attempts")) {
      assertThat(account.get(account.faxes() + path).status()).isEqualTo(404);
    }
    assertThat(delete(account, account.faxes() + "/outbox/" + id).status()).isEqualTo(404);
  }

  @Test
  void documents_are_erased_and_what_is_known_stays() {
    FaxClient account = running.newAccount("erases");
    String id = account.send(Documents.pdf("erased", 1), DELIVERED, Map.of());
    account.ended(id);
    String attachment = account.faxes() + "/outbox/" + id + "/attachment";
    assertThat(account.get(attachment + "?format=tiff").status()).isEqualTo(200);

    assertThat(delete(account, attachment).status()).isEqualTo(200);

    for (String format : List.of("pdf", "tiff", "original", "png")) {
      Answer answer = account.get(attachment + "?format=" + format);
      assertThat(answer.status()).as(answer.toString()).isEqualTo(404);
      assertThat(answer.data().path("message").asText()).contains("erased");
    }
    assertThat(account.fax(id).path("pages").asInt()).isEqualTo(1);
    assertThat(outbox(account)).containsExactly(id);
    assertThat(delete(account, attachment).status()).isEqualTo(200);
  }

  @Test
  void a_fax_that_is_still_being_sent_is_not_deleted() {
    FaxClient account = running.newAccount("keeps");
    String id = account.send(Documents.pdf("slow", 1), SLOW, Map.of());
    account.await(id, fax -> fax.path("status").asText().equals("processing"));

    for (String path : List.of("", "/attachment")) {
      Answer answer = delete(account, account.faxes() + "/outbox/" + id + path);
      assertThat(answer.status()).as(answer.toString()).isEqualTo(409);
      assertThat(answer.data().path("message").asText()).contains("cancel");
    }
  }

  @Test
  void a_fax_is_seen_coming_in_and_belongs_to_the_owner_of_its_faxbox() {
    FaxClient account = running.newAccount("receives");
    String path = "/v2/accounts/" + account.account();
    Map<String, String> person = Map.of("username", "anna", "password", "segreto");
    String user = account.put(path + "/users", data(person)).data().path("id").asText();
    String someone =
        account
            .put(path + "/users", data(Map.of("username", "bruno", "password", "segreto")))
            .data()
            .path("id")
            .asText();
    String box =
        account
            .put(path + "/faxboxes", data(Map.of("name", "Anna", "owner_id", user)))
            .data()
            .path("id")
            .asText();
    String number = "+12025559111";
    assertThat(
            client.put(path + "/phone_numbers/" + number, data(Map.of("faxbox_id", box))).status())
        .isEqualTo(201);

    String sent = client.send(Documents.pdf("comes in", 30), number, Map.of());
    String incoming = account.faxes() + "/incoming";
    JsonNode coming =
        Awaiting.value(
                "reception",
                () -> account.get(incoming).data(),
                list -> list.size() == 1 && list.get(0).path("pages").asInt() > 0)
            .get(0);
    String id = coming.path("id").asText();
    assertThat(coming.path("to").asText()).isEqualTo(number);
    assertThat(coming.path("faxbox_id").asText()).isEqualTo(box);
    assertThat(account.get(incoming + "/" + id).data().path("from").asText())
        .isEqualTo(client.number());
    String belowBox = path + "/faxboxes/" + box + "/faxes";
    String belowUser = path + "/users/" + user + "/faxes";
    String belowOther = path + "/users/" + someone + "/faxes";
    assertThat(ids(account.get(belowBox + "/incoming"))).containsExactly(id);
    assertThat(ids(account.get(belowUser + "/incoming"))).containsExactly(id);
    assertThat(ids(account.get(belowOther + "/incoming"))).isEmpty();
    assertThat(client.ended(sent).path("status").asText()).isEqualTo("completed");

    assertThat(ids(account.get(incoming))).isEmpty();
    assertThat(account.get(incoming + "/" + id).status()).isEqualTo(404);
    for (String inbox : List.of(account.faxes(), belowBox, belowUser)) {
      assertThat(ids(account.get(inbox + "/inbox"))).containsExactly(id);
      assertThat(account.get(inbox + "/inbox/" + id).data().path("owner_id").asText())
          .isEqualTo(user);
      assertThat(account.get(inbox + "/" + id + "/pages").data().path("count").asInt())
          .isEqualTo(30);
    }
    assertThat(ids(account.get(belowOther + "/inbox"))).isEmpty();
    assertThat(account.get(belowOther + "/inbox/" + id).status()).isEqualTo(404);
    assertThat(delete(account, account.faxes() + "/inbox/" + id).status()).isEqualTo(200);
    assertThat(ids(account.get(account.faxes() + "/inbox"))).isEmpty();
  }

  @Test
  void there_is_nothing_in_the_mail_log_before_a_mail_was_refused() {
    FaxClient account = running.newAccount("mails");

    assertThat(ids(account.get(account.faxes() + "/smtplog"))).isEmpty();
    assertThat(account.get(account.faxes() + "/smtplog/" + account.account()).status())
        .isEqualTo(404);
  }

  @Test
  void below_a_faxbox_or_user_that_is_not_there_is_nothing() {
    String path = "/v2/accounts/" + client.account();

    for (String below : List.of("/faxboxes/", "/users/")) {
      for (String view : List.of("outbox", "inbox", "outgoing", "incoming", "smtplog")) {
        String list = path + below + client.account() + "/faxes/" + view;
        assertThat(client.get(list).status()).as(list).isEqualTo(404);
      }
    }
  }
}
