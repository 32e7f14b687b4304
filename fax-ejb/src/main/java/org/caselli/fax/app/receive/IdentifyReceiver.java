package org.caselli.fax.app.receive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.account.HostedNumber;
import org.caselli.fax.domain.account.OwnFaxSettings;
import org.caselli.fax.domain.faxbox.Faxbox;
import org.caselli.fax.domain.faxbox.FaxboxDocument;
import org.caselli.fax.domain.faxbox.Faxboxes;
import org.caselli.fax.domain.settings.ReceivingIdentity;
import org.caselli.fax.domain.settings.ReceivingSettings;
import org.caselli.fax.domain.settings.Settings;

/**
 * As whom a number answers (spec 6.2): by its faxbox, or by what the user says whose number it is,
 * and where these are silent by what the account says of itself and by the setting {@code
 * fax_settings}. Thread-safe.
 */
@ApplicationScoped
public class IdentifyReceiver {
  private static final String ZONE = "fax_timezone";

  private final Settings settings;
  private final OwnFaxSettings own;
  private final Faxboxes faxboxes;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected IdentifyReceiver() {
    this(null, null, null);
  }

  @Inject
  public IdentifyReceiver(Settings settings, OwnFaxSettings own, Faxboxes faxboxes) {
    this.settings = settings;
    this.own = own;
    this.faxboxes = faxboxes;
  }

  /** The identity of a number that is called. */
  public ReceivingIdentity identifyReceiver(HostedNumber number) {
    return identifyReceiver(number.account(), number.faxbox(), Optional.empty());
  }

  /**
   * The identity of a number that is called.
   *
   * @param owner the user who has it when no faxbox does
   */
  public ReceivingIdentity identifyReceiver(
      UUID account, Optional<UUID> faxbox, Optional<UUID> owner) {
    ReceivingIdentity usual =
        settings
            .forAccount(account)
            .get(ReceivingSettings.IDENTITY)
            .overlaid(own.ofAccount(account));
    return faxbox
        .flatMap(id -> faxboxes.byId(account, id))
        .map(box -> ofBox(usual, box))
        .or(() -> owner.map(user -> usual.overlaid(own.ofUser(account, user))))
        .orElse(usual);
  }

  private ReceivingIdentity ofBox(ReceivingIdentity usual, Faxbox box) {
    FaxboxDocument document = box.document();
    Optional<Object> ownersZone =
        box.ownerId()
            .map(owner -> own.ofUser(box.accountId(), owner).get(ZONE))
            .filter(zone -> document.text(ZONE).filter(text -> !text.equals("inherit")).isEmpty());
    ReceivingIdentity identity = usual.overlaid(document.fields());
    return ownersZone.map(zone -> identity.overlaid(Map.of(ZONE, zone))).orElse(identity);
  }
}
