package org.caselli.fax.telephony.freeswitch.inbound;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.string.StringEncoder;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.caselli.fax.port.CallRouting;
import org.caselli.fax.port.InboundCalls;
import org.caselli.fax.port.InboundCalls.AwaitedFile;
import org.caselli.fax.telephony.freeswitch.FreeSwitchEngine;
import org.caselli.fax.telephony.freeswitch.socket.EventLoopThreads;
import org.caselli.fax.telephony.freeswitch.socket.EventSocketConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes calls from switches: each is a connection of the event socket in outbound mode, opened by
 * the application {@code socket} of the switch's dialplan. One event loop serves them all; no call
 * holds a thread. Thread-safe.
 */
public final class InboundListener {
  private static final Logger LOG = LoggerFactory.getLogger(InboundListener.class);
  private static final int BACKLOG = 1_024;
  private static final int COMMANDS = 200;
  private static final int SPARE_CONNECTIONS = 100;
  private static final long COLLECT_MS = 1_000;

  /**
   * Who decides and who keeps.
   *
   * @param routing says what is to be done with a call
   * @param calls keeps the receptions
   * @param terms as they are at each call
   */
  public record Desk(CallRouting routing, InboundCalls calls, Supplier<InboundTerms> terms) {}

  private final FreeSwitchEngine engine;
  private final Desk desk;
  private final Clock clock;
  private final Executor executor;
  private final CallRegister register = new CallRegister();
  private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);

  /** As the event loop, which must not wait for a database, knows them. */
  private volatile InboundTerms latest;

  private Optional<EventLoopGroup> group = Optional.empty();
  private Optional<Channel> server = Optional.empty();
  private Optional<InboundSurroundings> around = Optional.empty();

  /**
   * A listener that does not listen yet.
   *
   * @param engine whose connections to the switches are used where the call's own has gone
   * @param executor runs the event loop, which takes one thread of it for good, and the calls
   */
  public InboundListener(FreeSwitchEngine engine, Desk desk, Clock clock, Executor executor) {
    this.engine = engine;
    this.desk = desk;
    this.clock = clock;
    this.executor = executor;
    this.latest = desk.terms().get();
  }

  /** Begins to listen; an address that is taken is an {@link IllegalStateException}. */
  public synchronized void start(InetSocketAddress address) {
    EventLoopGroup loop = new NioEventLoopGroup(1, EventLoopThreads.of(executor));
    group = Optional.of(loop);
    FileCollector collector =
        new FileCollector(around(loop, (name, file) -> {}), engine.settings().fileProxyPort());
    around = Optional.of(around(loop, collector::collect));
    listen(address);
    loop.scheduleWithFixedDelay(collector::collect, COLLECT_MS, COLLECT_MS, TimeUnit.MILLISECONDS);
  }

  /** Takes calls again after {@link #refuse}; without effect while it does. */
  public synchronized void listen(InetSocketAddress address) {
    if (server.isPresent() || group.isEmpty() || around.isEmpty()) {
      return;
    }
    var bound =
        new ServerBootstrap()
            .group(group.get())
            .channel(NioServerSocketChannel.class)
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childOption(ChannelOption.SO_KEEPALIVE, true)
            .childHandler(new Pipeline(around.get()))
            .bind(address)
            .awaitUninterruptibly();
    if (!bound.isSuccess()) {
      stop();
      throw new IllegalStateException(
          "Calls of switches cannot be taken on "
              + address
              + ": "
              + bound.cause().getMessage()
              + ". Change inbound_port or the port offset",
          bound.cause());
    }
    server = Optional.of(bound.channel());
    LOG.info("Calls of switches are taken on {}", bound.channel().localAddress());
  }

  private InboundSurroundings around(
      EventLoopGroup loop, BiConsumer<String, AwaitedFile> collector) {
    return new InboundSurroundings(
        desk.routing(),
        desk.calls(),
        desk.terms(),
        engine.settings().timing(),
        engine.questions(),
        register,
        collector,
        (delay, task) -> later(loop, delay, task),
        executor,
        clock);
  }

  /** Nothing happens once the listener has stopped. */
  private static Future<?> later(EventLoopGroup loop, Duration delay, Runnable task) {
    try {
      return loop.next().schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      return CompletableFuture.completedFuture("stopped");
    }
  }

  /** Port on which it listens; 0 when it does not. */
  public synchronized int port() {
    return server.map(channel -> ((InetSocketAddress) channel.localAddress()).getPort()).orElse(0);
  }

  /** Calls whose connection is open now. */
  public int calls() {
    return register.size();
  }

  /** Takes no more calls, so that switches turn to another node; those in progress go on. */
  public synchronized void refuse() {
    server.ifPresent(channel -> channel.close().awaitUninterruptibly());
    server = Optional.empty();
  }

  /**
   * Takes no more calls and lets go of those in progress, which ends them; the pages that came are
   * collected after the next start.
   */
  public synchronized void stop() {
    refuse();
    connections.close().awaitUninterruptibly();
    group.ifPresent(EventLoopThreads::shutDown);
    group = Optional.empty();
  }

  private final class Pipeline extends ChannelInitializer<SocketChannel> {
    private final InboundSurroundings around;

    private Pipeline(InboundSurroundings around) {
      this.around = around;
    }

    @Override
    protected void initChannel(SocketChannel channel) {
      int most = latest.maxCalls() + SPARE_CONNECTIONS;
      if (connections.size() >= most) {
        LOG.warn("{} is turned away: there are {} connections", channel.remoteAddress(), most);
        channel.close();
        return;
      }
      connections.add(channel);
      ArrivedCall call = new ArrivedCall(around);
      EventSocketConnection connection = new EventSocketConnection(channel, call, COMMANDS);
      channel
          .pipeline()
          .addLast(engine.settings().limits().decoder())
          .addLast(new StringEncoder(StandardCharsets.UTF_8))
          .addLast(connection)
          .addLast(new Admission(call, connection));
    }
  }

  /** Looks at who has connected before anything is said. */
  private final class Admission extends ChannelInboundHandlerAdapter {
    private final ArrivedCall call;
    private final EventSocketConnection connection;

    private Admission(ArrivedCall call, EventSocketConnection connection) {
      this.call = call;
      this.connection = connection;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
      InetSocketAddress peer = (InetSocketAddress) context.channel().remoteAddress();
      executor.execute(() -> admit(peer));
    }

    private void admit(InetSocketAddress peer) {
      latest = desk.terms().get();
      List<String> allowed = latest.allowed();
      boolean known =
          allowed.isEmpty()
              ? peer.getAddress().isLoopbackAddress()
                  || new AllowedSwitches(engine.hosts()).allow(peer.getAddress())
              : new AllowedSwitches(allowed).allow(peer.getAddress());
      if (known) {
        call.connected(connection);
      } else {
        LOG.warn(
            "{} may not hand calls over: add it to inbound_switches if it is a switch of yours",
            peer.getAddress().getHostAddress());
        connection.close("not an allowed switch");
      }
    }
  }
}
