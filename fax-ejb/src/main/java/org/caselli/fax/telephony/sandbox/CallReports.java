package org.caselli.fax.telephony.sandbox;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caselli.fax.domain.call.CallEnding;
import org.caselli.fax.domain.call.Negotiation;
import org.caselli.fax.domain.call.PageResult;
import org.caselli.fax.domain.call.TransmissionReport;
import org.caselli.fax.port.CallRequest;
import org.caselli.fax.telephony.sandbox.FarSide.Declines;

/** Words the reports of one call as a FreeSWITCH would: same causes, codes, texts and facts. */
final class CallReports {
  /** Coding on the line; SpanDSP gives it the number 8. */
  static final String ENCODING = "T.6";

  private static final String CLEARED = "NORMAL_CLEARING";
  private static final String CANCELLED = "ORIGINATOR_CANCEL";
  private static final int SIP_OK = 200;
  private static final int SIP_TERMINATED = 487;
  private static final int V17_RATE_BPS = 14_400;
  private static final int V29_RATE_BPS = 9_600;

  private final CallRequest request;

  CallReports(CallRequest request) {
    this.request = request;
  }

  /** What phase B comes to with a far side. */
  Negotiation negotiation(FarSide.Faxes side) {
    CallRequest.Options options = request.options();
    return new Negotiation(
        options.v17() ? V17_RATE_BPS : V29_RATE_BPS,
        options.ecm(),
        options.t38() && options.t38Request() && side.takesT38(),
        Optional.of(side.station().orElse(request.destination())));
  }

  TransmissionReport notDialled(Instant at, String reason) {
    return TransmissionReport.of(request.call(), at, CallEnding.NOT_DIALLED).reason(reason).build();
  }

  TransmissionReport declined(Instant at, Declines how) {
    return TransmissionReport.of(request.call(), at, CallEnding.NOT_ANSWERED)
        .sipStatus(how.sipStatus())
        .hangupCause(how.cause())
        .q850(how.q850())
        .switchName(SandboxEngine.NAME)
        .build();
  }

  TransmissionReport delivered(Instant at, Progress progress) {
    return faxed(at, progress, 0, "OK").success(true).build();
  }

  TransmissionReport failed(Instant at, Progress progress, T30Failure failure) {
    return faxed(at, progress, failure.code(), failure.text()).build();
  }

  /** A call that we ended: SIP 487 before the answer, T.30 code 49 after it. */
  TransmissionReport cancelled(Instant at, Progress progress) {
    TransmissionReport.Builder report =
        TransmissionReport.of(request.call(), at, CallEnding.CANCELLED)
            .hangupCause(CANCELLED)
            .pagesConfirmed(progress.confirmed().size())
            .pages(progress.confirmed())
            .switchName(SandboxEngine.NAME);
    progress.negotiation().ifPresent(report::negotiation);
    return progress.answered()
        ? report
            .t30(T30Failure.CALL_DROPPED.code(), T30Failure.CALL_DROPPED.text())
            .facts(facts(progress))
            .build()
        : report.sipStatus(SIP_TERMINATED).build();
  }

  /** A call that the sandbox itself cannot carry on. */
  TransmissionReport broken(Instant at, Progress progress, String reason) {
    if (progress.answered()) {
      return faxed(at, progress, T30Failure.CALL_DROPPED.code(), T30Failure.CALL_DROPPED.text())
          .reason(reason)
          .build();
    }
    if (!progress.dialled()) {
      return notDialled(at, reason);
    }
    return TransmissionReport.of(request.call(), at, CallEnding.NOT_ANSWERED)
        .hangupCause("NORMAL_TEMPORARY_FAILURE")
        .switchName(SandboxEngine.NAME)
        .reason(reason)
        .build();
  }

  private TransmissionReport.Builder faxed(Instant at, Progress progress, int code, String text) {
    TransmissionReport.Builder report =
        TransmissionReport.of(request.call(), at, CallEnding.FAX_RESULT)
            .sipStatus(SIP_OK)
            .hangupCause(CLEARED)
            .t30(code, text)
            .pagesConfirmed(progress.confirmed().size())
            .pages(progress.confirmed())
            .switchName(SandboxEngine.NAME)
            .facts(facts(progress));
    progress.negotiation().ifPresent(report::negotiation);
    return report;
  }

  private Map<String, String> facts(Progress progress) {
    Map<String, String> facts = new LinkedHashMap<>();
    Optional<Negotiation> agreed = progress.negotiation();
    facts.put("transfer_rate", Integer.toString(agreed.map(Negotiation::rateBps).orElse(14_400)));
    facts.put("ecm_used", agreed.map(Negotiation::ecm).orElse(false) ? "on" : "off");
    facts.put("t38_status", t38Status(agreed));
    facts.put("local_station_id", request.stationId());
    agreed
        .flatMap(Negotiation::remoteStationId)
        .ifPresent(id -> facts.put("remote_station_id", id));
    facts.put("total_pages", Integer.toString(progress.pages().size()));
    facts.put("transferred_pages", Integer.toString(progress.confirmed().size()));
    List<PageResult> confirmed = progress.confirmed();
    if (!confirmed.isEmpty()) {
      PageResult last = confirmed.get(confirmed.size() - 1);
      facts.put("bad_rows", Integer.toString(last.badRows()));
      facts.put("encoding_name", last.encoding());
      facts.put("image_pixel_size", last.widthPx() + "x" + last.heightPx());
      facts.put("image_resolution", resolution(progress.pages().get(last.page() - 1)));
    }
    return facts;
  }

  private String t38Status(Optional<Negotiation> agreed) {
    if (agreed.map(Negotiation::t38).orElse(false)) {
      return "negotiated";
    }
    boolean asked = request.options().t38() && request.options().t38Request();
    return asked && agreed.isPresent() ? "refused" : "off";
  }

  /** Pixels per metre, as SpanDSP counts. */
  private static String resolution(FaxPage page) {
    int rowsPerMetre =
        page.linesPerInch() < 150 ? 3_850 : page.linesPerInch() < 300 ? 7_700 : 15_400;
    return "8040x" + rowsPerMetre;
  }

  /**
   * How far a call has come.
   *
   * @param pages all pages of the file; empty until it was read
   * @param confirmed pages confirmed in this call
   */
  record Progress(
      boolean dialled,
      boolean answered,
      Optional<Negotiation> negotiation,
      List<FaxPage> pages,
      List<PageResult> confirmed) {
    Progress {
      pages = List.copyOf(pages);
      confirmed = List.copyOf(confirmed);
    }
  }
}
