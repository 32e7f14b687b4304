package org.caselli.fax.flow;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ViewportSize;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The console in a window: what a person does there, and what can be held against it. */
final class ConsoleTab implements AutoCloseable {
  static final ViewportSize DESKTOP = new ViewportSize(1280, 800);

  /** 1280 pixels at 400 %: what WCAG 1.4.10 asks for, and a small phone. */
  static final ViewportSize PHONE = new ViewportSize(320, 640);

  private static final int MOST_STOPS = 60;

  private static final Path SCREENSHOTS =
      Path.of(System.getProperty("fax.checkout", "..")).resolve("fax-ear/target/screenshots");

  private static final List<String> WCAG =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

  /** The browser's word for each answer that is no success; those are looked at by status. */
  private static final String FAILED_REQUEST = "Failed to load resource";

  private final Page page;
  private final List<String> complaints = new ArrayList<>();

  ConsoleTab(Page page) {
    this.page = page;
    page.onConsoleMessage(this::said);
    page.onPageError(complaints::add);
    page.onResponse(this::answered);
  }

  private void said(ConsoleMessage message) {
    if (message.type().equals("error") && !message.text().startsWith(FAILED_REQUEST)) {
      complaints.add(message.text());
    }
  }

  private void answered(Response response) {
    if (response.status() >= 500) {
      complaints.add(response.status() + " " + response.url());
    }
  }

  /** Errors of scripts, violations of the security policy, answers of a server that is at fault. */
  List<String> complaints() {
    return List.copyOf(complaints);
  }

  /** The page itself, for what is particular to one. */
  Page page() {
    return page;
  }

  void signIn(String account, String user, String password) {
    page.navigate("/");
    field("Account").fill(account);
    field("User name").fill(user);
    secret().fill(password);
    button("Sign in").click();
    signedIn();
  }

  void signInWithKey(String key) {
    page.navigate("/");
    button("With an API key").click();
    secret().fill(key);
    button("Sign in").click();
    signedIn();
  }

  /** Waits until the console has let somebody in. */
  void signedIn() {
    page.locator("#navigation")
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
    settle();
  }

  private Locator secret() {
    return page.locator("input[type=password]");
  }

  /** A field of text by its label. */
  Locator field(String label) {
    return page.getByRole(
        AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName(label).setExact(true));
  }

  /** A field to search by, by its label. */
  Locator search(String label) {
    return page.getByRole(
        AriaRole.SEARCHBOX, new Page.GetByRoleOptions().setName(label).setExact(true));
  }

  /** A field to choose from by its label. */
  Locator choice(String label) {
    return page.getByRole(
        AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName(label).setExact(true));
  }

  /** Goes to an address of the console and waits until its page is drawn. */
  void visit(String path) {
    page.navigate(path);
    settle();
  }

  /** Waits until the page has its heading and nothing is loading. */
  void settle() {
    heading().waitFor();
    page.locator(".fax-spinner")
        .first()
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
  }

  /** Addresses that the navigation leads to. */
  List<String> places() {
    return page.locator("#navigation nav a").all().stream()
        .map(link -> link.getAttribute("href"))
        .toList();
  }

  Locator main() {
    return page.locator("main#main");
  }

  /** The name of the page. */
  Locator heading() {
    return main().locator("h1");
  }

  Locator dialog() {
    return page.getByRole(AriaRole.DIALOG);
  }

  Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  Locator row(String text) {
    return page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(text));
  }

  /** Shows the page in the dark, or not. */
  void dark(boolean dark) {
    page.emulateMedia(
        new Page.EmulateMediaOptions().setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT));
  }

  void size(ViewportSize size) {
    page.setViewportSize(size.width, size.height);
  }

  /** What axe has to say against the page as it is now. */
  List<String> violations() {
    return told(new AxeBuilder(page).withTags(WCAG));
  }

  /** The same for colours alone, which is all that the dark changes. */
  List<String> violationsOfColour() {
    return told(new AxeBuilder(page).withRules(List.of("color-contrast")));
  }

  private static List<String> told(AxeBuilder axe) {
    return axe.analyze().getViolations().stream()
        .flatMap(rule -> rule.getNodes().stream().limit(5).map(node -> describe(rule, node)))
        .toList();
  }

  private static String describe(Rule rule, CheckedNode node) {
    return rule.getId() + " (" + rule.getHelp() + "): " + node.getTarget() + " " + node.getHtml();
  }

  /** By how many pixels the page is wider than the window. */
  int overflow() {
    return ((Number)
            page.evaluate(
                "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"))
        .intValue();
  }

  /** Texts of tags that are longer than what is shown of them. */
  List<String> cutTags() {
    return page.locator(".pf-v5-c-label__text").all().stream()
        .filter(tag -> (Boolean) tag.evaluate("tag => tag.scrollWidth > tag.clientWidth + 1"))
        .map(Locator::textContent)
        .toList();
  }

  /** Keeps a picture of the window with the build's other results. */
  void screenshot(String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
  }

  void press(String key) {
    page.keyboard().press(key);
  }

  void type(String text) {
    page.keyboard().insertText(text);
  }

  /** Presses the tabulator until the focus is there. */
  void tabTo(String focus) {
    for (int i = 0; i < MOST_STOPS; i++) {
      if (focused().equals(focus)) {
        return;
      }
      press("Tab");
    }
    throw new AssertionError("The tabulator does not lead to " + focus + "; it is at " + focused());
  }

  Locator.GetByTextOptions textExactly() {
    return new Locator.GetByTextOptions().setExact(true);
  }

  /** What has the focus now, in words: its role or element, and its name. */
  String focused() {
    return (String)
        page.evaluate(
            "() => { const e = document.activeElement; return e.tagName.toLowerCase() + ' ' +"
                + " (e.getAttribute('aria-label') || e.textContent || '').trim(); }");
  }

  @Override
  public void close() {
    page.context().close();
  }
}
