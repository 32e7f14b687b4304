package org.caselli.fax.flow;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/** The console, as people use it in a browser. Once is enough: it does not see the database. */
@ExtendWith(FaxServer.class)
@EnabledIf("org.caselli.fax.flow.ConsoleBrowser#isPresent")
@EnabledIfSystemProperty(named = "fax.test.database", matches = "h2")
@TestInstance(Lifecycle.PER_CLASS)
class BrowserIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NAME = "Osteria del Fax";
  private static final String USER = "mario";
  private static final String PASSWORD = "a long pass phrase";
  private static final String DELIVERED = "+15005550000";
  private static final String BUSY = "+15005550017";
  private static final String SLOW = "+15005550140";

  private FaxServer.Running running;
  private FaxClient account;
  private ConsoleBrowser browser;
  private ConsoleTab tab;

  @BeforeAll
  void start(FaxServer.Running server) {
    running = server;
    browser = new ConsoleBrowser(server.server().rest());
    account = server.newAccount(NAME);
    ObjectNode user = JSON.createObjectNode().put("username", USER).put("password", PASSWORD);
    user.put("priv_level", "admin");
    made("/users", user);
    ObjectNode box = JSON.createObjectNode().put("name", "Front desk");
    box.put("caller_id", account.number());
    String id = made("/faxboxes", box).path("id").asText();
    made("/phone_numbers/" + account.number(), JSON.createObjectNode().put("faxbox_id", id));
  }

  private JsonNode made(String path, ObjectNode what) {
    Answer made = account.put("/v2/accounts/" + account.account() + path, what);
    assertThat(made.status()).as(made.toString()).isEqualTo(201);
    return made.data();
  }

  @AfterAll
  void stop() {
    browser.close();
  }

  @BeforeEach
  void open() {
    tab = browser.open();
  }

  @AfterEach
  void nothing_went_wrong_behind_the_scenes() {
    List<String> complaints = tab.complaints();
    tab.close();
    assertThat(complaints).isEmpty();
  }

  private void signIn() {
    tab.signIn(NAME, USER, PASSWORD);
  }

  @Test
  void a_fax_is_sent_and_watched_until_it_arrives() {
    signIn();
    tab.visit("/send");
    send(DELIVERED);

    assertThat(tab.heading()).containsText(DELIVERED);
    tab.main().getByText("delivered").first().waitFor();
    assertThat(tab.page()).hasURL(Pattern.compile(".*/outbox/[0-9a-f]{32}"));
    suits("fax-delivered");
  }

  /** Fills in the page and sends a letter of two pages. */
  private void send(String number) {
    byte[] letter = Documents.pdf("a letter", 2).bytes();
    tab.page()
        .locator("input[type=file]")
        .setInputFiles(new FilePayload("letter.pdf", "application/pdf", letter));
    tab.field("Fax number").fill(number);
    tab.main().getByText("2 pages", tab.textExactly()).first().waitFor();
    tab.screenshot("send-filled-in");
    tab.button("Send").click();
    tab.page().waitForURL(Pattern.compile(".*/outbox/.*"));
    tab.settle();
  }

  @Test
  void a_failure_is_explained_and_the_fax_sent_again() {
    String fax = account.send(Documents.pdf("refused", 1), BUSY, Map.of("retries", 1));
    account.ended(fax);
    signIn();

    tab.visit("/outbox");
    tab.row(BUSY).getByRole(AriaRole.LINK).first().click();
    tab.settle();
    tab.main().getByText("What happened").waitFor();
    tab.main().getByText("What you can do").waitFor();
    suits("fax-failed");
    tab.button("Send again").click();
    tab.dialog().getByText("Send again", tab.textExactly()).last().click();

    tab.page().waitForURL(url -> url.contains("/outbox/") && !url.contains(fax));
    tab.main().getByText("What happened").waitFor();
  }

  @Test
  void a_fax_comes_in_and_is_found() {
    account.playCall(
        Optional.of(Documents.pdf("an order", 1)), Map.of("from_number", "+12125550177"));
    account.playCall(
        Optional.of(Documents.pdf("another", 1)), Map.of("from_number", "+12125550188"));
    signIn();
    tab.visit("/inbox");
    tab.row("+12125550177").waitFor();
    tab.row("+12125550188").waitFor();

    tab.search("Search").fill("212 555 0177");
    assertThat(tab.row("+12125550188")).hasCount(0);
    tab.row("+12125550177").getByRole(AriaRole.LINK).click();

    tab.settle();
    assertThat(tab.heading()).containsText("+12125550177");
    tab.main().getByRole(AriaRole.IMG).first().waitFor();
    suits("fax-received");
  }

  @Test
  void a_faxbox_and_a_callflow_are_made_changed_and_removed() {
    signIn();
    tab.visit("/admin/faxboxes/new");
    tab.field("Name").fill("Kitchen");
    tab.button("Create faxbox").click();
    tab.page().waitForURL(Pattern.compile(".*/admin/faxboxes/[0-9a-f]{32}"));
    suits("faxbox");
    tab.field("Station id").fill("+1 212 555 0100");
    tab.button("Save").click();
    tab.page().getByText("Saved").first().waitFor();

    tab.visit("/admin/callflows/new");
    tab.field("Name").fill("Front door");
    tab.field("Numbers").fill("2001");
    tab.choice("Faxbox").selectOption(new SelectOption().setLabel("Kitchen"));
    suits("callflow");
    tab.button("Create callflow").click();
    tab.page().waitForURL(Pattern.compile(".*/admin/callflows/[0-9a-f]{32}"));
    tab.button("Remove").click();
    tab.dialog().getByText("Remove", tab.textExactly()).last().click();
    tab.page().waitForURL("**/admin/callflows");
    assertThat(tab.main()).not().containsText("Front door");
  }

  @Test
  void a_key_is_refused_made_and_revoked_in_dialogs() {
    signIn();
    tab.visit("/admin/keys");
    tab.button("Create key").first().click();
    tab.field("Name").fill("Mail merge");
    Locator end = tab.dialog().locator("input[type=date]");
    end.fill("2020-01-01");
    tab.button("Create").click();
    assertThat(tab.dialog()).containsText("would have expired already");
    end.fill("");
    tab.button("Create").click();
    tab.button("I have kept it").click();
    tab.row("Mail merge").getByRole(AriaRole.BUTTON).click();
    tab.dialog().getByText("Revoke", tab.textExactly()).click();
    assertThat(tab.main()).not().containsText("Mail merge");
  }

  @Test
  void an_operator_sees_what_is_stuck_and_sets_it_going() {
    String slow = account.send(Documents.pdf("slow", 2), SLOW, Map.of());
    account.await(slow, now -> now.path("stage").asText().equals("send"));
    String waits = account.send(Documents.pdf("waits", 1), SLOW, Map.of());
    account.await(waits, now -> now.path("status").asText().equals("pending"));
    tab.signInWithKey(running.server().apiKey());
    tab.visit("/operate/queues");
    tab.row(NAME).getByText("numbers are busy").waitFor();
    tab.row(SLOW).getByText("has a call").waitFor();
    tab.button("Pause " + NAME).click();
    tab.dialog().getByText("Pause", tab.textExactly()).last().click();
    tab.row(NAME).getByText("sending is paused").waitFor();
    suits("queues-at-work");
    tab.button("Resume " + NAME).click();
    tab.row(NAME).getByText("numbers are busy").waitFor();

    tab.visit("/operate/calls");
    tab.row(NAME).getByText("sends pages").waitFor();
    suits("calls-at-work");
    cancel(waits);
    tab.row(NAME).getByRole(AriaRole.BUTTON).click();
    tab.dialog().getByText("End the call", tab.textExactly()).last().click();

    assertThat(account.ended(slow).path("status").asText()).isEqualTo("cancelled");
  }

  private void cancel(String fax) {
    FaxClient operator = running.client();
    operator.call(
        "POST",
        "/v2/maintenance/jobs/" + fax,
        operator.token(),
        "application/json",
        BodyPublishers.ofString("{\"data\":{\"status\":\"cancelled\"}}"));
  }

  @Test
  void the_keyboard_is_enough() {
    tab.page().navigate("/");
    tab.field("Account").focus();
    tab.type(NAME);
    tab.press("Tab");
    tab.type(USER);
    tab.press("Tab");
    tab.type(PASSWORD);
    tab.press("Enter");
    tab.signedIn();

    tab.page().reload();
    tab.settle();
    tab.press("Tab");
    assertThat(tab.focused()).isEqualTo("a Skip to content");
    tab.press("Enter");
    assertThat(tab.focused()).startsWith("main");

    tab.visit("/send");
    tab.tabTo("a Outbox");
    tab.press("Enter");
    tab.page().waitForURL("**/outbox");
    tab.visit("/admin/faxboxes");
    tab.tabTo("button Create faxbox");
    tab.press("Space");
    tab.page().waitForURL("**/admin/faxboxes/new");
  }

  @Test
  void every_page_suits_everybody_on_every_screen() {
    tab.signInWithKey(running.server().apiKey());
    List<String> places = tab.places();

    assertThat(places)
        .contains("/inbox", "/send", "/admin/faxboxes", "/operate/overview", "/operate/queues");
    assertSoftly(
        softly ->
            places.forEach(
                place -> {
                  tab.visit(place);
                  suits(softly, place.substring(1).replace('/', '-'));
                }));
  }

  private void suits(String name) {
    assertSoftly(softly -> suits(softly, name));
  }

  /** The page that is shown now: no barrier, readable in the dark, no wider than a phone. */
  private void suits(SoftAssertions softly, String name) {
    tab.screenshot(name + "-desktop-light");
    softly.assertThat(tab.violations()).as(name).isEmpty();
    tab.dark(true);
    tab.screenshot(name + "-desktop-dark");
    softly.assertThat(tab.violationsOfColour()).as("%s in the dark", name).isEmpty();
    tab.size(ConsoleTab.PHONE);
    softly.assertThat(tab.overflow()).as("%s is too wide for a phone", name).isZero();
    softly.assertThat(tab.cutTags()).as("%s cuts tags off on a phone", name).isEmpty();
    tab.screenshot(name + "-phone-dark");
    tab.dark(false);
    tab.screenshot(name + "-phone-light");
    tab.size(ConsoleTab.DESKTOP);
  }
}
