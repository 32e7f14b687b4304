package org.caselli.fax.console;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the browser is told beside the page: above all, what it must not do. */
public final class ConsoleHeaders {
  private ConsoleHeaders() {}

  /**
   * The headers of the page.
   *
   * @param provider origin of the OpenID Connect provider, which the page may then ask for tokens
   */
  public static Map<String, String> ofPage(Optional<String> provider) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(
        "Content-Security-Policy",
        String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "font-src 'self'",
            "img-src 'self' blob:",
            "connect-src 'self'" + provider.map(origin -> " " + origin).orElse(""),
            "frame-src 'self' blob:",
            "frame-ancestors 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'"));
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put("X-Frame-Options", "DENY");
    headers.put("Referrer-Policy", "no-referrer");
    headers.put("Cross-Origin-Opener-Policy", "same-origin");
    headers.put("Cross-Origin-Resource-Policy", "same-origin");
    headers.put(
        "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
    headers.put("Cache-Control", "no-cache");
    return headers;
  }

  /** The headers of a mail that is shown in a frame of the page. */
  public static Map<String, String> ofMailPreview() {
    return Map.of(
        "Content-Security-Policy",
        "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none';"
            + " form-action 'none'; frame-ancestors 'self'",
        "X-Content-Type-Options",
        "nosniff",
        "X-Frame-Options",
        "SAMEORIGIN",
        "Referrer-Policy",
        "no-referrer",
        "Cross-Origin-Resource-Policy",
        "same-origin",
        "Cache-Control",
        "no-store");
  }

  /** The headers of every other file. */
  public static Map<String, String> ofAsset() {
    return Map.of(
        "X-Content-Type-Options", "nosniff",
        "Cross-Origin-Resource-Policy", "same-origin",
        "Cache-Control", "public, max-age=31536000, immutable",
        "Vary", "Accept-Encoding");
  }
}
