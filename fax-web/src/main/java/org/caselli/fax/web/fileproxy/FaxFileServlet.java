package org.caselli.fax.web.fileproxy;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caselli.fax.app.transmit.FileForSwitch;
import org.caselli.fax.domain.document.BlobStore;
import org.caselli.fax.domain.document.Document;
import org.caselli.fax.web.http.ByteRange;
import org.caselli.fax.web.http.Copying;
import org.caselli.fax.web.http.EntityTag;

/**
 * Serves {@code /fax/{token}.tiff} to the switch. The token is 64 hex digits and dies with its
 * attempt; whatever else is asked for is not there. The name has an ending ({@code .tiff} or {@code
 * .tif}, a setting) because the switch gives its copy the same. Thread-safe.
 */
public class FaxFileServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final Pattern FILE = Pattern.compile("/([0-9a-f]{64})\\.tiff?");

  @Inject private transient FileForSwitch files;
  @Inject private transient BlobStore blobs;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    boolean head = request.getMethod().equals("HEAD");
    if (!head && !request.getMethod().equals("GET")) {
      response.setHeader("Allow", "GET, HEAD");
      response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
      return;
    }
    Optional<Document> document = document(request);
    if (document.isEmpty()) {
      response.setStatus(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    serve(document.get(), request, response, head);
  }

  private Optional<Document> document(HttpServletRequest request) {
    String path = Objects.requireNonNullElse(request.getPathInfo(), "");
    Matcher matcher = FILE.matcher(path);
    return matcher.matches()
        ? files.byToken(matcher.group(1)).map(FileForSwitch.ServedFile::document)
        : Optional.empty();
  }

  private void serve(
      Document document, HttpServletRequest request, HttpServletResponse response, boolean head)
      throws IOException {
    EntityTag tag = new EntityTag(document.sha256());
    response.setHeader("ETag", tag.toString());
    response.setHeader("Accept-Ranges", "bytes");
    response.setHeader("Cache-Control", "private, no-store");
    if (tag.matchesAny(header(request, "If-None-Match"))) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    boolean ranged = !head && tag.permitsRange(header(request, "If-Range"));
    ByteRange range = ByteRange.parse(ranged ? header(request, "Range") : "", document.size());
    response.setStatus(range.status());
    if (!range.contentRange().isEmpty()) {
      response.setHeader("Content-Range", range.contentRange());
    }
    response.setContentLengthLong(range.length());
    if (range.kind() == ByteRange.Kind.UNSATISFIABLE) {
      return;
    }
    response.setContentType("image/tiff");
    if (!head) {
      try (InputStream in = blobs.open(document, range.first())) {
        Copying.copy(in, response.getOutputStream(), range.length());
      }
    }
  }

  private static String header(HttpServletRequest request, String name) {
    return Objects.requireNonNullElse(request.getHeader(name), "");
  }
}
