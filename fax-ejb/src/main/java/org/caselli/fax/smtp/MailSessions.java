package org.caselli.fax.smtp;

import java.net.SocketException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.caselli.fax.domain.settings.MailSettings;
import org.caselli.fax.domain.settings.Settings;
import org.caselli.fax.port.TroubleLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subethamail.smtp.server.Session;
import org.subethamail.smtp.server.SessionHandler;

/**
 * The connections there are: no more than {@code smtp_sessions}, each for a limited time.
 * Thread-safe.
 */
final class MailSessions implements SessionHandler {
  private static final Logger log = LoggerFactory.getLogger(MailSessions.class);

  /** With mail clients, whatever they ask for; over when a connection is taken again. */
  static final TroubleLog TROUBLE = new TroubleLog(log, "Serving a mail client");

  private record Open(SessionGuard guard, Future<?> end) {}

  private final Settings settings;
  private final ScheduledExecutorService scheduler;
  private final Map<Session, Open> sessions = new ConcurrentHashMap<>();

  MailSessions(Settings settings, ScheduledExecutorService scheduler) {
    this.settings = settings;
    this.scheduler = scheduler;
  }

  @Override
  public SessionAcceptance accept(Session session) {
    try {
      SessionAcceptance accepted = admit(session);
      TROUBLE.worked();
      return accepted;
    } catch (RuntimeException e) {
      // The door of the server, as in Verb.
      TROUBLE.failed(e);
      Reply later = Reply.closedForNow();
      return SessionAcceptance.failure(later.code(), later.text());
    }
  }

  private synchronized SessionAcceptance admit(Session session) {
    if (sessions.size() >= settings.system().get(MailSettings.SESSIONS)) {
      return SessionAcceptance.failure(421, "4.3.2 The fax server is too busy; try again later");
    }
    rest(session);
    Duration most = settings.system().get(MailSettings.LONGEST_SESSION);
    Future<?> end = scheduler.schedule(session::quit, most.toSeconds(), TimeUnit.SECONDS);
    sessions.put(session, new Open(new SessionGuard(), end));
    return SessionAcceptance.success();
  }

  /** Lets a connection rest for {@code smtp_idle_timeout} as it is now, and no longer. */
  void rest(Session session) {
    try {
      session.getSocket().setSoTimeout((int) settings.system().get(MailSettings.IDLE).toMillis());
    } catch (SocketException e) {
      // It is gone, which its next line tells.
      log.debug("A mail connection is closed already", e);
    }
  }

  @Override
  public void onSessionEnd(Session session) {
    Open open = sessions.remove(session);
    if (open != null) {
      open.end().cancel(false);
    }
  }

  int count() {
    return sessions.size();
  }

  SessionGuard guard(Session session) {
    Open open = sessions.get(session);
    return open == null ? new SessionGuard() : open.guard();
  }
}
