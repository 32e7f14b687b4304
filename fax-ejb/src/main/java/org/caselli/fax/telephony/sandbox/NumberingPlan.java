package org.caselli.fax.telephony.sandbox;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caselli.fax.port.CallRequest;
import org.caselli.fax.telephony.sandbox.FarSide.Declines;
import org.caselli.fax.telephony.sandbox.FarSide.FailsPhaseB;
import org.caselli.fax.telephony.sandbox.FarSide.Silent;

/**
 * Who is behind a number: the test numbers {@code +1 500 555 0ccc}, else a number hosted here, else
 * nobody; without fetching, which only benchmarks do, behind every other number is a fax.
 *
 * <table>
 *   <caption>Outcome by {@code ccc}</caption>
 *   <tr><td>000, 2nn</td><td>delivered</td></tr>
 *   <tr><td>001</td><td>UNALLOCATED_NUMBER, SIP 404</td></tr>
 *   <tr><td>017</td><td>USER_BUSY, SIP 486</td></tr>
 *   <tr><td>019</td><td>NO_ANSWER, SIP 480</td></tr>
 *   <tr><td>021</td><td>CALL_REJECTED, SIP 603</td></tr>
 *   <tr><td>027</td><td>DESTINATION_OUT_OF_ORDER, SIP 502</td></tr>
 *   <tr><td>100</td><td>a voice answers: T.30 code 2</td></tr>
 *   <tr><td>110</td><td>training fails: T.30 code 6</td></tr>
 *   <tr><td>12p</td><td>breaks off after page p: T.30 code 49; a call resumed behind p goes
 *       through</td></tr>
 *   <tr><td>130</td><td>delivered with {@value #BAD_ROWS} bad rows on each page</td></tr>
 *   <tr><td>140</td><td>delivered at one page a minute</td></tr>
 *   <tr><td>15k</td><td>busy before the job's attempt k, delivered from then on</td></tr>
 *   <tr><td>160</td><td>answers and never reports</td></tr>
 *   <tr><td>170</td><td>delivered, and the fax comes back to the caller's number</td></tr>
 * </table>
 */
final class NumberingPlan {
  private static final Pattern TEST_NUMBER = Pattern.compile("\\+?1?5005550(\\d)(\\d)(\\d)");
  private static final int BAD_ROWS = 23;
  private static final Declines BUSY = new Declines(486, "USER_BUSY", 17, false);

  private final HostedNumbers hosted;
  private final SandboxPace pace;

  NumberingPlan(Hosting hosting, SandboxPace pace) {
    this.hosted = new HostedNumbers(hosting);
    this.pace = pace;
  }

  /** The far side of a call. May block: it asks who is hosted here. */
  FarSide farSide(CallRequest request) {
    Optional<FarSide> tester = testNumber(request);
    if (tester.isPresent()) {
      return tester.get();
    }
    if (!pace.fetching()) {
      return FarSide.faxes();
    }
    return hosted.farSide(request);
  }

  private Optional<FarSide> testNumber(CallRequest request) {
    Matcher matcher = TEST_NUMBER.matcher(request.destination());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int last = Integer.parseInt(matcher.group(3));
    String family = matcher.group(1) + matcher.group(2);
    if (family.startsWith("2")) {
      return Optional.of(FarSide.faxes());
    }
    return switch (family) {
      case "12" -> Optional.of(FarSide.faxes().breaksOffAfter(last));
      case "15" -> Optional.of(request.attempt() < last ? BUSY : FarSide.faxes());
      default -> single(family + last);
    };
  }

  private Optional<FarSide> single(String code) {
    return switch (code) {
      case "000" -> Optional.of(FarSide.faxes());
      case "001" -> Optional.of(new Declines(404, "UNALLOCATED_NUMBER", 1, false));
      case "017" -> Optional.of(BUSY);
      case "019" -> Optional.of(FarSide.noAnswer());
      case "021" -> Optional.of(new Declines(603, "CALL_REJECTED", 21, false));
      case "027" -> Optional.of(new Declines(502, "DESTINATION_OUT_OF_ORDER", 27, false));
      case "100" -> Optional.of(new FailsPhaseB(T30Failure.T0_EXPIRED));
      case "110" -> Optional.of(new FailsPhaseB(T30Failure.CANNOT_TRAIN));
      case "130" -> Optional.of(FarSide.faxes().withBadRows(BAD_ROWS));
      case "140" -> Optional.of(FarSide.faxes().withPagesEvery(slowPage()));
      case "160" -> Optional.of(new Silent());
      case "170" -> Optional.of(FarSide.faxes().thatEcho());
      default -> Optional.empty();
    };
  }

  /** A real minute, unless everything happens at once. */
  private Duration slowPage() {
    return pace.perPage().isZero() ? Duration.ZERO : Duration.ofMinutes(1);
  }
}
