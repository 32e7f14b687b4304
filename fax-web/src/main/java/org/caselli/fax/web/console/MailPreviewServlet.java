package org.caselli.fax.web.console;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.caselli.fax.console.ConsoleHeaders;

/**
 * Gives the HTML of a mail back to the frame of the console that sent it, under a policy that lets
 * it have its own looks and nothing else: no script, no origin, nothing from outside. The console's
 * own policy would hold in the frame otherwise. Pages of other sites cannot have anything shown
 * here: they do not come with the cookie.
 */
@WebServlet(MailPreviewServlet.PATH)
public class MailPreviewServlet extends HttpServlet {
  static final String PATH = "/mail-preview";

  private static final long serialVersionUID = 1L;
  private static final String COOKIE = "fax_console";
  private static final int LONGEST = 500_000;

  /** The cookie by which the console's own page is known; it says nothing else. */
  static String cookie(boolean secure) {
    return COOKIE + "=1; Path=" + PATH + "; HttpOnly; SameSite=Strict" + (secure ? "; Secure" : "");
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    request.setCharacterEncoding(StandardCharsets.UTF_8.name());
    String html = Objects.requireNonNullElse(request.getParameter("html"), "");
    if (!isFromConsole(request)) {
      response.setStatus(HttpServletResponse.SC_FORBIDDEN);
    } else if (html.length() > LONGEST) {
      response.setStatus(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
    } else {
      ConsoleHeaders.ofMailPreview().forEach(response::setHeader);
      response.setContentType("text/html; charset=utf-8");
      response.getOutputStream().write(html.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static boolean isFromConsole(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    return Stream.ofNullable(cookies)
        .flatMap(Arrays::stream)
        .anyMatch(cookie -> cookie.getName().equals(COOKIE));
  }
}
