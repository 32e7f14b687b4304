package org.caselli.fax.fetch;

import java.net.ConnectException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;

/** Why a receiver did not take something, in a sentence. */
final class HookFault {
  private static final int OK = 200;
  private static final int REDIRECTS = 300;
  private static final int CLIENT_ERRORS = 400;
  private static final int LONGEST = 500;

  private HookFault() {}

  /** What an answer means; empty for a success. */
  static String of(int status) {
    if (status >= OK && status < REDIRECTS) {
      return "";
    }
    return status >= REDIRECTS && status < CLIENT_ERRORS
        ? "The receiver answered " + status + ": redirects are not followed. Use the final address."
        : "The receiver answered " + status;
  }

  /** What went wrong with the connection. */
  static String of(String host, Exception cause) {
    String said = String.valueOf(cause.getMessage());
    String detail = said.length() > LONGEST ? said.substring(0, LONGEST) : said;
    if (cause instanceof UnknownHostException) {
      return detail;
    }
    if (cause instanceof SSLException) {
      return "No secure connection to " + host + " could be made (" + detail + ")";
    }
    return cause instanceof ConnectException || cause instanceof ConnectTimeoutException
        ? host + " could not be connected to (" + detail + ")"
        : host + " broke off the connection (" + detail + ")";
  }
}
