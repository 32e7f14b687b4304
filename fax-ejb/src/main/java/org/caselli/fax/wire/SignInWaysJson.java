package org.caselli.fax.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.caselli.fax.app.people.ReadProvider.Provider;

/** By which ways people sign in to the console, besides password and key, on the wire. */
public final class SignInWaysJson {
  private SignInWaysJson() {}

  /** The provider, if there is one. */
  public static ObjectNode of(Optional<Provider> provider) {
    ObjectNode json = Json.object();
    provider.ifPresent(
        one ->
            json.putObject("openid_connect")
                .put("issuer", one.issuer())
                .put("client_id", one.clientId())
                .put("scope", one.scope()));
    return json;
  }
}
