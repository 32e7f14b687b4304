package org.caselli.fax.web.api;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.caselli.fax.wire.Json;

/** Answers what is left of the API's first version: it is gone (spec 1.1). */
@WebServlet("/v1/*")
public class GoneServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    byte[] body =
        Json.bytes(
            Json.object()
                .put("status", "error")
                .put("error", Integer.toString(HttpServletResponse.SC_GONE))
                .put("message", "gone")
                .set("data", Json.object().put("message", "Use /v2")));
    response.setStatus(HttpServletResponse.SC_GONE);
    response.setContentType("application/json");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
