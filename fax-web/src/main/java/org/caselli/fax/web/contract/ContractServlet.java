package org.caselli.fax.web.contract;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.caselli.fax.web.http.Acceptance;

/** Serves the OpenAPI document to anybody: as JSON, or as YAML to who asks for it. */
@WebServlet({"/openapi", "/openapi.json", "/openapi.yaml"})
public class ContractServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private static final String JSON = "application/json";
  private static final String YAML = "application/yaml";

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    boolean yaml = wantsYaml(request);
    ContractDocument document = ContractDocument.whole();
    byte[] body = yaml ? document.yaml() : document.json();
    response.setContentType(yaml ? YAML : JSON);
    response.setHeader("Vary", "Accept");
    response.setHeader("Access-Control-Allow-Origin", "*");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  private static boolean wantsYaml(HttpServletRequest request) {
    String path = request.getServletPath();
    if (!path.equals("/openapi")) {
      return path.endsWith(".yaml");
    }
    Acceptance accepted =
        Acceptance.parse(Objects.requireNonNullElse(request.getHeader("Accept"), ""));
    return accepted.names(YAML) && accepted.weightOf(YAML) > accepted.weightOf(JSON);
  }
}
