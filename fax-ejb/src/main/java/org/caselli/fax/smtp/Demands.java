package org.caselli.fax.smtp;

import java.util.function.BooleanSupplier;
import org.caselli.fax.domain.settings.MailSettings;
import org.caselli.fax.domain.settings.Settings;
import org.caselli.fax.domain.settings.SettingsSnapshot;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.Session;

/**
 * What whoever mails must do before: {@code smtp_require_tls} and {@code smtp_require_auth}.
 * Thread-safe.
 */
final class Demands {
  private final Settings settings;
  private final BooleanSupplier tls;

  /**
   * Demands of an entrance.
   *
   * @param tls whether there is a certificate
   */
  Demands(Settings settings, BooleanSupplier tls) {
    this.settings = settings;
    this.tls = tls;
  }

  /**
   * Lets a connection begin a mail.
   *
   * @throws RejectException with the answer, when something is to be done first (RFC 3207 section
   *     4, RFC 4954 section 6)
   */
  void admit(Session session) throws RejectException {
    SettingsSnapshot snapshot = settings.system();
    boolean auth = snapshot.get(MailSettings.REQUIRE_AUTH);
    boolean secure = auth || snapshot.get(MailSettings.REQUIRE_TLS);
    if (secure && !session.isTLSStarted()) {
      throw (tls.getAsBoolean()
              ? new Reply(530, "5.7.0", "Begin with STARTTLS")
              : new Reply(
                  451, "4.7.0", "Mail is taken with TLS only, and there is no certificate now"))
          .refusal();
    }
    if (auth && SenderLogin.of(session).isEmpty()) {
      throw new Reply(530, "5.7.0", "Sign in first (AUTH)").refusal();
    }
  }
}
