package org.caselli.fax.web.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.app.usage.ReadUsage;
import org.caselli.fax.app.usage.ReadUsage.Asked;
import org.caselli.fax.app.usage.Step;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.Violation;
import org.caselli.fax.web.security.Caller;
import org.caselli.fax.wire.UsageJson;
import org.caselli.fax.wire.WireId;
import org.caselli.fax.wire.WireTime;

/** How much an account sent and received. */
@Path("accounts/{account}/usage")
@RequestScoped
public class UsageResource {
  @Inject private Caller caller;
  @Inject private ReadUsage readUsage;
  @Inject private Answers answers;

  @PathParam("account")
  private WireId account;

  @QueryParam("faxbox_id")
  @DefaultValue("")
  private String faxbox;

  @QueryParam("from")
  @DefaultValue("")
  private String from;

  @QueryParam("to")
  @DefaultValue("")
  private String to;

  @QueryParam("step")
  @DefaultValue("day")
  private String step;

  @QueryParam("descendants")
  @DefaultValue("false")
  private boolean descendants;

  /** Faxes, pages and causes of failures, step by step. */
  @GET
  public Response read() {
    Asked asked =
        new Asked(
            account.value(), faxbox(), descendants, time("from", from), time("to", to), step());
    return answers.ok(UsageJson.of(readUsage.readUsage(caller.access(), asked)));
  }

  private Step step() {
    return Arrays.stream(Step.values())
        .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(step))
        .findFirst()
        .orElseThrow(() -> wrong("step", "enum", "step must be hour, day or month"));
  }

  private static Optional<Instant> time(String name, String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (!text.matches("\\d{1,12}")) {
      throw wrong(name, "type", name + " must be a whole number of Gregorian seconds");
    }
    Instant time = WireTime.startOf(Long.parseLong(text));
    if (time.isBefore(Instant.EPOCH)) {
      throw wrong(name, "minimum", name + " must be 1970 (62167219200) or later");
    }
    return Optional.of(time);
  }

  private Optional<UUID> faxbox() {
    try {
      return faxbox.isEmpty() ? Optional.empty() : Optional.of(WireId.fromString(faxbox).value());
    } catch (IllegalArgumentException e) {
      FaxException exception = wrong("faxbox_id", "pattern", "This is not the id of a faxbox");
      exception.initCause(e);
      throw exception;
    }
  }

  private static FaxException wrong(String field, String rule, String sentence) {
    return FaxException.invalid(new Violation(field, rule, sentence));
  }
}
