package org.caselli.fax.smtp;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.caselli.fax.domain.settings.MailSettings;
import org.caselli.fax.domain.settings.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subethamail.smtp.AuthenticationHandler;
import org.subethamail.smtp.AuthenticationHandlerFactory;
import org.subethamail.smtp.internal.server.Command;
import org.subethamail.smtp.internal.server.CommandHandler;
import org.subethamail.smtp.server.SMTPServer;
import org.subethamail.smtp.server.Session;

/** The port that mail comes in by. Opened and closed once, by the start and the end. */
@ApplicationScoped
public class MailEntrance {
  private static final Logger log = LoggerFactory.getLogger(MailEntrance.class);

  /** The library's own limit, which is never met. */
  private static final int ALL_SESSIONS = 10_000;

  private static final List<String> OF_THE_WEB =
      List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "CONNECT");

  private final MailDesk desk;
  private final SenderLogin login;
  private final MailLimits limits;
  private final Settings settings;
  private final MailSessions sessions;
  private Optional<SMTPServer> server = Optional.empty();

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected MailEntrance() {
    this(null, null, null, null, null);
  }

  @Inject
  public MailEntrance(
      MailDesk desk,
      SenderLogin login,
      MailLimits limits,
      Settings settings,
      ScheduledExecutorService scheduler) {
    this.desk = desk;
    this.login = login;
    this.limits = limits;
    this.settings = settings;
    this.sessions = new MailSessions(settings, scheduler);
  }

  /**
   * Where mail is taken.
   *
   * @param bind address of this host
   * @param portOffset added to {@code smtp_port}
   * @param hostName by which the server introduces itself
   * @param tls with the certificate to show, asked for by each connection; while there is none
   *     nobody can sign in
   */
  public record Place(
      InetAddress bind, int portOffset, String hostName, Supplier<Optional<SSLContext>> tls) {}

  /**
   * Opens the port. One that cannot be opened is told in the log, and keeps nothing else from
   * starting.
   *
   * @param threads one for each connection; shut down at the end
   */
  public synchronized void open(Place place, ExecutorService threads) {
    int port = settings.system().get(MailSettings.PORT) + place.portOffset();
    SMTPServer fresh = build(place, port, threads);
    try {
      fresh.start();
      server = Optional.of(fresh);
      log.info(
          "Mail is taken on {} port {}", place.bind().getHostAddress(), fresh.getPortAllocated());
    } catch (RuntimeException e) {
      threads.shutdown();
      log.error(
          "Mail is not taken: port {} cannot be opened. Free it, or choose another smtp_port, and"
              + " start again",
          port,
          e);
    }
  }

  private SMTPServer build(Place place, int port, ExecutorService threads) {
    SMTPServer.Builder builder =
        SMTPServer.port(port)
            .bindAddress(place.bind())
            .hostName(place.hostName())
            .softwareName("Caselli Fax")
            .maxConnections(ALL_SESSIONS)
            .connectionTimeoutMs((int) settings.system().get(MailSettings.IDLE).toMillis())
            .executorService(threads)
            .enableTLS()
            .startTlsSocketFactory((Socket socket) -> secured(socket, place.tls()))
            .authenticationHandlerFactory(logins())
            .serverThreadName("mail entrance")
            .sessionHandler(sessions)
            .proxyHandler(new LoadBalancers(settings))
            .messageHandlerFactory(
                context -> {
                  Session session = (Session) context;
                  sessions.rest(session);
                  return new MailTransaction(desk, limits, sessions.guard(session), session);
                });
    SMTPServer built = builder.build();
    understand(built.getCommandHandler(), () -> place.tls().get().isPresent());
    return built;
  }

  private AuthenticationHandlerFactory logins() {
    return new AuthenticationHandlerFactory() {
      @Override
      public List<String> getAuthenticationMechanisms() {
        return LoginDialogue.MECHANISMS;
      }

      @Override
      public AuthenticationHandler create() {
        return new LoginDialogue(login);
      }
    };
  }

  private static SSLSocket secured(Socket socket, Supplier<Optional<SSLContext>> tls)
      throws IOException {
    SSLContext context = tls.get().orElseThrow(() -> new IOException("There is no certificate"));
    SSLSocket secured =
        (SSLSocket)
            context
                .getSocketFactory()
                .createSocket(
                    socket, socket.getInetAddress().getHostAddress(), socket.getPort(), true);
    secured.setUseClientMode(false);
    return secured;
  }

  /** Our own verbs, where the library takes more or less than the standard has. */
  private void understand(CommandHandler commands, BooleanSupplier tls) {
    LongSupplier most = () -> settings.system().get(MailSettings.MAX_SIZE);
    List<Command> verbs =
        List.of(
            new EhloVerb(most, tls, sessions),
            new StartTlsVerb(tls),
            new MailVerb(most, new Demands(settings, tls)),
            new RcptVerb(),
            new ContentVerb(),
            new AuthVerb(),
            FixedVerb.vrfy(),
            FixedVerb.none("BDAT"),
            FixedVerb.none("EXPN"));
    verbs.forEach(commands::addCommand);
    OF_THE_WEB.forEach(name -> commands.addCommand(FixedVerb.ofTheWeb(name)));
  }

  /** The port that is open; 0 for none. */
  public synchronized int port() {
    return server.map(SMTPServer::getPortAllocated).orElse(0);
  }

  /** Connections that are open. */
  public int sessions() {
    return sessions.count();
  }

  /** Closes the port and all connections. A mail that is being stored is stored. */
  public synchronized void close() {
    server.ifPresent(SMTPServer::stop);
    server = Optional.empty();
  }
}
