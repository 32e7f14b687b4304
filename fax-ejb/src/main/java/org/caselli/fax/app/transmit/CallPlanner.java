package org.caselli.fax.app.transmit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import org.caselli.fax.app.claim.Claim;
import org.caselli.fax.app.prepare.FaxZone;
import org.caselli.fax.domain.account.Accounts;
import org.caselli.fax.domain.call.AttemptOutcome;
import org.caselli.fax.domain.call.OutcomeKind;
import org.caselli.fax.domain.call.Transience;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.fax.FaxOptions;
import org.caselli.fax.domain.job.Attempt;
import org.caselli.fax.domain.number.NumberFormat;
import org.caselli.fax.domain.number.PhoneNumber;
import org.caselli.fax.domain.settings.FaxSettings;
import org.caselli.fax.domain.settings.Settings;
import org.caselli.fax.domain.settings.SettingsSnapshot;
import org.caselli.fax.port.CallRequest;

/** Turns a claim into a call request by the settings of the moment. */
@ApplicationScoped
public class CallPlanner {
  private static final int BAD_REQUEST = 400;
  private static final Duration RING_MARGIN = Duration.ofSeconds(20);

  /** Of a header that the switch does not draw. */
  private static final ZoneId NO_HEADER = ZoneId.of("UTC");

  private final Settings settings;
  private final Accounts accounts;
  private final FaxZone zone;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected CallPlanner() {
    this(null, null, null);
  }

  @Inject
  public CallPlanner(Settings settings, Accounts accounts, FaxZone zone) {
    this.settings = settings;
    this.accounts = accounts;
    this.zone = zone;
  }

  /** Why the call must not be made, if it must not (spec 4.2). */
  Optional<AttemptOutcome> objection(Claim claim) {
    Fax fax = claim.fax();
    boolean ensure =
        fax.options()
            .ensureValidCallerId()
            .orElseGet(() -> settings.system().get(FaxSettings.ENSURE_VALID_CALLER_ID));
    if (!ensure || isOwn(fax)) {
      return Optional.empty();
    }
    return Optional.of(
        new AttemptOutcome(
            OutcomeKind.NOT_PERMITTED,
            Transience.PERMANENT,
            BAD_REQUEST,
            "invalid caller id number " + fax.fromNumber(),
            "INVALID_CALLER_ID",
            fax.fromNumber()
                + " is not a number of this account; send from one of the account's numbers"));
  }

  private boolean isOwn(Fax fax) {
    return PhoneNumber.parse(fax.fromNumber())
        .flatMap(number -> accounts.number(number.value()))
        .map(number -> number.account().equals(fax.accountId()))
        .orElse(false);
  }

  CallRequest request(Claim claim) {
    Attempt attempt = claim.attempt();
    Fax fax = claim.fax();
    FaxOptions options = fax.options();
    SettingsSnapshot snapshot = snapshot(fax);
    boolean headerBySwitch = snapshot.get(FaxSettings.HEADER_BY).equals("switch");
    String header = options.header().isEmpty() ? fax.fromName() : options.header();
    return new CallRequest(
        attempt.call(),
        destination(fax, snapshot),
        fax.fromNumber(),
        fax.fromName(),
        options.stationId().isEmpty() ? fax.fromNumber() : options.stationId(),
        headerBySwitch ? header : "",
        headerBySwitch ? zone.of(fax) : NO_HEADER,
        "/fax/" + attempt.fileToken() + snapshot.get(FaxSettings.FILE_EXTENSION),
        Optional.of(snapshot.get(FaxSettings.FILE_PROXY_ADDRESS))
            .filter(address -> !address.isEmpty())
            .map(URI::create),
        attempt.startPage(),
        attempt.totalPages(),
        snapshot.get(FaxSettings.DIAL_STRING),
        fax.accountId().toString().replace("-", ""),
        attempt.ordinal(),
        options(snapshot),
        attempt.trace(),
        options.sipHeaders());
  }

  LiveCall.StageLimits limits(Claim claim) {
    SettingsSnapshot snapshot = snapshot(claim.fax());
    Duration ring = snapshot.get(FaxSettings.ENDPOINT_TIMEOUT).plus(RING_MARGIN);
    Duration originate = snapshot.get(FaxSettings.ORIGINATE_TIMEOUT);
    return new LiveCall.StageLimits(
        originate.compareTo(ring) < 0 ? ring : originate,
        snapshot.get(FaxSettings.NEGOTIATE_TIMEOUT),
        snapshot.get(FaxSettings.SEND_TIMEOUT),
        snapshot.get(FaxSettings.CALL_TIMEOUT));
  }

  private SettingsSnapshot snapshot(Fax fax) {
    return settings.forFax(fax.accountId(), fax.faxboxId());
  }

  private static CallRequest.Options options(SettingsSnapshot snapshot) {
    return new CallRequest.Options(
        snapshot.get(FaxSettings.T38_ENABLED),
        snapshot.get(FaxSettings.T38_REQUEST),
        snapshot.get(FaxSettings.ECM),
        snapshot.get(FaxSettings.V17),
        snapshot.get(FaxSettings.IGNORE_EARLY_MEDIA),
        snapshot.get(FaxSettings.ENDPOINT_TIMEOUT));
  }

  private static String destination(Fax fax, SettingsSnapshot snapshot) {
    if (fax.options().bypassE164() && !fax.options().rawNumber().isEmpty()) {
      return fax.options().rawNumber();
    }
    return NumberFormat.named(snapshot.get(FaxSettings.DIAL_NUMBER_FORMAT)).written(fax.toNumber());
  }
}
