package org.caselli.fax.app.query;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.caselli.fax.app.admin.SettingsAccess;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.audit.Act;
import org.caselli.fax.domain.audit.AuditTrail;
import org.caselli.fax.domain.settings.SettingsPlace;

/** Who changed the settings of a place, when and how. Thread-safe. */
@ApplicationScoped
public class ReadSettingsHistory {
  private final SettingsAccess settingsAccess;
  private final AuditTrail trail;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected ReadSettingsHistory() {
    this(null, null);
  }

  @Inject
  public ReadSettingsHistory(SettingsAccess settingsAccess, AuditTrail trail) {
    this.settingsAccess = settingsAccess;
    this.trail = trail;
  }

  /**
   * The changes, the last one first.
   *
   * @param before only those with a smaller number
   * @param most how many at the most
   */
  @Transactional
  public List<Act> readSettingsHistory(Access access, SettingsPlace place, long before, int most) {
    UUID scopeId = settingsAccess.administered(access, place);
    String subject = SettingsPlace.subject(place.scope(), scopeId);
    return trail.latest(SettingsPlace.AUDITED_AS, subject, before, most);
  }
}
