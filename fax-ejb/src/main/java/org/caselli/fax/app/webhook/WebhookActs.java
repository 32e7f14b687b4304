package org.caselli.fax.app.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.caselli.fax.domain.audit.Act;
import org.caselli.fax.domain.audit.Actor;
import org.caselli.fax.domain.audit.AuditTrail;
import org.caselli.fax.domain.audit.Subject;
import org.caselli.fax.domain.webhook.Webhook;

/** Who did what to webhooks, for the audit. Takes part in the caller's transaction. */
@ApplicationScoped
public class WebhookActs {
  /** The server itself, which switches off what is gone. */
  static final Actor SERVER = new Actor("webhooks", "");

  private final AuditTrail audit;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected WebhookActs() {
    this(null, null);
  }

  @Inject
  public WebhookActs(AuditTrail audit, Clock clock) {
    this.audit = audit;
    this.clock = clock;
  }

  /** Writes down that it was done, and where the webhook leads. */
  void write(String action, Webhook webhook, Actor actor) {
    write(action, webhook, actor, webhook.enabled());
  }

  /** The same for a webhook whose switch has just been turned. */
  void write(String action, Webhook webhook, Actor actor, boolean enabled) {
    audit.add(
        Act.of(
            actor,
            action,
            new Subject(
                "webhook",
                webhook.id().toString().replace("-", ""),
                Optional.of(webhook.accountId())),
            Map.of(
                "uri",
                webhook.document().uri(),
                "hook",
                webhook.document().hook(),
                "enabled",
                enabled),
            clock.instant()));
  }
}
