package org.caselli.fax.app.people;

import java.util.Objects;

/**
 * The OpenID Connect provider that the server was started with.
 *
 * @param address below which its discovery document lies; empty for none
 */
public record OutsideIssuer(String address) {
  public OutsideIssuer {
    Objects.requireNonNull(address);
  }
}
