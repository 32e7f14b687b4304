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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.caselli.fax.port.SwitchReport;
import org.caselli.fax.port.SwitchReport.Finding;
import org.caselli.fax.port.SwitchReport.Verdict;
import org.caselli.fax.telephony.freeswitch.socket.EventSocketConnection;
import org.caselli.fax.telephony.freeswitch.socket.SwitchAddress;
import org.caselli.fax.telephony.freeswitch.socket.SwitchEvent;

/**
 * Looks at one switch over a connection of its own, and closes it. For one use; its work is done on
 * the event loop.
 */
final class SwitchInspection implements EventSocketConnection.Owner {
  private static final String CONNECTION = "event socket";

  /** Under which the file proxy gives and takes a small file. */
  private static final String PROBE = "/fax/probe/caselli.txt";

  private final SwitchAddress address;
  private final FreeSwitchSettings settings;
  private final SwitchReport.Wanted wanted;
  private final List<Finding> findings = new ArrayList<>();
  private final CompletableFuture<SwitchReport> report = new CompletableFuture<>();
  private String fetched = "";
  private boolean asked;

  SwitchInspection(SwitchAddress address, FreeSwitchSettings settings, SwitchReport.Wanted wanted) {
    this.address = address;
    this.settings = settings;
    this.wanted = wanted;
  }

  /** Begins; the report always comes, and says what hindered it. */
  CompletableFuture<SwitchReport> run(EventLoopGroup group) {
    int limit = (int) settings.timing().handshake().toMillis();
    new Bootstrap()
        .group(group)
        .channel(NioSocketChannel.class)
        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, limit)
        .handler(
            new ChannelInitializer<SocketChannel>() {
              @Override
              protected void initChannel(SocketChannel channel) {
                EventSocketConnection fresh =
                    new EventSocketConnection(channel, SwitchInspection.this, 1);
                channel
                    .pipeline()
                    .addLast(settings.limits().decoder())
                    .addLast(new StringEncoder(StandardCharsets.UTF_8))
                    .addLast(fresh);
                channel.eventLoop().schedule(() -> giveUp(fresh), limit, TimeUnit.MILLISECONDS);
              }
            })
        .connect(address.host(), address.port())
        .addListener(
            result -> {
              if (!result.isSuccess()) {
                end(new Finding(CONNECTION, Verdict.MISSING, unreachable(result.cause())));
              }
            });
    return report;
  }

  private String unreachable(Throwable cause) {
    return address
        + " cannot be reached ("
        + cause.getMessage()
        + "); look at listen-ip and listen-port in event_socket.conf.xml, and at firewalls";
  }

  private void giveUp(EventSocketConnection connection) {
    if (!asked) {
      connection.close("nothing there greets as an event socket does");
    }
  }

  @Override
  public void passwordWanted(EventSocketConnection connection) {
    asked = true;
    findings.add(new Finding(CONNECTION, Verdict.OK, address + " answers"));
    connection
        .command("auth " + address.password(), settings.timing().handshake())
        .whenComplete(
            (reply, failure) -> {
              if (failure != null) {
                return;
              }
              boolean taken = reply.startsWith("+OK");
              Finding password =
                  new Finding(
                      "password",
                      taken ? Verdict.OK : Verdict.MISSING,
                      taken ? "taken" : "It refuses the password of event_socket.conf.xml");
              if (taken) {
                findings.add(password);
                ask(connection, probes(connection), 0);
              } else {
                end(password);
                connection.close("inspected");
              }
            });
  }

  private List<SwitchProbe> probes(EventSocketConnection connection) {
    String base =
        wanted
            .fileProxy()
            .map(Object::toString)
            .orElseGet(() -> "http://" + connection.localHost() + ":" + settings.fileProxyPort());
    return SwitchProbe.all(base + PROBE, wanted);
  }

  private void ask(EventSocketConnection connection, List<SwitchProbe> probes, int next) {
    if (next == probes.size()) {
      end();
      connection.close("inspected");
      return;
    }
    SwitchProbe probe = probes.get(next);
    if (probe.command().contains(SwitchProbe.FETCHED) && fetched.isEmpty()) {
      ask(connection, probes, next + 1);
      return;
    }
    boolean transfer = probe.command().startsWith("http_");
    Duration limit = transfer ? settings.timing().fetch() : settings.timing().command();
    connection
        .command("api " + probe.command().replace(SwitchProbe.FETCHED, fetched), limit)
        .whenComplete(
            (answer, failure) -> {
              if (failure == null) {
                judge(probe, answer);
                ask(connection, probes, next + 1);
              }
            });
  }

  private void judge(SwitchProbe probe, String answer) {
    probe.judge().apply(answer).ifPresent(findings::add);
    if (probe.command().startsWith(SwitchProbe.FETCH) && answer.startsWith("/")) {
      fetched = answer.lines().findFirst().orElse("").strip();
    }
  }

  @Override
  public void event(SwitchEvent event) {
    // Nothing was subscribed.
  }

  /** Too early, or after the end, when the report is there already. */
  @Override
  public void closed(EventSocketConnection connection, String why) {
    end(new Finding(CONNECTION, Verdict.MISSING, "The inspection broke off: " + why));
  }

  private void end(Finding... last) {
    if (!report.isDone()) {
      findings.addAll(List.of(last));
      report.complete(new SwitchReport(address.name(), findings));
    }
  }
}
