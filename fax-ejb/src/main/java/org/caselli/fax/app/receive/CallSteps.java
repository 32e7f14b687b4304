package org.caselli.fax.app.receive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.app.announce.Announcements;
import org.caselli.fax.app.announce.News;
import org.caselli.fax.app.node.NodeRows;
import org.caselli.fax.domain.call.CallEnding;
import org.caselli.fax.domain.call.CallId;
import org.caselli.fax.domain.call.Facts;
import org.caselli.fax.domain.call.TransmissionReport;
import org.caselli.fax.domain.callflow.Route;
import org.caselli.fax.domain.reception.ReceivedFacts;
import org.caselli.fax.domain.reception.Reception;
import org.caselli.fax.domain.reception.Receptions;
import org.caselli.fax.domain.settings.ReceivingIdentity;
import org.caselli.fax.domain.settings.ReceivingSettings;
import org.caselli.fax.domain.settings.Settings;
import org.caselli.fax.port.Ids;
import org.caselli.fax.port.InboundCall;
import org.caselli.fax.port.InboundCalls.Begun;
import org.caselli.fax.port.InboundCalls.Next;
import org.caselli.fax.port.InboundCalls.NotAdmitted;
import org.caselli.fax.port.NodeLife;

/** What a call tells of the fax that it brings; each word is a transaction of its own. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class CallSteps {
  private static final int LONGEST_NUMBER = 64;
  private static final int LONGEST_NAME = 256;
  private static final int LONGEST_STATION = 128;

  private final Receptions receptions;
  private final InboundRoom room;
  private final ConcludeReception conclude;
  private final IdentifyReceiver receivers;
  private final Settings settings;
  private final NodeLife node;
  private final NodeRows nodes;
  private final Ids ids;
  private final Announcements announcements;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected CallSteps() {
    this(null, null, null, null, null, null, null, null, null, null);
  }

  @Inject
  public CallSteps(
      Receptions receptions,
      InboundRoom room,
      ConcludeReception conclude,
      IdentifyReceiver receivers,
      Settings settings,
      NodeLife node,
      NodeRows nodes,
      Ids ids,
      Announcements announcements,
      Clock clock) {
    this.receptions = receptions;
    this.room = room;
    this.conclude = conclude;
    this.receivers = receivers;
    this.settings = settings;
    this.node = node;
    this.nodes = nodes;
    this.ids = ids;
    this.announcements = announcements;
    this.clock = clock;
  }

  /** What is to be done after the end of a call, and what it came to if that is clear already. */
  record Ended(Next next, Optional<Concluded> concluded) {
    static final Ended NOTHING = new Ended(Next.NOTHING, Optional.empty());

    Ended {
      Objects.requireNonNull(next);
      Objects.requireNonNull(concluded);
    }
  }

  /**
   * Writes a call down that begins, once.
   *
   * @throws NotAdmitted when others took the last room since it was routed
   */
  public Begun begin(InboundCall call) {
    UUID id = call.call().value();
    Reception reception = receptions.byId(id).orElseGet(() -> added(call));
    return new Begun(reception.file().path(), UploadAddress.of(reception));
  }

  private Reception added(InboundCall call) {
    Optional<Route.HangUp> objection =
        room.lockedObjection(call.whose().account(), call.whose().faxbox());
    if (objection.isPresent()) {
      throw new NotAdmitted(objection.get());
    }
    UUID id = call.call().value();
    String directory = call.leg().directory();
    String path = directory + (directory.endsWith("/") ? "" : "/") + UploadAddress.fileName(id);
    Reception reception =
        new Reception(
            id,
            call.whose(),
            new Reception.Line(
                cut(call.line().fromNumber(), LONGEST_NUMBER),
                cut(call.line().fromName(), LONGEST_NAME),
                cut(call.line().toNumber(), LONGEST_NUMBER)),
            new Reception.SwitchFile(call.leg().switchName(), path, ids.secret()),
            node.owner(),
            clock.instant());
    receptions.add(reception);
    announcements.announce(() -> List.of(News.callBegan(reception)));
    return reception;
  }

  /** The call goes on. */
  public void goesOn(CallId call, int pages, String remoteStationId) {
    receptions
        .locked(call.value())
        .filter(reception -> reception.state() == Reception.State.RECEIVING)
        .ifPresent(reception -> goesOn(reception, pages, remoteStationId));
  }

  private void goesOn(Reception reception, int pages, String remoteStationId) {
    int before = reception.pages();
    String station = reception.remoteStationId();
    reception.goesOn(pages, cut(remoteStationId, LONGEST_STATION), clock.instant());
    if (reception.pages() > before || !reception.remoteStationId().equals(station)) {
      announcements.announce(() -> List.of(News.receiving(reception)));
    }
  }

  /** The call is over; the first report counts. */
  public Ended end(TransmissionReport report) {
    return receptions
        .locked(report.call().value())
        .map(reception -> ended(reception, report))
        .orElse(Ended.NOTHING);
  }

  /**
   * Nobody has told anything of a call for too long, or can tell any more. Its file is due to be
   * asked for at once.
   *
   * @param why a sentence
   */
  public Ended lost(UUID call, String why) {
    Instant now = clock.instant();
    Ended ended =
        end(TransmissionReport.of(new CallId(call), now, CallEnding.UNKNOWN).reason(why).build());
    receptions
        .locked(call)
        .filter(reception -> reception.state() == Reception.State.AWAITING_FILE)
        .ifPresent(reception -> reception.isAskedFor(now));
    return ended;
  }

  private Ended ended(Reception reception, TransmissionReport report) {
    if (reception.state() != Reception.State.RECEIVING) {
      boolean awaited = reception.state() == Reception.State.AWAITING_FILE;
      return new Ended(awaited ? Next.UPLOAD : Next.NOTHING, Optional.empty());
    }
    Instant now = clock.instant();
    String station = report.negotiation().flatMap(agreed -> agreed.remoteStationId()).orElse("");
    reception.goesOn(report.pagesConfirmed(), cut(station, LONGEST_STATION), now);
    Facts facts = facts(reception, report);
    reception.callEnded(
        facts, now, now.plus(settings.system().get(ReceivingSettings.UPLOAD_TIMEOUT)));
    if (reception.documentId().isPresent()) {
      return new Ended(Next.NOTHING, Optional.of(conclude.withPages(reception)));
    }
    boolean empty = reception.pages() == 0 && report.ending() != CallEnding.UNKNOWN;
    if (empty || reception.file().token().isEmpty()) {
      return new Ended(Next.NOTHING, Optional.of(conclude.empty(reception)));
    }
    return new Ended(Next.UPLOAD, Optional.empty());
  }

  private Facts facts(Reception reception, TransmissionReport report) {
    Reception.Whose whose = reception.whose();
    String dialled = reception.line().toNumber();
    ReceivingIdentity identity =
        receivers.identifyReceiver(whose.account(), whose.faxbox(), whose.owner());
    Map<String, Object> values =
        new LinkedHashMap<>(ReceivedFacts.of(report, reception.pages()).values());
    values.put("remote_station_id", reception.remoteStationId());
    values.putIfAbsent("local_station_id", identity.stationId(dialled));
    values.put("callee_id_number", identity.calleeNumber(dialled));
    values.put("callee_id_name", identity.name().orElse(""));
    return new Facts(values);
  }

  /** What this node left unfinished in an earlier life. */
  public List<UUID> ofEarlierLife() {
    return receptions.underWayOn(node.owner().node());
  }

  /** Calls whose node is dead: nobody hears of them any more. */
  public List<UUID> ofDeadNodes(int most) {
    return receptions.orphaned(nodes.living(), most);
  }

  private static String cut(String text, int most) {
    return text.length() > most ? text.substring(0, most) : text;
  }
}
