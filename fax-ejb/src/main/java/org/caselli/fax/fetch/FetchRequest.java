package org.caselli.fax.fetch;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.caselli.fax.domain.fax.FaxOptions.Source;
import org.caselli.fax.domain.trace.TraceContext;
import org.caselli.fax.port.DocumentFetcher.FetchFailure;
import org.caselli.fax.port.LogContext;

/**
 * What is asked of one server. Values that the sender of the fax chose become headers only when
 * they are what the header is for, and only where the sender's own URL points.
 *
 * @param source as the sender gave it
 * @param first the sender's URL
 * @param url the URL of this request, after redirects
 * @param post whether it is (still) a post
 */
record FetchRequest(Source source, DocumentUrl first, DocumentUrl url, boolean post) {
  private static final Pattern HOST =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.\\-]{0,252})(:\\d{1,5})?");
  private static final Pattern REFERER = Pattern.compile("[\\x21-\\x7E]{1,2048}");
  private static final Pattern MEDIA_TYPE =
      Pattern.compile("[A-Za-z0-9!#$&^_.+\\-]+/[A-Za-z0-9!#$&^_.+\\-]+( ?;[\\x20-\\x7E]*)?");
  private static final int TEMPORARY_REDIRECT = 307;

  /** The first request for a document. */
  static FetchRequest first(Source source) throws FetchFailure {
    boolean post = source.method().equalsIgnoreCase("post");
    if (!post && !source.method().equalsIgnoreCase("get")) {
      throw new FetchFailure("The document.method must be get or post.", true);
    }
    check(source.host(), HOST, "document.host must be a host name, with a port if need be");
    check(source.referer(), REFERER, "document.referer must be a URL");
    check(source.contentType(), MEDIA_TYPE, "document.content_type must be a media type");
    DocumentUrl url = DocumentUrl.parse(source.url());
    return new FetchRequest(source, url, url, post);
  }

  private static void check(String value, Pattern valid, String rule) throws FetchFailure {
    if (!value.isEmpty() && !valid.matcher(value).matches()) {
      throw new FetchFailure("The " + rule + ".", true);
    }
  }

  /** The request that a redirect asks for; a post stays one only for 307 and 308 (RFC 9110). */
  FetchRequest redirected(int status, String location) throws FetchFailure {
    boolean stays = status >= TEMPORARY_REDIRECT;
    return new FetchRequest(source, first, url.redirected(location), post && stays);
  }

  HttpHost target() {
    return new HttpHost(url.scheme(), url.host(), url.port());
  }

  /** The same in the client's terms. */
  HttpUriRequestBase toHttp() {
    HttpUriRequestBase http = new HttpUriRequestBase(post ? "POST" : "GET", url.uri());
    http.setPath(url.pathAndQuery());
    http.setHeader("Accept", "*/*");
    http.setHeader("Accept-Encoding", "identity");
    LogContext.trace().ifPresent(trace -> http.setHeader(TraceContext.NAME, trace.text()));
    if (url.hasOriginOf(first)) {
      if (!source.host().isEmpty()) {
        http.setHeader("Host", source.host());
      }
      if (!source.referer().isEmpty()) {
        http.setHeader("Referer", source.referer());
      }
    }
    if (post) {
      http.setEntity(new ByteArrayEntity(source.content().getBytes(StandardCharsets.UTF_8), null));
      http.setHeader(
          "Content-Type", source.contentType().isEmpty() ? "text/plain" : source.contentType());
    }
    return http;
  }
}
