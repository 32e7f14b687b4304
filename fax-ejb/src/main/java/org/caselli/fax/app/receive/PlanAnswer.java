package org.caselli.fax.app.receive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.account.Account;
import org.caselli.fax.domain.account.Accounts;
import org.caselli.fax.domain.account.User;
import org.caselli.fax.domain.callflow.Answering;
import org.caselli.fax.domain.callflow.T38Plan;
import org.caselli.fax.domain.faxbox.Faxbox;
import org.caselli.fax.domain.settings.FaxSettings;
import org.caselli.fax.domain.settings.ReceivingIdentity;
import org.caselli.fax.domain.settings.ReceivingSettings;
import org.caselli.fax.domain.settings.Settings;
import org.caselli.fax.domain.settings.SettingsSnapshot;

/**
 * As whom, and how, a fax call is answered: by the faxbox or the user, and where that is silent by
 * the settings (spec 6.2). Takes part in the caller's transaction.
 */
@ApplicationScoped
public class PlanAnswer {
  private final Settings settings;
  private final Accounts accounts;
  private final IdentifyReceiver identifyReceiver;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected PlanAnswer() {
    this(null, null, null);
  }

  @Inject
  public PlanAnswer(Settings settings, Accounts accounts, IdentifyReceiver identifyReceiver) {
    this.settings = settings;
    this.accounts = accounts;
    this.identifyReceiver = identifyReceiver;
  }

  /**
   * Who answers.
   *
   * @param faxbox empty when the fax goes straight to its owner
   * @param owner empty for a faxbox of the whole account
   */
  public record Receiver(UUID account, Optional<Faxbox> faxbox, Optional<User> owner) {
    Optional<UUID> box() {
      return faxbox.map(Faxbox::id);
    }
  }

  /**
   * What is known of T.38.
   *
   * @param carrier whether the trunk speaks it
   * @param module what the callflow says
   */
  public record T38(Optional<Boolean> carrier, Optional<Boolean> module) {}

  /**
   * Plans the answer.
   *
   * @param dialled the number that was called
   */
  public Answering planAnswer(Receiver receiver, String dialled, T38 t38) {
    SettingsSnapshot snapshot = settings.forFax(receiver.account(), receiver.box());
    ReceivingIdentity identity =
        identifyReceiver.identifyReceiver(
            receiver.account(), receiver.box(), receiver.owner().map(User::id));
    boolean wanted =
        t38.module()
            .or(() -> receiver.faxbox().flatMap(box -> box.document().t38()))
            .orElseGet(() -> !snapshot.get(ReceivingSettings.T38_DEFAULT).equals("false"));
    return new Answering(
        new Answering.Shown(
            identity.stationId(dialled),
            identity.header().orElse(""),
            identity.calleeNumber(dialled),
            identity.name().orElse("")),
        zone(receiver, identity),
        snapshot.get(FaxSettings.ECM),
        snapshot.get(FaxSettings.V17),
        T38Plan.of(t38.carrier(), wanted));
  }

  private ZoneId zone(Receiver receiver, ReceivingIdentity identity) {
    return identity
        .zone()
        .or(() -> accounts.byId(receiver.account()).map(Account::zone))
        .orElse(ZoneOffset.UTC);
  }
}
