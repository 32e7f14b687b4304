package org.caselli.fax.telephony.freeswitch;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.string.StringEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.caselli.fax.telephony.freeswitch.socket.BackOff;
import org.caselli.fax.telephony.freeswitch.socket.CommandFailed;
import org.caselli.fax.telephony.freeswitch.socket.EventSocketConnection;
import org.caselli.fax.telephony.freeswitch.socket.Handshake;
import org.caselli.fax.telephony.freeswitch.socket.SilenceWatch;
import org.caselli.fax.telephony.freeswitch.socket.SwitchAddress;
import org.caselli.fax.telephony.freeswitch.socket.SwitchEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one switch connected: connects, authenticates, subscribes, has the connection watched for
 * silence, and reconnects after a {@link BackOff}. Thread-safe; its own work is done on one event
 * loop.
 */
public final class SwitchLink implements EventSocketConnection.Owner {
  private static final Logger LOG = LoggerFactory.getLogger(SwitchLink.class);

  /** Hears of the link, on its event loop. */
  interface Listener {
    void up(SwitchLink link);

    void down(SwitchLink link);

    void event(SwitchLink link, SwitchEvent event);
  }

  private final SwitchAddress address;
  private final FreeSwitchSettings settings;
  private final EventLoopGroup group;
  private final Listener listener;
  private volatile Optional<EventSocketConnection> connection = Optional.empty();
  private volatile boolean up;
  private volatile boolean stopped;
  private volatile String detail = "not connected yet";
  private volatile String core = "";
  private volatile boolean countsPages;
  private volatile int sessions;
  private volatile CompletableFuture<String> ready = new CompletableFuture<>();
  private final AtomicInteger calls = new AtomicInteger();
  private final OriginateGate gate;
  private final SeenEvents seen = new SeenEvents();
  private final BackOff backOff;
  private boolean refused;
  private boolean asked;

  SwitchLink(
      SwitchAddress address, FreeSwitchSettings settings, EventLoopGroup group, Listener listener) {
    this.address = address;
    this.settings = settings;
    this.group = group;
    this.listener = listener;
    this.gate = new OriginateGate(settings.limits().unbegun());
    this.backOff = new BackOff(settings.timing().firstBackOff(), settings.timing().maxBackOff());
  }

  public String name() {
    return address.name();
  }

  boolean isUp() {
    return up;
  }

  /** Version of the switch, or why it is down. */
  String detail() {
    return detail;
  }

  /** Id of the switch's present run; a restart changes it. Empty until it was up once. */
  String core() {
    return core;
  }

  /** Whether its dialplan keeps the number of confirmed pages. */
  boolean countsPages() {
    return countsPages;
  }

  /** Sessions that the switch last said it has, ours and others. */
  int sessions() {
    return sessions;
  }

  /** Our address as this switch sees it. */
  public String localHost() {
    return connection.map(EventSocketConnection::localHost).orElse("127.0.0.1");
  }

  /** An API command, answered on the connection itself: only for what takes no time. */
  CompletableFuture<String> api(String command) {
    return command("api " + command);
  }

  /** An API command that runs in a thread of the switch; its result comes as an event. */
  CompletableFuture<String> background(String command, UUID job) {
    return command("bgapi " + command + "\nJob-UUID: " + job);
  }

  private CompletableFuture<String> command(String text) {
    return connection
        .filter(c -> up)
        .map(c -> c.command(text, settings.timing().command()))
        .orElseGet(() -> CompletableFuture.failedFuture(CommandFailed.notSent(detail)));
  }

  void start() {
    group.next().execute(this::connect);
  }

