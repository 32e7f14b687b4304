package org.caselli.fax.port;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.caselli.fax.domain.call.CallId;

/** Call requests for tests: valid as they come, each with a call id of its own. */
public final class CallRequests {
  private static final CallRequest.Options OPTIONS =
      new CallRequest.Options(true, true, true, true, true, Duration.ofSeconds(30));

  private final AtomicLong ids = new AtomicLong();

  /** The next id of this fixture. */
  public CallId nextId() {
    return new CallId(
        new UUID(0x0c0ffee0_0000_4000L, 0x8000_0000_0000_0000L | ids.incrementAndGet()));
  }

  /** The first attempt to send a whole file. */
  public CallRequest to(String number, String filePath, int pages) {
    return request(number, filePath, 0, pages, 1, "Front desk", "Caselli");
  }

  /** A second attempt that goes on at a page, 0-based. */
  public CallRequest resumed(String number, String filePath, int startPage, int pages) {
    return request(number, filePath, startPage, pages, 2, "Front desk", "Caselli");
  }

  /** The attempt of that ordinal, 1-based. */
  public CallRequest attempt(int attempt, String number, String filePath, int pages) {
    return request(number, filePath, 0, pages, attempt, "Front desk", "Caselli");
  }

  /** A call with texts that a careless encoder would take for its own syntax. */
  public CallRequest withTexts(String number, String filePath, int pages, String text) {
    return request(number, filePath, 0, pages, 1, text, text);
  }

  private CallRequest request(
      String number,
      String filePath,
      int startPage,
      int pages,
      int attempt,
      String callerName,
      String header) {
    return new CallRequest(
        nextId(),
        number,
        "+15551230000",
        callerName,
        "+15551230000",
        header,
        ZoneOffset.UTC,
        filePath,
        Optional.empty(),
        startPage,
        pages,
        "sofia/gateway/carrier/{number}",
        "0123456789abcdef0123456789abcdef",
        attempt,
        OPTIONS,
        Optional.empty(),
        Map.of());
  }
}
