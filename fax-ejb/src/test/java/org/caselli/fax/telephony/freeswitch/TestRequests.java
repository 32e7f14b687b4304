package org.caselli.fax.telephony.freeswitch;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.caselli.fax.domain.call.CallId;
import org.caselli.fax.port.CallRequest;

/** Requests for calls through a fake switch: valid, each with an id of its own. */
final class TestRequests {
  static final CallRequest.Options OPTIONS =
      new CallRequest.Options(true, true, true, true, true, Duration.ofSeconds(40));

  private final AtomicLong ids = new AtomicLong();

  CallRequest to(String number, int startPage, int totalPages) {
    return to(number, startPage, totalPages, "sofia/gateway/carrier/{number}");
  }

  CallRequest to(String number, int startPage, int totalPages, String dialString) {
    return new CallRequest(
        new CallId(new UUID(0xfa4ca11_0000_4000L, 0x8000_0000_0000_0000L | ids.incrementAndGet())),
        number,
        "+15551230000",
        "Front desk",
        "+15551230000",
        "Caselli",
        ZoneOffset.UTC,
        ScriptedSwitch.file(totalPages),
        Optional.empty(),
        startPage,
        totalPages,
        dialString,
        "0123456789abcdef0123456789abcdef",
        1,
        OPTIONS,
        Optional.empty(),
        Map.of());
  }
}
