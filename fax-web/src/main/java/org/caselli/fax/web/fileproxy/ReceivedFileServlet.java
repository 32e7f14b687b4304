package org.caselli.fax.web.fileproxy;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caselli.fax.app.receive.StoreReception;
import org.caselli.fax.app.submit.Spool;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.caselli.fax.domain.reception.Reception;
import org.caselli.fax.domain.settings.ReceivingSettings;
import org.caselli.fax.domain.settings.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the file of a received fax from the switch, by PUT to {@code
 * /fax/received/{token}/received_file_{id}.tiff}. The token is 64 hex digits and is good for one
 * call; whatever else is put anywhere is not wanted. 201 when the bytes are safe, 200 when they
 * were before; every refusal says why in a line of text. Thread-safe.
 */
public class ReceivedFileServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(ReceivedFileServlet.class);
  private static final Pattern FILE =
      Pattern.compile("/([0-9a-f]{64})/received_file_[0-9a-f]{32}\\.tiff");

  private static final String LATER = "The file cannot be stored now; send it again later.";

  @Inject private transient StoreReception storeReception;
  @Inject private transient Spool spool;
  @Inject private transient Settings settings;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<Reception> reception;
    try {
      reception = reception(request);
    } catch (RuntimeException e) {
      LOG.warn("Whose file is brought cannot be looked up now", e);
      answer(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, LATER);
      return;
    }
    if (reception.isEmpty()) {
      answer(response, HttpServletResponse.SC_NOT_FOUND, "No call waits for a file here.");
    } else if (!request.getMethod().equals("PUT")) {
      response.setHeader("Allow", "PUT");
      answer(response, HttpServletResponse.SC_METHOD_NOT_ALLOWED, "A file is taken by PUT.");
    } else {
      take(reception.get(), request, response);
    }
  }

  private Optional<Reception> reception(HttpServletRequest request) {
    Matcher matcher = FILE.matcher(Objects.requireNonNullElse(request.getPathInfo(), ""));
    return matcher.matches() ? storeReception.receptionAt(matcher.group(1)) : Optional.empty();
  }

  private void take(Reception reception, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    long largest = settings.system().get(ReceivingSettings.LARGEST_FILE);
    try {
      if (request.getContentLengthLong() > largest) {
        throw new FaxException(ProblemType.TOO_LARGE, "");
      }
      Path file = spool.receive(request.getInputStream(), largest);
      try {
        boolean anew = storeReception.storeReception(reception, file);
        answer(
            response,
            anew ? HttpServletResponse.SC_CREATED : HttpServletResponse.SC_OK,
            anew ? "The file is stored." : "The file was stored before.");
      } finally {
        spool.discard(file);
      }
    } catch (FaxException e) {
      String why =
          e.type() == ProblemType.TOO_LARGE
              ? "The file is larger than the " + largest + " bytes that max_received_size allows."
              : e.getMessage();
      LOG.warn("The file of call {} is refused: {}", reception.id(), why);
      answer(response, e.type().status(), why);
    } catch (IOException | RuntimeException e) {
      // The door of the server: whatever does not work now, the switch is asked again.
      LOG.warn("The file of call {} could not be stored; it is asked for again", reception.id(), e);
      answer(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, LATER);
    }
  }

  private static void answer(HttpServletResponse response, int status, String sentence)
      throws IOException {
    response.setStatus(status);
    response.setContentType("text/plain;charset=UTF-8");
    response.getWriter().println(sentence);
  }
}
