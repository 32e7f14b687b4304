package org.caselli.fax.domain.webhook;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/** Which addresses a webhook may lead to, as far as they show it. Pure. */
public final class HookAddress {
  private static final int MOST_PORT = 65_535;
  private static final int LONGEST = 2_048;

  private HookAddress() {}

  /** What is wrong with an address, a sentence; empty when nothing is. */
  public static Optional<String> fault(String text) {
    if (text.length() > LONGEST) {
      return Optional.of("An address has at most " + LONGEST + " characters");
    }
    try {
      return fault(new URI(text));
    } catch (URISyntaxException e) {
      return Optional.of("The address is not a valid URL");
    }
  }

  private static Optional<String> fault(URI uri) {
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      return Optional.of("The address must begin with http:// or https://");
    }
    if (uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > MOST_PORT) {
      return Optional.of("The address names no valid host and port");
    }
    if (uri.getRawUserInfo() != null) {
      return Optional.of("The address must not hold a user name or password");
    }
    return uri.getRawFragment() == null
        ? Optional.empty()
        : Optional.of("The address must not have a fragment (#)");
  }
}
