package org.caselli.fax.app.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import org.caselli.fax.domain.settings.ServerSettings;
import org.caselli.fax.domain.settings.Settings;
import org.caselli.fax.domain.settings.SettingsSnapshot;

/** Tells strangers where else than here they may sign in to the console. Thread-safe. */
@ApplicationScoped
public class ReadProvider {
  private final OutsideIssuer issuer;
  private final Settings settings;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected ReadProvider() {
    this(null, null);
  }

  @Inject
  public ReadProvider(OutsideIssuer issuer, Settings settings) {
    this.issuer = issuer;
    this.settings = settings;
  }

  /**
   * An OpenID Connect provider.
   *
   * @param issuer its address
   * @param clientId as which the console asks it for tokens
   * @param scope that the console asks for
   */
  public record Provider(String issuer, String clientId, String scope) {
    public Provider {
      Objects.requireNonNull(issuer);
      Objects.requireNonNull(clientId);
      Objects.requireNonNull(scope);
    }

    /** Scheme, host and port, as browsers compare them. */
    public String origin() {
      URI address = URI.create(issuer);
      return address.getScheme() + "://" + address.getRawAuthority();
    }
  }

  /** The provider; empty while the server has none or the console is not its client. */
  public Optional<Provider> readProvider() {
    SettingsSnapshot system = settings.system();
    String client = system.get(ServerSettings.CONSOLE_OIDC_CLIENT_ID);
    return issuer.address().isEmpty() || client.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Provider(issuer.address(), client, system.get(ServerSettings.CONSOLE_OIDC_SCOPE)));
  }
}
