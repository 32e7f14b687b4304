package org.caselli.fax.domain.mail;

import java.util.Locale;
import java.util.stream.Stream;
import org.caselli.fax.domain.faxbox.FaxboxDocument;

/** What a faxbox wants to see of a sender besides a permitted address. */
public enum SenderPolicy {
  /** Nothing more. */
  ACCEPT,
  /** A proof that the mail comes from the domain of the sender (SPF or DKIM), or to sign in. */
  REQUIRE_PASS,
  /** That the sender signs in. */
  REQUIRE_AUTH;

  /** Field of a faxbox. */
  public static final String FIELD = "smtp_sender_policy";

  /** That of a faxbox; {@link #ACCEPT} where it says nothing. */
  public static SenderPolicy of(FaxboxDocument box) {
    String word = box.text(FIELD).orElse("");
    return Stream.of(values())
        .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst()
        .orElse(ACCEPT);
  }
}
