package org.caselli.fax.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.caselli.fax.app.usage.Usage;
import org.caselli.fax.app.usage.Usage.Tally;
import org.caselli.fax.domain.usage.UsageLedger.Share;

/** How much was sent and received, for plots. */
public final class UsageJson {
  private UsageJson() {}

  /** All of it. */
  public static ObjectNode of(Usage usage) {
    ObjectNode json =
        Json.object()
            .put("from", WireTime.of(usage.range().from()))
            .put("to", WireTime.of(usage.range().to()))
            .put("step", word(usage.range().step()))
            .put("timezone", usage.range().zone().getId());
    json.set("outbound", of(usage.outbound()));
    json.set("inbound", of(usage.inbound()));
    ArrayNode steps = json.putArray("steps");
    usage
        .steps()
        .forEach(
            step -> {
              ObjectNode one = steps.addObject().put("at", WireTime.of(step.begin()));
              one.set("outbound", of(step.outbound()));
              one.set("inbound", of(step.inbound()));
            });
    ArrayNode causes = json.putArray("causes");
    usage
        .causes()
        .forEach(
            cause ->
                causes
                    .addObject()
                    .put("direction", word(cause.direction()))
                    .put("cause", cause.cause())
                    .put("faxes", cause.faxes()));
    json.set("faxboxes", shares(usage.faxboxes(), "faxbox_id"));
    usage.accounts().ifPresent(shares -> json.set("accounts", shares(shares, "account_id")));
    return json;
  }

  private static ObjectNode of(Tally tally) {
    return Json.object()
        .put("completed", tally.completed())
        .put("failed", tally.failed())
        .put("cancelled", tally.cancelled())
        .put("pages", tally.pages());
  }

  private static ArrayNode shares(List<Share> shares, String name) {
    ArrayNode json = Json.list();
    for (Share share : shares) {
      ObjectNode one = json.addObject();
      share.whose().ifPresent(id -> one.put(name, WireId.of(id)));
      one.put("faxes", share.faxes()).put("failed", share.failed()).put("pages", share.pages());
    }
    return json;
  }

  private static String word(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT);
  }
}
