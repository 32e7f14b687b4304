package org.caselli.fax.faults.telephone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.faults.telephone.CallHistory.Happening;
import org.caselli.fax.faults.telephone.Faults.Moment;

/**
 * A call that comes in and is handed to the server: the switch connects to the server's listener,
 * does what it is told, and lets the caller's pages arrive at {@code rxfax}. When the server lets
 * go of the connection the call is dropped; the file of the pages that came stays until it is told
 * to erase it. State is confined to the thread of the calls.
 */
final class InboundCall {
  private static final int NORMAL = 16;
  private static final String CLEARING = "NORMAL_CLEARING";
  private final Switchboard board;
  private final Dialling dialling;
  private final byte[] tiff;
  private final List<PageDigests.Page> pages;
  private final Channel channel;
  private final FaxFacts facts;
  private final InboundLine line;
  private final Deque<Map<String, String>> queue = new ArrayDeque<>();
  private Optional<String> receiving = Optional.empty();
  private int received;
  private boolean over;

  /**
   * Whom the switch connects to, and what the caller does.
   *
   * @param listener of the server
   * @param number that was called
   * @param caller its number
   * @param dropsAfter pages after which the caller hangs up; empty for none
   */
  record Dialling(
      InetSocketAddress listener, String number, String caller, Optional<Integer> dropsAfter) {}

  private InboundCall(
      Switchboard board, Dialling dialling, byte[] tiff, List<PageDigests.Page> pages) {
    this.board = board;
    this.dialling = dialling;
    this.tiff = tiff.clone();
    this.pages = pages;
    this.channel =
        new Channel(
            board.identity(),
            UUID.randomUUID().toString(),
            Channel.Direction.INBOUND,
            "sofia/external/" + dialling.caller());
    this.facts = new FaxFacts(channel, dialling.caller());
    channel.is("CS_EXECUTE", "RINGING");
    channel.caller("Caller-ID-Number", dialling.caller());
    channel.caller("Caller-ID-Name", dialling.caller());
    channel.caller("Destination-Number", dialling.number().replace("+", ""));
    channel.set("sip_to_user", dialling.number());
    channel.set("sip_to_host", "127.0.0.1");
    channel.set("sip_from_user", dialling.caller());
    this.line = new InboundLine(board, channel, new Ear());
  }

