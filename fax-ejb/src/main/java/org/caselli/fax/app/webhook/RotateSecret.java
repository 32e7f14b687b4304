package org.caselli.fax.app.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.caselli.fax.app.admin.Tenancy;
import org.caselli.fax.app.webhook.ChangeWebhook.Which;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.audit.Actor;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.settings.Settings;
import org.caselli.fax.domain.settings.WebhookSettings;
import org.caselli.fax.domain.webhook.HookSecret;
import org.caselli.fax.domain.webhook.Webhook;
import org.caselli.fax.domain.webhook.Webhooks;
import org.caselli.fax.port.Ids;

/**
 * Gives a webhook a new secret; for a while messages are signed with the old one too. Thread-safe.
 */
@ApplicationScoped
public class RotateSecret {
  private final Tenancy tenancy;
  private final Webhooks webhooks;
  private final WebhookActs acts;
  private final Settings settings;
  private final Ids ids;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected RotateSecret() {
    this(null, null, null, null, null, null);
  }

  @Inject
  public RotateSecret(
      Tenancy tenancy,
      Webhooks webhooks,
      WebhookActs acts,
      Settings settings,
      Ids ids,
      Clock clock) {
    this.tenancy = tenancy;
    this.webhooks = webhooks;
    this.acts = acts;
    this.settings = settings;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * A webhook that signs with a new secret.
   *
   * @param secret told here and never again
   */
  public record Rotated(Webhook webhook, HookSecret secret) {}

  /**
   * Makes a new secret.
   *
   * @param overlap how long the old one is used too; empty for as long as is usual
   */
  @Transactional
  public Rotated rotateSecret(Access access, Which which, Optional<Duration> overlap, Actor actor) {
    tenancy.administer(access, which.account());
    Webhook webhook =
        webhooks
            .byId(which.account(), which.id())
            .orElseThrow(() -> FaxException.notFound("webhook", which.id()));
    HookSecret secret = HookSecret.ofHex(ids.secret());
    Instant now = clock.instant();
    Duration both = overlap.orElseGet(() -> settings.system().get(WebhookSettings.SECRET_OVERLAP));
    webhook.signsWith(secret, now.plus(both), now);
    acts.write("webhook.secret_rotated", webhook, actor);
    return new Rotated(webhook, secret);
  }
}
