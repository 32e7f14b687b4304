package org.caselli.fax.domain.retention;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Finds faxes by their age, deleted ones too, each question along one index and in no order; and
 * erases them.
 */
public interface OldFaxes {
  /** All accounts that may have faxes, removed ones too. */
  List<UUID> accounts();

  /** Jobs that were created before then, have no attempt, and are not to wait until after now. */
  List<UUID> stale(Instant created, Instant now, int most);

  /** Faxes of an account that have ended, or were received, before then and have documents. */
  List<UUID> withDocuments(UUID account, Instant created, int most);

  /** Faxes of an account that have ended, were received or deleted, created before then. */
  List<UUID> ended(UUID account, Instant created, int most);

  /** Erases faxes that have lost their documents, with all that is known of them. */
  void erase(List<UUID> faxes);

  /** Erases refused mails of an account that came before then; returns how many. */
  int eraseMails(UUID account, Instant came, int most);
}
