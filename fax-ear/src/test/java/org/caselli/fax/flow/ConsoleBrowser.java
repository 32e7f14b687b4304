package org.caselli.fax.flow;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A browser for the console: the Chromium that is installed. Not thread-safe. */
final class ConsoleBrowser implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/bin/chromium");
  private static final double LIMIT_MS = 60_000;

  private final Playwright playwright;
  private final Browser browser;
  private final URI server;

  ConsoleBrowser(URI server) {
    this.server = server;
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(PROGRAM)
                    .setArgs(List.of("--no-sandbox")));
  }

  /** Whether there is one. */
  static boolean isPresent() {
    return Files.isExecutable(PROGRAM);
  }

  /** A window of its own, in which nobody is signed in. */
  ConsoleTab open() {
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setBaseURL(server.toString())
                .setLocale("en-GB")
                .setColorScheme(ColorScheme.LIGHT)
                .setViewportSize(ConsoleTab.DESKTOP.width, ConsoleTab.DESKTOP.height));
    context.setDefaultTimeout(LIMIT_MS);
    return new ConsoleTab(context.newPage());
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
