package org.caselli.fax.app.query;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.caselli.fax.domain.dispatch.HeldBack;
import org.caselli.fax.domain.settings.FaxSettings;
import org.caselli.fax.domain.settings.Settings;

/** For whom sending is paused, for operators. Thread-safe. */
@ApplicationScoped
public class ReadHeldBack {
  private final Settings settings;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected ReadHeldBack() {
    this(null);
  }

  @Inject
  public ReadHeldBack(Settings settings) {
    this.settings = settings;
  }

  /** As it is now. */
  @Transactional
  public HeldBack readHeldBack() {
    return new HeldBack(
        settings.system().get(FaxSettings.SENDING_PAUSED),
        settings.accountsWith(FaxSettings.SENDING_PAUSED));
  }
}
