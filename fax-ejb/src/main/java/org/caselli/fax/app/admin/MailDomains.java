package org.caselli.fax.app.admin;

import java.util.UUID;
import org.caselli.fax.domain.faxbox.FaxboxDocument;
import org.caselli.fax.domain.faxbox.Faxboxes;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.Violation;

/** The rule that a mail domain belongs to one faxbox of the whole system (spec 1.9). */
final class MailDomains {
  private MailDomains() {}

  /**
   * Looks whether a faxbox may have the domain that its document names.
   *
   * @param faxbox whose document it is to be
   * @throws FaxException invalid, when another faxbox has it; nothing is told of that one
   */
  static void demandFree(Faxboxes faxboxes, UUID faxbox, FaxboxDocument document) {
    document
        .customDomain()
        .flatMap(faxboxes::byMailDomain)
        .filter(other -> !other.id().equals(faxbox))
        .ifPresent(
            other -> {
              throw FaxException.invalid(
                  new Violation(
                      "custom_smtp_email_address",
                      "unique",
                      "Another faxbox has this mail domain; choose another one",
                      document.customDomain().orElse("")));
            });
  }
}
