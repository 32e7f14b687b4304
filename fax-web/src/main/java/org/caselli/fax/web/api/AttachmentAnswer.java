package org.caselli.fax.web.api;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.caselli.fax.app.query.OpenedDocument;
import org.caselli.fax.web.http.ByteRange;
import org.caselli.fax.web.http.Copying;
import org.caselli.fax.web.http.EntityTag;

/**
 * A document as a download (spec 1.7): whole, a part, unchanged, or its headers only. Streams from
 * the store; nothing of it stays in memory.
 */
record AttachmentAnswer(OpenedDocument opened, HttpHeaders request, String disposition) {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd_HH:mm:ss", Locale.ROOT);
  private static final Map<String, String> EXTENSIONS =
      Map.of(
          "application/pdf", "pdf",
          "image/tiff", "tiff",
          "image/png", "png",
          "image/jpeg", "jpg",
          "image/gif", "gif",
          "text/plain", "txt",
          "application/msword", "doc",
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx",
          "application/vnd.oasis.opendocument.text", "odt");

  AttachmentAnswer {
    Objects.requireNonNull(opened);
    Objects.requireNonNull(request);
    Objects.requireNonNull(disposition);
  }

  /** The answer to GET, or to HEAD when {@code headersOnly}. */
  Response response(boolean headersOnly) {
    var document = opened.document();
    EntityTag tag = new EntityTag(document.sha256());
    if (tag.matchesAny(header(HttpHeaders.IF_NONE_MATCH))) {
      return ranged(Response.notModified(), tag).build();
    }
    boolean ranged = !headersOnly && tag.permitsRange(header("If-Range"));
    ByteRange range = ByteRange.parse(ranged ? header("Range") : "", document.size());
    ResponseBuilder answer = ranged(Response.status(range.status()), tag);
    answer.header(HttpHeaders.CONTENT_LENGTH, range.length());
    if (!range.contentRange().isEmpty()) {
      answer.header("Content-Range", range.contentRange());
    }
    if (range.kind() == ByteRange.Kind.UNSATISFIABLE) {
      return answer.build();
    }
    answer.header(HttpHeaders.CONTENT_TYPE, document.mediaType());
    answer.header(HttpHeaders.CONTENT_DISPOSITION, contentDisposition());
    return headersOnly ? answer.build() : answer.entity(content(range)).build();
  }

  private static ResponseBuilder ranged(ResponseBuilder answer, EntityTag tag) {
    return common(answer, tag).header("Accept-Ranges", "bytes");
  }

  /** What every form of a document is answered with. */
  static ResponseBuilder common(ResponseBuilder answer, EntityTag tag) {
    return answer
        .header(HttpHeaders.ETAG, tag)
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", "default-src 'none'; sandbox")
        .header("Cross-Origin-Resource-Policy", "same-site")
        .header(HttpHeaders.CACHE_CONTROL, "private");
  }

  private StreamingOutput content(ByteRange range) {
    return out -> {
      try (InputStream in = opened.from(range.first())) {
        Copying.copy(in, out, range.length());
      }
    };
  }

  private String contentDisposition() {
    String extension = EXTENSIONS.getOrDefault(opened.document().mediaType(), "bin");
    return disposition(disposition, opened.created(), "." + extension);
  }

  /**
   * The header that names a download (spec 1.7).
   *
   * @param wanted {@code inline}, or anything else for a download
   * @param ending of the name
   */
  static String disposition(String wanted, ZonedDateTime created, String ending) {
    String kind = wanted.equals("inline") ? "inline" : "attachment";
    return kind + "; filename=\"fax_document_" + STAMP.format(created) + ending + '"';
  }

  private String header(String name) {
    return Objects.requireNonNullElse(request.getHeaderString(name), "");
  }
}
