package org.caselli.fax.app.retain;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import org.caselli.fax.domain.settings.RetentionSettings;
import org.caselli.fax.domain.settings.Settings;
import org.caselli.fax.domain.settings.SettingsSnapshot;
import org.caselli.fax.port.Wakeups;

/** One round of clearing away, and how far it has come. Not thread-safe. */
final class Clearing {
  private final ClearingSteps steps;
  private final Settings settings;
  private final Wakeups wakeups;
  private final Deque<UUID> accounts;
  private boolean stale;

  Clearing(ClearingSteps steps, Settings settings, Wakeups wakeups) {
    this.steps = steps;
    this.settings = settings;
    this.wakeups = wakeups;
    this.accounts = new ArrayDeque<>(steps.accounts());
    this.stale = settings.system().get(RetentionSettings.STALE_FAXES);
  }

  /** Clears one page away; whether there may be more. */
  boolean page() {
    int size = settings.system().get(RetentionSettings.PAGE_SIZE);
    if (stale) {
      stale = giveUpStale(size);
      return true;
    }
    while (!accounts.isEmpty()) {
      if (eraseOld(accounts.element(), size)) {
        return true;
      }
      accounts.remove();
    }
    return false;
  }

  /** Whether there may be more. */
  private boolean giveUpStale(int size) {
    List<UUID> jobs = steps.stale(settings.system().get(RetentionSettings.STALE_AFTER), size);
    int ended = 0;
    for (UUID job : jobs) {
      ClearingSteps.GivenUp given = steps.giveUp(job);
      given.notice().ifPresent(wakeups::notice);
      ended += given.ended() ? 1 : 0;
    }
    return ended > 0 && jobs.size() == size;
  }

  /** Whether anything was erased. */
  private boolean eraseOld(UUID account, int size) {
    SettingsSnapshot snapshot = settings.forAccount(account);
    int documents = snapshot.get(RetentionSettings.DOCUMENTS);
    int faxes = snapshot.get(RetentionSettings.FAXES);
    return (documents > 0 && steps.eraseDocuments(account, documents, size) > 0)
        || (faxes > 0 && steps.eraseFaxes(account, faxes, size) > 0)
        || (faxes > 0 && steps.eraseMails(account, faxes, size) > 0);
  }
}
