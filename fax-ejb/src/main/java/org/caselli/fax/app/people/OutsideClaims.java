package org.caselli.fax.app.people;

import java.util.Objects;

/**
 * Which claims of a foreign token say who somebody is. A dot leads into an object, for instance
 * {@code realm_access.roles}.
 *
 * @param trusted whether there is a provider whose tokens are taken at all
 * @param account claim with the account's id or realm
 * @param role claim with a role, or with several, of which the strongest that we know counts
 * @param user claim with the name of a user of the account
 */
public record OutsideClaims(boolean trusted, String account, String role, String user) {
  public OutsideClaims {
    Objects.requireNonNull(account);
    Objects.requireNonNull(role);
    Objects.requireNonNull(user);
  }
}
