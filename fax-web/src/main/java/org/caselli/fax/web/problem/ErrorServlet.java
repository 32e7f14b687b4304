package org.caselli.fax.web.problem;

import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.caselli.fax.web.security.RequestNames;
import org.caselli.fax.wire.Problem;

/**
 * Tells what the container refused in the form of the API: paths outside of it, the first version,
 * and whatever went wrong before or beside the resources. The container dispatches here (web.xml);
 * who calls it directly is told that there is nothing.
 */
@WebServlet({ErrorServlet.PATH, "/v1/*"})
public class ErrorServlet extends HttpServlet {
  static final String PATH = "/refused";

  private static final long serialVersionUID = 1L;

  @Inject private transient ProblemAnswers answers;
  @Inject private transient RequestNames names;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    names.nameOnce(request, response);
    Object refused = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    answers.answer(Problem.ofStatus(status(request, refused)), response);
  }

  private static int status(HttpServletRequest request, Object refused) {
    if (refused instanceof Integer status) {
      // Of the container's own, which keeps directories to itself.
      return status == HttpServletResponse.SC_FORBIDDEN ? HttpServletResponse.SC_NOT_FOUND : status;
    }
    return request.getServletPath().equals(PATH)
        ? HttpServletResponse.SC_NOT_FOUND
        : HttpServletResponse.SC_GONE;
  }
}
