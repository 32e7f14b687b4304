package org.caselli.fax.flow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.caselli.fax.smtp.SelfSigned;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the server's Elytron does for us: tokens of an OpenID Connect provider beside our own, and
 * the certificate for mail.
 */
@EnabledIf("org.caselli.fax.flow.ServerDatabase#isPresent")
class ElytronIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String US = "caselli-fax";

  @TempDir private static Path data;
  private static TokenProvider provider;
  private static ServerUnderTest server;
  private static FaxClient client;
  private static URI account;
  private static HttpResponse<String> whileOutOfOrder;
  private static HttpResponse<String> ownWhileOutOfOrder;

  @BeforeAll
  static void start() throws IOException {
    SelfSigned.of("CN=first").write(data.resolve("mail.p12"), "sesamo");
    Files.writeString(data.resolve("mail.pass"), "sesamo\n");
    provider = new TokenProvider();
    server =
        new ServerUnderTest(
            data,
            ServerDatabase.chosen(data),
            "",
            List.of(
                "--oidc-issuer",
                provider.issuer(),
                "--oidc-client-id",
                US,
                "--oidc-role-claim",
                "realm_access.roles",
                "--smtp-keystore",
                data.resolve("mail.p12").toString(),
                "--smtp-keystore-password-file",
                data.resolve("mail.pass").toString()));
    server.start();
    client = new FaxClient(server);
    account = server.rest().resolve("/v2/accounts/" + client.account());
    whileOutOfOrder = bearing("", provider.token(claims("account_admin")));
    ownWhileOutOfOrder = bearing("", client.token());
    provider.open();
  }

  @AfterAll
  static void stop() throws IOException {
    provider.close();
    if (server.isRunning()) {
      server.kill();
    }
    server.keepLog();
  }

  private static Map<String, Object> claims(String role) {
    Map<String, Object> claims = provider.claims(US, "subject-1");
    claims.put("caselli_account", client.account());
    claims.put("realm_access", Map.of("roles", List.of("offline_access", role)));
    return claims;
  }

  private static HttpResponse<String> get(String path, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(account + path));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    try {
      return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static HttpResponse<String> bearing(String path, String token) {
    return get(path, "Authorization", "Bearer " + token);
  }

  private static void assertUnknown(String token) throws IOException {
    HttpResponse<String> answer = bearing("", token);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
    assertThat(JSON.readTree(answer.body()).path("message").asText())
        .isEqualTo("invalid_credentials");
  }

  @Test
  void a_genuine_token_lets_in_with_its_role() {
    String admin = provider.token(claims("account-admin"));
    String reader = provider.token(claims("read_only"));

    assertThat(bearing("", admin).statusCode()).isEqualTo(200);
    assertThat(bearing("/api_keys", admin).statusCode()).isEqualTo(200);
    assertThat(bearing("/faxes/inbox", reader).statusCode()).isEqualTo(200);
    assertThat(bearing("/api_keys", reader).statusCode()).isEqualTo(403);
  }

  @Test
  void a_provider_that_is_out_of_order_concerns_its_own_tokens_only() throws IOException {
    assertThat(whileOutOfOrder.statusCode()).as(whileOutOfOrder.body()).isEqualTo(503);
    assertThat(JSON.readTree(whileOutOfOrder.body()).path("status").asText()).isEqualTo("error");
    assertThat(ownWhileOutOfOrder.statusCode()).isEqualTo(200);
  }

  @Test
  void a_user_of_the_account_is_known_by_name() throws IOException {
    assertThat(
            client
                .put(
                    "/v2/accounts/" + client.account() + "/users",
                    JSON.createObjectNode().put("username", "mario"))
                .status())
        .isEqualTo(201);
    Map<String, Object> claims = claims("user");
    claims.put("preferred_username", "Mario");

    HttpResponse<String> answer = bearing("/users", provider.token(claims));
    assertThat(JSON.readTree(answer.body()).at("/data/0/username").asText()).isEqualTo("mario");
    claims.put("preferred_username", "luigi");
    assertThat(bearing("/users", provider.token(claims)).statusCode()).isEqualTo(403);
  }

  @Test
  void whoever_names_nobody_here_may_nothing() {
    Map<String, Object> elsewhere = claims("account_admin");
    elsewhere.put("caselli_account", "0".repeat(32));
    Map<String, Object> nowhere = claims("account_admin");
    nowhere.remove("caselli_account");

    assertThat(bearing("", provider.token(elsewhere)).statusCode()).isEqualTo(403);
    assertThat(bearing("", provider.token(nowhere)).statusCode()).isEqualTo(403);
    assertThat(bearing("", provider.token(claims("emperor"))).statusCode()).isEqualTo(403);
  }

  @Test
  void a_token_of_another_or_for_another_or_of_yesterday_does_not_let_in() throws IOException {
    Map<String, Object> live = claims("system_admin");
    assertUnknown(TokenProvider.token(live, TokenProvider.newKeys()));

    Map<String, Object> expired = claims("system_admin");
    expired.put("exp", Instant.now().getEpochSecond() - 300);
    assertUnknown(provider.token(expired));

    Map<String, Object> forAnother = claims("system_admin");
    forAnother.put("aud", "somebody-else");
    assertUnknown(provider.token(forAnother));

    Map<String, Object> ofAnother = claims("system_admin");
    ofAnother.put("iss", "http://127.0.0.1:1");
    assertUnknown(provider.token(ofAnother));
  }

  @Test
  void a_token_that_is_tampered_with_does_not_let_in() throws IOException {
    String[] parts = provider.token(claims("read_only")).split("\\.");
    String raised = TokenProvider.base64(JSON.writeValueAsBytes(claims("system_admin")));
    assertUnknown(parts[0] + "." + raised + "." + parts[2]);

    String unsigned = TokenProvider.base64("{\"alg\":\"none\"}".getBytes(UTF_8));
    assertUnknown(unsigned + "." + raised + ".AA");
    assertUnknown("a.b.c");

    assertThat(
            get(
                    "",
                    "Authorization",
                    "Bearer " + provider.token(claims("read_only")),
                    "Authorization",
                    "Bearer " + parts[0] + "." + raised + "." + parts[2])
                .statusCode())
        .isEqualTo(401);
  }

  @Test
  @EnabledIf("org.caselli.fax.flow.ConsoleBrowser#isPresent")
  void the_console_is_opened_with_an_account_of_the_provider() {
    client.systemSetting("console_oidc_client_id", "fax-console");
    provider.lets(claims("account_admin"));

    try (ConsoleBrowser browser = new ConsoleBrowser(server.rest());
        ConsoleTab tab = browser.open()) {
      tab.page().navigate("/outbox");
      tab.button("Sign in with your organisation").click();
      tab.signedIn();

      assertThat(URI.create(tab.page().url()).getPath()).isEqualTo("/outbox");
      tab.visit("/admin/keys");
      assertThat(tab.complaints()).isEmpty();
    }
  }

  @Test
  void the_servers_own_tokens_work_as_ever() throws IOException {
    String own = client.token();

    assertThat(get("", "X-Auth-Token", own).statusCode()).isEqualTo(200);
    assertThat(bearing("", own).statusCode()).isEqualTo(200);
    assertThat(get("?auth_token=" + own).statusCode()).isEqualTo(200);
    assertThat(get("", "X-Auth-Token", own, "Authorization", "Bearer a.b.c").statusCode())
        .isEqualTo(200);
    assertThat(get("").statusCode()).isEqualTo(401);
    assertUnknown("0".repeat(64));
  }

  @Test
  void mail_shows_its_certificate_and_a_renewed_one_without_a_restart() throws Exception {
    try (SecureMail mail = new SecureMail(server.smtp())) {
      assertThat(mail.certificate()).isEqualTo("CN=first");
      String login = "\0api_key\0" + server.apiKey();
      String plain = Base64.getEncoder().encodeToString(login.getBytes(UTF_8));
      assertThat(mail.ask("AUTH PLAIN " + plain)).startsWith("235");
    }
    SelfSigned.of("CN=second").write(data.resolve("mail.p12"), "sesamo");
    Management management = new Management(server);

    management.run("load", "subsystem=elytron/key-store=fax-mail");
    management.run("init", "subsystem=elytron/key-manager=fax-mail");

    try (SecureMail mail = new SecureMail(server.smtp())) {
      assertThat(mail.certificate()).isEqualTo("CN=second");
    }
  }
}