  /** Waits until the link is up, at most so long; says whether it is. */
  boolean awaitUp(Duration limit) {
    try {
      ready.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      LOG.debug("Switch {} is still down", name());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return up;
  }

  /** Calls of ours that this switch carries. */
  AtomicInteger calls() {
    return calls;
  }

  /** Through which its originates go. */
  OriginateGate gate() {
    return gate;
  }

  /** Runs a task later on the event loop; nothing happens once the engine has stopped. */
  Future<?> after(Duration delay, Runnable task) {
    try {
      return group.next().schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      return CompletableFuture.completedFuture("stopped");
    }
  }

  /** Closes the connection for good; nothing is reported any more. */
  void stop() {
    stopped = true;
    up = false;
    connection.ifPresent(c -> c.close("the engine stops"));
  }

  private void connect() {
    if (stopped) {
      return;
    }
    refused = false;
    asked = false;
    new Bootstrap()
        .group(group)
        .channel(NioSocketChannel.class)
        .option(ChannelOption.TCP_NODELAY, true)
        .option(ChannelOption.SO_KEEPALIVE, true)
        .option(
            ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) settings.timing().handshake().toMillis())
        .handler(new Pipeline())
        .connect(address.host(), address.port())
        .addListener(
            result -> {
              if (!result.isSuccess()) {
                lost("cannot connect: " + result.cause().getMessage());
              }
            });
  }

  private final class Pipeline extends ChannelInitializer<SocketChannel> {
    @Override
    protected void initChannel(SocketChannel channel) {
      EventSocketConnection fresh =
          new EventSocketConnection(channel, SwitchLink.this, settings.limits().commands());
      connection = Optional.of(fresh);
      channel
          .pipeline()
          .addLast(settings.limits().decoder())
          .addLast(new StringEncoder(StandardCharsets.UTF_8))
          .addLast(fresh);
      Runnable tooLate = () -> giveUp(fresh);
      after(settings.timing().handshake(), tooLate);
    }
  }

  private void giveUp(EventSocketConnection tried) {
    if (!up && isCurrent(tried)) {
      tried.close("no greeting of an event socket in time");
    }
  }

  @Override
  public void passwordWanted(EventSocketConnection fresh) {
    if (asked || !isCurrent(fresh)) {
      return;
    }
    asked = true;
    Handshake handshake = new Handshake(fresh, settings.timing().handshake());
    handshake
        .perform(address.password())
        .whenComplete(
            (greeting, failure) -> {
              refused = handshake.isPasswordRefused();
              if (failure == null) {
                greeted(fresh, greeting);
              } else {
                fresh.close(CommandFailed.reasonOf(failure));
              }
            });
  }

  private void greeted(EventSocketConnection fresh, Handshake.Greeting greeting) {
    backOff.succeeded();
    core = greeting.core();
    countsPages = greeting.countsPages();
    seen.clear();
    detail = greeting.version();
    up = true;
    ready.complete(detail);
    LOG.info("Switch {} is connected: {}", address, detail);
    new SilenceWatch(fresh, settings.timing().silence(), () -> up && isCurrent(fresh), this::after)
        .goOn();
    listener.up(this);
  }

  private boolean isCurrent(EventSocketConnection one) {
    return connection.filter(c -> c == one).isPresent();
  }

  @Override
  public void event(SwitchEvent event) {
    if (!seen.isNew(event)) {
      LOG.debug("Switch {} tells {} twice; the second is ignored", name(), event);
      return;
    }
    if ("HEARTBEAT".equals(event.name())) {
      event.number("Session-Count").ifPresent(count -> sessions = count);
      return;
    }
    listener.event(this, event);
  }

  @Override
  public void closed(EventSocketConnection gone, String why) {
    if (isCurrent(gone)) {
      lost(why);
    }
  }

  private void lost(String why) {
    boolean wasUp = up;
    up = false;
    connection = Optional.empty();
    detail = why;
    if (wasUp) {
      ready = new CompletableFuture<>();
    }
    if (stopped) {
      return;
    }
    Duration wait = refused ? backOff.hopeless() : backOff.failed();
    if (refused) {
      LOG.error(
          "Switch {} refuses the password: no fax goes through it until the password here and in"
              + " its event_socket.conf agree; tried again in {} s",
          address,
          wait.toSeconds());
    } else {
      LOG.warn(
          "Switch {} is not connected ({}); tried again in {} ms", address, why, wait.toMillis());
    }
    after(wait, this::connect);
    if (wasUp) {
      listener.down(this);
    }
  }
}
