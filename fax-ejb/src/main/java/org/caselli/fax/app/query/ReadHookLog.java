package org.caselli.fax.app.query;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.caselli.fax.app.admin.Tenancy;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.listing.Stretch;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.webhook.Deliveries;
import org.caselli.fax.domain.webhook.Deliveries.Target;
import org.caselli.fax.domain.webhook.Delivery;
import org.caselli.fax.domain.webhook.DeliveryAttempt;
import org.caselli.fax.domain.webhook.Webhooks;

/** What the webhooks of an account were told, for its administrators. Thread-safe. */
@ApplicationScoped
@Transactional
public class ReadHookLog {
  private final Tenancy tenancy;
  private final Webhooks webhooks;
  private final Deliveries deliveries;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected ReadHookLog() {
    this(null, null, null);
  }

  @Inject
  public ReadHookLog(Tenancy tenancy, Webhooks webhooks, Deliveries deliveries) {
    this.tenancy = tenancy;
    this.webhooks = webhooks;
    this.deliveries = deliveries;
  }

  /** A delivery and how it went each time. */
  public record Detail(Delivery delivery, List<DeliveryAttempt> attempts) {}

  /** A page of deliveries, of all webhooks or of one. */
  public Page<Delivery> deliveries(
      Access access, Target target, Predicate<Delivery> wanted, Stretch stretch, int size) {
    enter(access, target);
    return new Walk<>((rest, most) -> deliveries.walk(target, rest, most), Delivery::place, wanted)
        .page(stretch, size);
  }

  /** A page of attempts, of all webhooks or of one. */
  public Page<DeliveryAttempt> attempts(
      Access access, Target target, Predicate<DeliveryAttempt> wanted, Stretch stretch, int size) {
    enter(access, target);
    return new Walk<>(
            (rest, most) -> deliveries.walkAttempts(target, rest, most),
            DeliveryAttempt::place,
            wanted)
        .page(stretch, size);
  }

  /** One delivery. */
  public Detail readHookLog(Access access, UUID account, UUID webhook, UUID id) {
    enter(access, new Target(account, Optional.of(webhook)));
    Delivery delivery =
        deliveries.byId(webhook, id).orElseThrow(() -> FaxException.notFound("delivery", id));
    return new Detail(delivery, deliveries.attemptsOf(id));
  }

  private void enter(Access access, Target target) {
    tenancy.administer(access, target.account());
    target
        .webhook()
        .filter(id -> webhooks.byId(target.account(), id).isEmpty())
        .ifPresent(
            id -> {
              throw FaxException.notFound("webhook", id);
            });
  }
}
