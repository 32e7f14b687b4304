package org.caselli.fax.fetch;

import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.http.config.Http1Config;

/** What every client of ours that speaks to servers of others keeps to. */
final class HttpTerms {
  static final String USER_AGENT = "Caselli-Fax";
  private static final int MOST_HEADERS = 200;
  private static final int LONGEST_LINE = 16_384;

  private HttpTerms() {}

  /** Bounds on the head of an answer: header lines, and bytes of a line. */
  static Http1Config limits() {
    return Http1Config.custom()
        .setMaxHeaderCount(MOST_HEADERS)
        .setMaxLineLength(LONGEST_LINE)
        .build();
  }

  /** Whom the server's own JVM trusts; read once and not anew for each client. */
  static SSLContext trust() {
    try {
      return SSLContext.getDefault();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This JVM has no default SSL context", e);
    }
  }
}
