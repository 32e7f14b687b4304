package org.caselli.fax.faults.telephone;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The connection over which the switch hands a call to the server ({@code socket HOST:PORT async
 * full} of the dialplan). Commands are answered in the reader's thread, where what takes long holds
 * up only this connection, as on a real switch.
 */
final class InboundLine {
  private static final int CONNECT_MS = 5_000;
  private static final long LINGER_MS = 60_000;
  private static final List<String> MY_EVENTS =
      List.of(
          "CHANNEL_EXECUTE",
          "CHANNEL_EXECUTE_COMPLETE",
          "CHANNEL_ANSWER",
          "CHANNEL_HANGUP",
          "CHANNEL_HANGUP_COMPLETE");

  private final Switchboard board;
  private final Channel channel;
  private final Listener listener;
  private final SwitchApi api;
  private volatile Optional<EventClient> server = Optional.empty();
  private volatile boolean lingers;

  /** Hears the server, on the thread of the calls. */
  interface Listener {
    /** A {@code sendmsg} with its headers. */
    void told(Map<String, String> message);

    /** Nobody takes the call. */
    void unreachable(String why);

    /** The connection is gone, or there was none. */
    void gone();
  }

  InboundLine(Switchboard board, Channel channel, Listener listener) {
    this.board = board;
    this.channel = channel;
    this.listener = listener;
    this.api = new SwitchApi(board);
  }

  /** Connects to the server, and serves it; returns at once. */
  void connect(InetSocketAddress address) {
    Threads.daemon("inbound call", () -> serve(address)).start();
  }

  private void serve(InetSocketAddress address) {
    Socket socket = new Socket();
    try {
      socket.connect(address, CONNECT_MS);
      EventClient client = new EventClient(socket, () -> false);
      server = Optional.of(client);
      client.serve(this::command);
    } catch (IOException e) {
      board.later(0, () -> listener.unreachable(String.valueOf(e.getMessage())));
    }
    board.later(0, listener::gone);
  }

  private void command(EventClient client, List<String> lines) {
    String[] words = lines.get(0).split(" ", 2);
    String rest = words.length > 1 ? words[1].strip() : "";
    switch (words[0]) {
      case "connect" -> client.send(greeting());
      case "linger" -> {
        lingers = true;
        client.reply("+OK will linger " + rest + " seconds");
      }
      case "myevents" -> {
        client.subscribe(MY_EVENTS);
        client.reply("+OK Events Enabled");
      }
      case "event" -> {
        client.subscribe(List.of(rest.split(" +")));
        client.reply("+OK event listener enabled plain");
      }
      case "api" -> client.respond(api.run(rest));
      case "sendmsg" -> {
        client.reply("+OK");
        Map<String, String> message = headers(lines);
        board.later(0, () -> listener.told(message));
      }
      default -> client.reply("-ERR command not found");
    }
  }

  private static Map<String, String> headers(List<String> lines) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (String line : lines.subList(1, lines.size())) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
      }
    }
    return headers;
  }

  /** The answer to {@code connect}: the channel as header lines. */
  private String greeting() {
    Map<String, String> headers = board.identity().headers("CHANNEL_DATA");
    headers.putAll(channel.description());
    channel.variables().forEach((name, value) -> headers.put("variable_" + name, value));
    headers.put("Content-Type", "command/reply");
    headers.put("Reply-Text", "+OK\n");
    headers.put("Socket-Mode", "async");
    headers.put("Control", "full");
    StringBuilder text = new StringBuilder();
    headers.forEach(
        (name, value) ->
            text.append(name)
                .append(": ")
                .append(name.equals("Content-Type") ? value : SwitchEvent.encoded(value))
                .append('\n'));
    return text.append('\n').toString();
  }

  void event(SwitchEvent event) {
    server.ifPresent(client -> client.event(event));
  }

  /** The channel is gone; the connection lingers if that was wanted. */
  void letGo() {
    server.ifPresent(this::letGo);
  }

  private void letGo(EventClient client) {
    if (lingers) {
      client.send(
          "Content-Type: text/disconnect-notice\nControlled-Session-UUID: "
              + channel.uuid()
              + "\nContent-Disposition: linger\nLinger-Time: 60\nContent-Length: 0\n\n");
      board.later(LINGER_MS, client::close);
    } else {
      client.sayGoodbye("Disconnected, goodbye.\n");
    }
  }
}
