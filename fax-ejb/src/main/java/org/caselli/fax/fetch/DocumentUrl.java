package org.caselli.fax.fetch;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.caselli.fax.port.DocumentFetcher.FetchFailure;

/**
 * A URL that documents can be fetched from: http or https, with a host, without credentials.
 *
 * @param uri absolute and encoded
 */
record DocumentUrl(URI uri) {
  private static final int MOST_CHARACTERS = 8192;
  private static final int HTTP_PORT = 80;
  private static final int HTTPS_PORT = 443;
  private static final int MOST_PORT = 65_535;
  private static final String TO_ENCODE = " \"<>^`{|}";

  /** The URL as the sender of the fax gave it; spaces and letters beyond ASCII may be unencoded. */
  static DocumentUrl parse(String text) throws FetchFailure {
    try {
      return checked(new URI(encoded(text.strip())));
    } catch (URISyntaxException e) {
      throw refused("The address of the document is not a valid URL. Correct it and send again.");
    }
  }

  /**
   * Where a redirect from here leads.
   *
   * @param location value of the header, absolute or relative
   */
  DocumentUrl redirected(String location) throws FetchFailure {
    DocumentUrl next;
    try {
      next = checked(uri.resolve(new URI(encoded(location.strip()))));
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw refused(
          host() + " redirects to something that is not a valid URL. Use the final address.");
    }
    if (isSecure() && !next.isSecure()) {
      throw refused(
          host() + " redirects from https to http, which is not followed. Use an https address.");
    }
    return next;
  }

  private static DocumentUrl checked(URI uri) throws FetchFailure {
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw refused("The address of the document must start with http:// or https://.");
    }
    if (uri.getRawUserInfo() != null) {
      throw refused("The address of the document must not hold a user name or password.");
    }
    if (uri.getHost() == null || uri.getPort() > MOST_PORT || uri.getPort() == 0) {
      throw refused("The address of the document names no valid host and port. Correct it.");
    }
    return new DocumentUrl(uri);
  }

  private static FetchFailure refused(String sentence) {
    return new FetchFailure(sentence, true);
  }

  private static String encoded(String text) throws URISyntaxException {
    if (text.length() > MOST_CHARACTERS) {
      throw new URISyntaxException("", "too long");
    }
    StringBuilder encoded = new StringBuilder();
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      int value = octet & 0xFF;
      if (value > '~' || TO_ENCODE.indexOf(value) >= 0) {
        encoded.append(String.format(Locale.ROOT, "%%%02X", value));
      } else {
        encoded.append((char) value);
      }
    }
    return encoded.toString();
  }

  String scheme() {
    return uri.getScheme().toLowerCase(Locale.ROOT);
  }

  boolean isSecure() {
    return scheme().equals("https");
  }

  /** Host name or address literal, without brackets. */
  String host() {
    String host = uri.getHost();
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  int port() {
    if (uri.getPort() > 0) {
      return uri.getPort();
    }
    return isSecure() ? HTTPS_PORT : HTTP_PORT;
  }

  /** Path and query as they go onto the wire. */
  String pathAndQuery() {
    String path = uri.getRawPath();
    String query = uri.getRawQuery();
    return (path == null || path.isEmpty() ? "/" : path) + (query == null ? "" : "?" + query);
  }

  /** What follows the last dot of the path, in lower case; empty for none. */
  String extension() {
    String path = uri.getPath() == null ? "" : uri.getPath();
    String name = path.substring(path.lastIndexOf('/') + 1);
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
  }

  boolean hasOriginOf(DocumentUrl other) {
    return scheme().equals(other.scheme())
        && host().equalsIgnoreCase(other.host())
        && port() == other.port();
  }
}
