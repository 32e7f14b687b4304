package org.caselli.fax.app.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.caselli.fax.domain.callflow.Callflows;
import org.caselli.fax.domain.faxbox.Faxbox;
import org.caselli.fax.domain.faxbox.Faxboxes;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.settings.SettingScope;
import org.caselli.fax.domain.settings.Settings;
import org.caselli.fax.domain.webhook.Webhooks;

/**
 * The callflows, the faxboxes, the webhooks and the settings of an account. Takes part in the
 * caller's transaction.
 */
@ApplicationScoped
public class AccountFurniture {
  private final Faxboxes faxboxes;
  private final Settings settings;
  private final Callflows callflows;
  private final Webhooks webhooks;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected AccountFurniture() {
    this(null, null, null, null);
  }

  @Inject
  public AccountFurniture(
      Faxboxes faxboxes, Settings settings, Callflows callflows, Webhooks webhooks) {
    this.faxboxes = faxboxes;
    this.settings = settings;
    this.callflows = callflows;
    this.webhooks = webhooks;
  }

  /**
   * Removes all of it.
   *
   * @param by who does it, for the audit
   */
  void clear(UUID account, String by) {
    webhooks.removeAll(account);
    callflows.ofAccount(account).forEach(callflows::remove);
    for (Faxbox faxbox : faxboxes.ofAccount(account)) {
      takeBack(SettingScope.FAXBOX, faxbox.id(), by);
      faxboxes.remove(faxbox);
    }
    takeBack(SettingScope.ACCOUNT, account, by);
  }

  /**
   * Looks whether a faxbox may go.
   *
   * @throws FaxException conflict, while a callflow sends calls to it
   */
  void demandUnused(UUID account, UUID faxbox) {
    callflows.demandUnused(account, faxbox);
  }

  /** Takes back what is given for a faxbox or an account. */
  void takeBack(SettingScope scope, UUID id, String by) {
    Map<String, Object> taken = new HashMap<>();
    settings.given(scope, id).keySet().forEach(name -> taken.put(name, null));
    if (!taken.isEmpty()) {
      settings.give(scope, id, taken, by);
    }
  }
}
