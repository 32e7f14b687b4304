package org.caselli.fax.app.notify;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.account.Account;
import org.caselli.fax.domain.call.Facts;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.fax.FaxOptions;
import org.caselli.fax.domain.job.Job;
import org.caselli.fax.domain.job.Schedule;
import org.caselli.fax.domain.notice.NoticeKind;
import org.caselli.fax.domain.notice.Wording;

/** An invented fax, on which a template is tried and shown. Pure. */
final class SampleStory {
  private static final String HERE = "+12025550100";
  private static final String THERE = "+12025550199";
  private static final String REASON = "The line is busy";
  private static final FaxOptions OPTIONS =
      new FaxOptions(
          "",
          "",
          "",
          List.of(),
          Map.of(),
          Map.of(),
          false,
          THERE,
          Optional.empty(),
          FaxOptions.Look.AS_SET);

  private SampleStory() {}

  static NoticeStory of(Account account, NoticeKind kind, Wording wording, Instant now) {
    UUID id = new UUID(0, 1);
    Fax fax = kind.isInbound() ? received(account, kind, id, now) : sent(account, kind, id, now);
    return new NoticeStory(
        id,
        kind,
        List.of(),
        List.of(),
        fax,
        kind.isInbound() ? Optional.empty() : Optional.of(job(account, kind, id, now)),
        List.of(),
        account,
        account.zone(),
        "Front desk",
        "pdf",
        wording);
  }

  private static Fax sent(Account account, NoticeKind kind, UUID id, Instant now) {
    Fax.Parties parties =
        new Fax.Parties(account.id(), Optional.empty(), HERE, "Example Ltd", THERE, "Jane Roe");
    Fax fax = Fax.outbound(id, parties, OPTIONS, "{}", now);
    fax.keepsFaxFile(new UUID(0, 2), 3, 8);
    fax.attempted(Facts.NONE, !kind.isError(), now);
    return fax;
  }

  private static Job job(Account account, NoticeKind kind, UUID id, Instant now) {
    Job job = new Job(id, account.id(), THERE, 3, Schedule.AT_ONCE, "", now);
    if (kind.isError()) {
      job.failed(REASON, now);
    }
    return job;
  }

  private static Fax received(Account account, NoticeKind kind, UUID id, Instant now) {
    Fax.Parties parties =
        new Fax.Parties(account.id(), Optional.empty(), THERE, "Jane Roe", HERE, "");
    Map<String, Object> facts =
        kind.isError()
            ? Map.of("success", false, "result_code", 49, "result_text", "The call dropped")
            : Map.of("success", true, "remote_station_id", "ROE", "transfer_rate", "14400");
    Fax fax = Fax.inbound(id, parties, OPTIONS, new Facts(facts), now);
    fax.keepsFaxFile(new UUID(0, 2), 3, 8);
    return fax;
  }
}
