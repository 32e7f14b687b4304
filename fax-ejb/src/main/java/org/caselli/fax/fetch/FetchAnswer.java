package org.caselli.fax.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.caselli.fax.port.DocumentFetcher.FetchFailure;
import org.caselli.fax.port.DocumentFetcher.Fetched;

/** What a server answered: a document to keep, a redirect, or a reason why not. */
final class FetchAnswer {
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  /** Request timeout, too early, too many requests: they pass. */
  private static final Set<Integer> PASSING = Set.of(408, 425, 429);

  private static final int OK = 200;
  private static final int SERVER_ERRORS = 500;
  private static final int BUFFER = 64 * 1024;
  private static final long MEGABYTE = 1024L * 1024;

  private final DocumentUrl url;
  private final ClassicHttpResponse response;

  FetchAnswer(DocumentUrl url, ClassicHttpResponse response) {
    this.url = url;
    this.response = response;
  }

  boolean isRedirect() {
    return REDIRECTS.contains(response.getCode());
  }

  /** Streams the document into {@code target}, at most {@code maxBytes} of it. */
  Fetched keep(Path target, long maxBytes) throws FetchFailure, IOException {
    checkStatus();
    checkEncoding();
    HttpEntity entity = response.getEntity();
    if (entity == null) {
      throw empty();
    }
    if (entity.getContentLength() > maxBytes) {
      throw tooLarge(maxBytes);
    }
    long size = copy(entity.getContent(), target, maxBytes);
    if (size == 0) {
      throw empty();
    }
    return new Fetched(target, DocumentMediaType.of(header("Content-Type"), url), size);
  }

  private void checkStatus() throws FetchFailure {
    int status = response.getCode();
    if (status != OK) {
      boolean passing = status >= SERVER_ERRORS || PASSING.contains(status);
      throw new FetchFailure(
          url.host()
              + " answered "
              + status
              + " instead of the document. "
              + (passing
                  ? "Send again later, or upload the document."
                  : "Check its address, and that it needs no sign-in."),
          !passing);
    }
  }

  private void checkEncoding() throws FetchFailure {
    Optional<String> encoding =
        header("Content-Encoding")
            .map(value -> value.strip().toLowerCase(Locale.ROOT))
            .filter(value -> !value.isEmpty() && !value.equals("identity"));
    if (encoding.isPresent()) {
      throw new FetchFailure(
          url.host()
              + " sent the document compressed although that was not asked for. Upload it instead.",
          true);
    }
  }

  private long copy(InputStream in, Path target, long maxBytes) throws FetchFailure, IOException {
    long size = 0;
    byte[] buffer = new byte[BUFFER];
    try (OutputStream out = Files.newOutputStream(target)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        size += read;
        if (size > maxBytes) {
          throw tooLarge(maxBytes);
        }
        out.write(buffer, 0, read);
      }
    }
    return size;
  }

  private Optional<String> header(String name) {
    Header header = response.getFirstHeader(name);
    return header == null ? Optional.empty() : Optional.ofNullable(header.getValue());
  }

  private FetchFailure empty() {
    return new FetchFailure(
        url.host() + " sent an empty document. Check the address of the document.", true);
  }

  private FetchFailure tooLarge(long maxBytes) {
    String limit = maxBytes >= MEGABYTE ? maxBytes / MEGABYTE + " MB" : maxBytes + " bytes";
    return new FetchFailure(
        "The document at "
            + url.host()
            + " is larger than "
            + limit
            + ". Send a smaller one, or in parts.",
        true);
  }
}
