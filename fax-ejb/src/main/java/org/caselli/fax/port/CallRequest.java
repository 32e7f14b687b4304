package org.caselli.fax.port;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.caselli.fax.domain.call.CallId;
import org.caselli.fax.domain.trace.TraceContext;

/**
 * One call to make. All texts are untrusted: the engine encodes them.
 *
 * @param call id of the call, fresh for each attempt
 * @param destination number to dial, normalised, or as the user gave it with {@code bypass_e164}
 * @param callerNumber caller id number; may be empty
 * @param callerName caller id name; may be empty
 * @param stationId T.30 TSI, at most 20 characters are sent
 * @param header text of the page header when the switch draws it; empty when we drew it ourselves
 * @param zone time zone of that header
 * @param filePath path and query of the attempt's fax TIFF on the file proxy, for instance {@code
 *     /fax/6f0c….tiff}; the engine puts the address in front by which its switch reaches us
 * @param proxyAddress address of the file proxy as seen from the switch, when it is configured
 * @param startPage 0-based first page to send
 * @param totalPages pages of the file
 * @param dialString dial-string template with {@code {number}}, for instance {@code
 *     sofia/gateway/carrier/{number}}
 * @param account the account's id as 32 hex digits, for the switch's records
 * @param attempt 1-based ordinal of the attempt within its job
 * @param options how to call
 * @param trace place of the attempt in the trace of its fax
 * @param sipHeaders extra SIP headers, names without {@code sip_h_}
 */
public record CallRequest(
    CallId call,
    String destination,
    String callerNumber,
    String callerName,
    String stationId,
    String header,
    ZoneId zone,
    String filePath,
    Optional<URI> proxyAddress,
    int startPage,
    int totalPages,
    String dialString,
    String account,
    int attempt,
    Options options,
    Optional<TraceContext> trace,
    Map<String, String> sipHeaders) {

  public CallRequest {
    Objects.requireNonNull(call);
    Objects.requireNonNull(destination);
    Objects.requireNonNull(callerNumber);
    Objects.requireNonNull(callerName);
    Objects.requireNonNull(stationId);
    Objects.requireNonNull(header);
    Objects.requireNonNull(zone);
    Objects.requireNonNull(filePath);
    Objects.requireNonNull(proxyAddress);
    Objects.requireNonNull(dialString);
    Objects.requireNonNull(account);
    Objects.requireNonNull(options);
    Objects.requireNonNull(trace);
    sipHeaders = Map.copyOf(sipHeaders);
    if (startPage < 0 || (totalPages > 0 && startPage >= totalPages)) {
      throw new IllegalArgumentException(
          "Start page " + startPage + " is not within " + totalPages + " pages");
    }
  }

  /**
   * How to call; each value is a setting.
   *
   * @param t38 accept T.38 ({@code fax_enable_t38})
   * @param t38Request ask for T.38 by re-INVITE ({@code fax_enable_t38_request})
   * @param ecm error correction ({@code fax_use_ecm})
   * @param v17 14 400 bit/s modem ({@code fax_disable_v17} when false)
   * @param ignoreEarlyMedia {@code ignore_early_media}
   * @param endpointTimeout how long it may ring ({@code originate_timeout})
   */
  public record Options(
      boolean t38,
      boolean t38Request,
      boolean ecm,
      boolean v17,
      boolean ignoreEarlyMedia,
      Duration endpointTimeout) {
    public Options {
      Objects.requireNonNull(endpointTimeout);
    }
  }
}
