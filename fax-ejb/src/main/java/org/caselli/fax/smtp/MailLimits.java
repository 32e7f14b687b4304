package org.caselli.fax.smtp;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.caselli.fax.app.mailin.MailSender;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.settings.MailSettings;
import org.caselli.fax.domain.settings.Settings;
import org.subethamail.smtp.RejectException;

/**
 * How much each sender may mail: recipients of a mail, and mails in an hour of this node. Who
 * signed in is counted as itself, others by their address. Thread-safe.
 */
@ApplicationScoped
public class MailLimits {
  private static final Duration HOUR = Duration.ofHours(1);

  private final Settings settings;
  private final Clock clock;
  private final Map<String, Integer> mails = new HashMap<>();
  private Instant end = Instant.EPOCH;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected MailLimits() {
    this(null, null);
  }

  @Inject
  public MailLimits(Settings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** Mails that a sender may send in an hour; 0 for as many as it likes. */
  private int most() {
    return settings.system().get(MailSettings.HOURLY);
  }

  /**
   * Lets a sender send one more.
   *
   * @throws RejectException with the answer, when it may not
   */
  synchronized void admit(MailSender sender) throws RejectException {
    begin();
    int most = most();
    if (most > 0 && mails.getOrDefault(name(sender), 0) >= most) {
      throw Replies.tooMany(most).refusal();
    }
  }

  /**
   * Lets a mail have one more recipient.
   *
   * @throws RejectException with the answer, when it may not
   */
  void admitRecipient(int already) throws RejectException {
    int most = settings.system().get(MailSettings.RECIPIENTS);
    if (already >= most) {
      throw Replies.tooManyRecipients(most).refusal();
    }
  }

  /** A sender sent one. */
  synchronized void count(MailSender sender) {
    begin();
    mails.merge(name(sender), 1, Integer::sum);
  }

  private void begin() {
    Instant now = clock.instant();
    if (!now.isBefore(end)) {
      mails.clear();
      end = now.plus(HOUR);
    }
  }

  private static String name(MailSender sender) {
    return sender.access().map(Access::principal).map(UUID::toString).orElse(sender.address());
  }
}