  /**
   * A call whose caller sends the pages of a TIFF.
   *
   * @throws IllegalArgumentException when it is none
   */
  static InboundCall with(Switchboard board, Dialling dialling, byte[] tiff) {
    try {
      Path sent = Files.createTempFile("caller", ".tiff");
      try {
        Files.write(sent, tiff);
        return new InboundCall(board, dialling, tiff, PageDigests.of(sent));
      } finally {
        Files.delete(sent);
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("The body is no fax TIFF: " + e.getMessage(), e);
    }
  }

  String uuid() {
    return channel.uuid();
  }

  /** Rings at the server; a server that cannot be reached loses nothing but the call. */
  void begin() {
    log(
        Happening.ARRIVED,
        "number",
        dialling.number(),
        "caller",
        dialling.caller(),
        "document",
        pages.stream().map(PageDigests.Page::digest).toList());
    board.begin(channel.uuid(), cause -> board.later(0, () -> hangUp("send_bye", cause)));
    line.connect(dialling.listener());
  }

  /** Hears the server, on the thread of the calls. */
  private final class Ear implements InboundLine.Listener {
    @Override
    public void told(Map<String, String> message) {
      queue.add(message);
      next();
    }

    @Override
    public void unreachable(String why) {
      log(Happening.REFUSED, "why", why);
    }

    @Override
    public void gone() {
      hangUp("send_bye", CLEARING);
    }
  }

  private void next() {
    while (!over && receiving.isEmpty() && !queue.isEmpty()) {
      Map<String, String> message = queue.remove();
      if ("hangup".equals(message.get("call-command"))) {
        hangUp("send_bye", message.getOrDefault("hangup-cause", CLEARING));
      } else {
        execute(
            message.getOrDefault("execute-app-name", ""),
            message.getOrDefault("execute-app-arg", ""));
      }
    }
  }

  private void execute(String application, String argument) {
    say("CHANNEL_EXECUTE", "Application", application, "Application-Data", argument);
    switch (application) {
      case "set" -> {
        String[] pair = argument.split("=", 2);
        channel.set(pair[0], pair.length > 1 ? pair[1] : "");
      }
      case "answer" -> {
        channel.answered();
        channel.is("CS_EXECUTE", "ACTIVE");
        log(Happening.ANSWERED);
        say("CHANNEL_ANSWER");
        board.faults().at(Moment.ANSWERED, 0, dialling.number());
      }
      case "rxfax" -> {
        receiving = Optional.of(argument);
        later(board.paceMs() / 4, this::negotiated);
        return;
      }
      case "respond" -> {
        hangUp("send_refuse", CLEARING);
        return;
      }
      default -> {}
    }
    executed(application);
  }

  private void executed(String application) {
    say("CHANNEL_EXECUTE_COMPLETE", "Application", application, "Application-Response", "_none_");
  }

  private void negotiated() {
    board.say(channel.fax("rxfaxnegociateresult", facts.negotiated()), line::event);
    nextPage();
  }

  private void nextPage() {
    if (dialling.dropsAfter().filter(after -> received >= after).isPresent()) {
      later(board.paceMs() / 2, () -> hangUp("recv_bye", CLEARING));
    } else if (received == pages.size()) {
      later(board.paceMs() / 4, this::received);
    } else {
      later(board.paceMs() / 2, this::midPage);
    }
  }

  private void midPage() {
    board.faults().at(Moment.MID_PAGE, received + 1, dialling.number());
    later(board.paceMs() - board.paceMs() / 2, this::pageArrived);
  }

  private void pageArrived() {
    PageDigests.Page page = pages.get(received++);
    keep();
    log(Happening.RECEIVED, "page", received, "digest", page.digest());
    board.faults().at(Moment.PAGE_CONFIRMED, received, dialling.number());
    board.say(
        channel.fax("rxfaxpageresult", facts.page(page, received, pages.size())), line::event);
    board.faults().at(Moment.PAGE_TOLD, received, dialling.number());
    nextPage();
  }

  /** What arrived is on the switch's disk, even if it dies now. */
  private void keep() {
    Path file = board.files().local(receiving.orElseThrow());
    try {
      if (received == pages.size()) {
        Files.createDirectories(file.getParent());
        Files.write(file, tiff);
      } else {
        FaxTiff.writeFirst(received, tiff, file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void received() {
    result(T30End.OK);
    executed("rxfax");
    receiving = Optional.empty();
    later(board.paceMs(), () -> hangUp("recv_bye", CLEARING));
    next();
  }

  private void result(T30End end) {
    log(Happening.RESULT, "code", end.code(), "success", end.success());
    board.say(channel.fax("rxfaxresult", facts.result(end, received, received)), line::event);
    board.faults().at(Moment.RESULT_TOLD, received, dialling.number());
  }

  private void hangUp(String disposition, String cause) {
    if (over) {
      return;
    }
    over = true;
    channel.hungUp(cause);
    say("CHANNEL_HANGUP");
    if (receiving.isPresent()) {
      result(T30End.DROPPED);
      executed("rxfax");
    }
    channel.reports(NORMAL, disposition);
    log(Happening.LEFT, "cause", cause, "pages", received);
    say("CHANNEL_HANGUP_COMPLETE");
    board.end(channel.uuid());
    board.faults().at(Moment.ENDED, received, dialling.number());
    line.letGo();
  }

  private void say(String event, String... own) {
    board.say(channel.event(event, own), line::event);
  }

  private void log(Happening event, Object... facts) {
    board.log().write(event, channel.uuid(), facts);
  }

  private void later(long ms, Runnable step) {
    board.later(
        ms,
        () -> {
          if (!over) {
            step.run();
          }
        });
  }
}
