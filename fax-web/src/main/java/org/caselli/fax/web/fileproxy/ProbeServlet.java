package org.caselli.fax.web.fileproxy;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Gives and takes a small file at {@code /fax/probe/}, so that a switch can be asked whether it
 * reaches us. What it leaves is forgotten. Thread-safe.
 */
public class ProbeServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final byte[] CONTENT = "Caselli Fax\n".getBytes(StandardCharsets.UTF_8);
  private static final int MOST = 1024;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("Cache-Control", "no-store");
    response.setContentType("text/plain");
    response.setContentLength(CONTENT.length);
    response.getOutputStream().write(CONTENT);
  }

  @Override
  protected void doPut(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try (InputStream in = request.getInputStream()) {
      response.setStatus(
          in.readNBytes(MOST + 1).length > MOST
              ? HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE
              : HttpServletResponse.SC_CREATED);
    }
  }
}
