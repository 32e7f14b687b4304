package org.caselli.fax.web.console;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.caselli.fax.console.ConsoleFiles;
import org.caselli.fax.console.ConsoleHeaders;

/** The console's scripts, styles and fonts; compressed already where that makes them smaller. */
@WebServlet("/assets/*")
public class AssetsServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String name = Objects.requireNonNullElse(request.getPathInfo(), "/").substring(1);
    Optional<byte[]> small =
        takesGzip(request) ? ConsoleFiles.asset(name + ".gz") : Optional.empty();
    Optional<byte[]> file = small.isPresent() ? small : ConsoleFiles.asset(name);
    if (file.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    ConsoleHeaders.ofAsset().forEach(response::setHeader);
    if (small.isPresent()) {
      response.setHeader("Content-Encoding", "gzip");
    }
    response.setContentType(ConsoleFiles.typeOf(name));
    response.setContentLength(file.get().length);
    response.getOutputStream().write(file.get());
  }

  private static boolean takesGzip(HttpServletRequest request) {
    String accepted = Objects.requireNonNullElse(request.getHeader("Accept-Encoding"), "");
    return accepted.contains("gzip") && !accepted.contains("gzip;q=0");
  }
}
