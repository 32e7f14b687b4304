package org.caselli.fax.app.receive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.caselli.fax.domain.account.HostedNumber;
import org.caselli.fax.domain.faxbox.Faxboxes;
import org.caselli.fax.domain.settings.ReceivingIdentity;
import org.caselli.fax.domain.settings.ReceivingSettings;
import org.caselli.fax.domain.settings.Settings;

/**
 * As whom a number answers: by its faxbox, and where that is silent by the setting {@code
 * fax_settings} (spec 6.2). Thread-safe.
 */
@ApplicationScoped
public class IdentifyReceiver {
  private final Settings settings;
  private final Faxboxes faxboxes;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected IdentifyReceiver() {
    this(null, null);
  }

  @Inject
  public IdentifyReceiver(Settings settings, Faxboxes faxboxes) {
    this.settings = settings;
    this.faxboxes = faxboxes;
  }

  /** The identity of a number that is called. */
  public ReceivingIdentity identifyReceiver(HostedNumber number) {
    ReceivingIdentity identity =
        settings.forAccount(number.account()).get(ReceivingSettings.IDENTITY);
    return number
        .faxbox()
        .flatMap(box -> faxboxes.byId(number.account(), box))
        .map(box -> identity.overlaid(box.document().fields()))
        .orElse(identity);
  }
}
