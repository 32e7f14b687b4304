package org.caselli.fax.telephony.freeswitch;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.caselli.fax.domain.call.CallId;
import org.caselli.fax.port.CallRequest;
import org.caselli.fax.telephony.freeswitch.socket.ChannelVariables;

/** The commands that make one fax call: where the switch gets the file, and the originate. */
final class FaxOriginate {
  /** T.30 allows 20 characters for an identification (clause 5.3.6.2.4 and following). */
  private static final int MAX_STATION_ID = 20;

  private static final int MAX_HEADER = 80;
  private static final int MAX_ZONE = 64;

  /** A fetch address that needs no quoting anywhere. */
  private static final Pattern URL =
      Pattern.compile("https?://[A-Za-z0-9._~:\\[\\]-]+/[A-Za-z0-9._~/?=&%+:@-]*");

  /** A path that neither ends the argument of txfax nor expands in it. */
  private static final Pattern PATH = Pattern.compile("/[A-Za-z0-9._/+:@~-]{1,1000}");

  private final CallRequest request;

  FaxOriginate(CallRequest request) {
    this.request = request;
  }

  /**
   * Address of the file; the configured proxy address, or our end of the connection.
   *
   * @param localHost our address as the switch sees it
   * @param port port of the file proxy
   */
  Optional<String> fileAddress(String localHost, int port) {
    String base =
        request.proxyAddress().map(URI::toString).orElse("http://" + localHost + ":" + port);
    String address = base.replaceFirst("/+$", "") + request.filePath();
    return URL.matcher(address).matches() ? Optional.of(address) : Optional.empty();
  }

  CallId call() {
    return request.call();
  }

  /** How long it may ring. */
  Duration ringing() {
    return request.options().endpointTimeout();
  }

  /** Whether the answer to the fetch is the path of the switch's copy. */
  static boolean isPath(String answer) {
    return PATH.matcher(answer).matches();
  }

  /**
   * The originate command without {@code bgapi}.
   *
   * @param path the file on the switch, checked by {@link #isPath}
   */
  String command(DialString destination, String path, boolean countsPages) {
    return "originate "
        + variables(countsPages).inBraces()
        + destination.value()
        + " &txfax("
        + path
        + ")";
  }

  /** The switch knows UTC by its name only. */
  private String zone() {
    String id = request.zone().getId();
    return "Z".equals(id) ? "UTC" : id;
  }

  private ChannelVariables variables(boolean countsPages) {
    CallRequest.Options options = request.options();
    ChannelVariables variables =
        new ChannelVariables()
            .word("origination_uuid", request.call())
            .flag("ignore_early_media", options.ignoreEarlyMedia())
            .word("originate_timeout", Math.max(1, options.endpointTimeout().toSeconds()))
            .number("origination_caller_id_number", request.callerNumber())
            .text("origination_caller_id_name", request.callerName())
            .encoded("fax_ident", request.stationId(), MAX_STATION_ID)
            .encoded("fax_header", request.header(), MAX_HEADER)
            .encoded("fax_timezone", zone(), MAX_ZONE)
            .flag("fax_enable_t38", options.t38())
            .flag("fax_enable_t38_request", options.t38() && options.t38Request())
            .flag("fax_use_ecm", options.ecm())
            .flag("fax_disable_v17", !options.v17());
    if (request.startPage() > 0) {
      variables.word("fax_start_page", request.startPage());
    }
    // With T.38, txfax does not return when the peer falls silent after the result.
    variables.word("execute_on_fax_result", "hangup");
    CallRecords.keepBy(variables, request.call(), countsPages);
    request.trace().ifPresent(trace -> variables.word("caselli_traceparent", trace.text()));
    variables.word("caselli_account", request.account()).word("caselli_attempt", request.attempt());
    request.sipHeaders().forEach(variables::sipHeader);
    return variables;
  }
}
