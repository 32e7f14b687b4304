package org.caselli.fax.web.console;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.caselli.fax.app.people.ReadProvider;
import org.caselli.fax.app.people.ReadProvider.Provider;
import org.caselli.fax.console.ConsoleFiles;
import org.caselli.fax.console.ConsoleHeaders;

/** Answers every address of the console with its one page, which shows what the address means. */
@WebServlet({
  "",
  "/sign-in",
  "/send",
  "/inbox/*",
  "/outbox/*",
  "/faxes/*",
  "/admin/*",
  "/operate/*",
})
public class ConsoleServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient ReadProvider readProvider;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    ConsoleHeaders.ofPage(readProvider.readProvider().map(Provider::origin))
        .forEach(response::setHeader);
    response.addHeader("Set-Cookie", MailPreviewServlet.cookie(request.isSecure()));
    byte[] page = ConsoleFiles.page();
    response.setContentType("text/html; charset=utf-8");
    response.setContentLength(page.length);
    response.getOutputStream().write(page);
  }
}
