package org.caselli.fax.domain.faxbox;

import java.util.Locale;

/** What is done with the text of a mail to a faxbox. */
public enum MailText {
  /** It is not faxed. */
  LEAVE_OUT,
  /** It is the only page of a mail without a document. */
  WITHOUT_DOCUMENT,
  /** It is the page before the documents, or the only one. */
  COVER_PAGE;

  /** As the faxbox spells it; what is not known is left out. */
  static MailText of(String spelling) {
    for (MailText each : values()) {
      if (each.name().toLowerCase(Locale.ROOT).equals(spelling)) {
        return each;
      }
    }
    return LEAVE_OUT;
  }
}
