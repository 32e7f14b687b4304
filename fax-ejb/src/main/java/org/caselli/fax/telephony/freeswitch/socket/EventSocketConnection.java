package org.caselli.fax.telephony.freeswitch.socket;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to one switch. The event socket answers commands in the order they came and
 * numbers nothing, so a command that stays without an answer makes the connection useless: it is
 * closed. One that waits behind others has its time from the answer to the last of them. All state
 * belongs to the channel's event loop; {@link #command} may be called from any thread.
 */
public final class EventSocketConnection extends SimpleChannelInboundHandler<SwitchMessage> {
  private static final Logger LOG = LoggerFactory.getLogger(EventSocketConnection.class);
  private static final int MAX_REASON = 200;

  /** The one command whose answer has the channel in its headers. */
  public static final String CONNECT = "connect";

  /** Hears what happens on the connection, on its event loop. */
  public interface Owner {
    /** The switch asks for the password. */
    void passwordWanted(EventSocketConnection connection);

    void event(SwitchEvent event);

    /** The connection is gone; called once. */
    void closed(EventSocketConnection connection, String why);
  }

  private record Pending(String name, CompletableFuture<String> answer, Duration limit) {}

  private final Channel channel;
  private final Owner owner;
  private final int maxPending;
  private final Deque<Pending> pending = new ArrayDeque<>();
  private Future<?> timer = CompletableFuture.completedFuture("nothing is awaited");
  private String whyClosed = "the connection was closed by the switch";
  private volatile boolean heard;
  private boolean ended;

  public EventSocketConnection(Channel channel, Owner owner, int maxPending) {
    this.channel = channel;
    this.owner = owner;
    this.maxPending = maxPending;
  }

  /**
   * Sends one command. The answer is the reply text, or the body of an {@code api} response, or all
   * header lines of the answer to {@link #CONNECT}, and fails with {@link CommandFailed}.
   *
   * @param text the command without its closing empty line; our own headers may follow in lines
   */
  public CompletableFuture<String> command(String text, Duration limit) {
    CompletableFuture<String> answer = new CompletableFuture<>();
    try {
      channel.eventLoop().execute(() -> submit(text, limit, answer));
    } catch (RejectedExecutionException e) {
      answer.completeExceptionally(CommandFailed.notSent("the engine is stopped"));
    }
    return answer;
  }

  private void submit(String text, Duration limit, CompletableFuture<String> answer) {
    if (ended || !channel.isActive()) {
      answer.completeExceptionally(CommandFailed.notSent(whyClosed));
      return;
    }
    if (pending.size() >= maxPending) {
      answer.completeExceptionally(
          CommandFailed.notSent("the switch owes answers to " + pending.size() + " commands"));
      return;
    }
    String name = text.split(" ", 2)[0];
    pending.add(new Pending(name, answer, limit));
    if (pending.size() == 1) {
      awaitFirst();
    }
    channel.writeAndFlush(text + "\n\n");
  }

  private void awaitFirst() {
    timer.cancel(false);
    Pending first = pending.peek();
    if (first != null) {
      String why = "no answer to " + first.name() + " within " + first.limit().toSeconds() + " s";
      timer =
          channel
              .eventLoop()
              .schedule(() -> close(why), first.limit().toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** Closes the connection; commands without an answer fail. Callable from any thread. */
  public void close(String why) {
    if (channel.eventLoop().inEventLoop()) {
      if (!ended) {
        whyClosed = why;
      }
      channel.close();
    } else {
      try {
        channel.eventLoop().execute(() -> close(why));
      } catch (RejectedExecutionException e) {
        LOG.debug("The connection was closed before, with its event loop");
      }
    }
  }

  /** Our address as the switch can reach it; the scope of a link-local address is left out. */
  public String localHost() {
    if (channel.localAddress() instanceof InetSocketAddress local) {
      String text = local.getAddress().getHostAddress().replaceFirst("%.*", "");
      return text.contains(":") ? "[" + text + "]" : text;
    }
    return "127.0.0.1";
  }

  /** Whether anything came since this was last asked. */
  public boolean heardSinceLastAsked() {
    boolean answer = heard;
    heard = false;
    return answer;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, SwitchMessage message) {
    heard = true;
    switch (message.type()) {
      case "text/event-plain" -> owner.event(SwitchEvent.parse(message.body()));
      case "command/reply" -> answered(isConnecting() ? whole(message) : reply(message));
      case "api/response" -> answered(String.join("\n", message.body()).strip());
      case "auth/request" -> owner.passwordWanted(this);
      case "text/disconnect-notice" -> goodbye(message);
      case "text/rude-rejection" ->
          close("the switch's access list (event_socket.conf, apply-inbound-acl) refuses us");
      default -> LOG.debug("A message of type {} is ignored", message.type());
    }
  }

  private boolean isConnecting() {
    return !pending.isEmpty() && pending.peek().name().equals(CONNECT);
  }

  private static String whole(SwitchMessage message) {
    return String.join("\n", message.headers());
  }

  private static String reply(SwitchMessage message) {
    return message.value("Reply-Text");
  }

  /** After {@code linger} the connection outlives its channel, and commands are still taken. */
  private void goodbye(SwitchMessage message) {
    if (message.value("Content-Disposition").equals("linger")) {
      LOG.debug("The channel is gone; the connection stays for a while");
    } else {
      close("the switch says goodbye");
    }
  }

  private void answered(String text) {
    Pending first = pending.poll();
    if (first == null) {
      close("the switch answered a question that was not asked");
      return;
    }
    awaitFirst();
    first.answer().complete(text);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    if (ended) {
      return;
    }
    ended = true;
    timer.cancel(false);
    LOG.debug("{} commands have no answer: {}", pending.size(), whyClosed);
    for (Pending one = pending.poll(); one != null; one = pending.poll()) {
      one.answer().completeExceptionally(CommandFailed.unanswered(one.name() + ": " + whyClosed));
    }
    owner.closed(this, whyClosed);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    close("the connection broke: " + printable(String.valueOf(cause.getMessage())));
  }

  /** The decoder's messages repeat what it was sent. */
  private static String printable(String text) {
    String clean = text.replaceAll("[^ -~]", "?");
    return clean.length() > MAX_REASON ? clean.substring(0, MAX_REASON) : clean;
  }
}
