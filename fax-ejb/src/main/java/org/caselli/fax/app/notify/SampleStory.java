package org.caselli.fax.app.notify;

import java.io.InputStream;
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
import org.caselli.fax.domain.notice.Language;
import org.caselli.fax.domain.notice.NoticeKind;
import org.caselli.fax.domain.notice.Reader;
import org.caselli.fax.domain.notice.Wording;
import org.caselli.fax.port.Mailer.Attachment;

/** An invented fax or mail, on which a template is tried and shown. Pure. */
final class SampleStory {
  private static final String HERE = "+12025550100";
  private static final String THERE = "+12025550199";
  private static final String BOX = "Front desk";
  private static final int SIZE = 40_000;
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

  /** What a notice of that kind would tell. */
  static Telling telling(
      Account account, NoticeKind kind, Language language, Wording wording, Instant now) {
    if (kind == NoticeKind.MAIL_ERROR) {
      return new MailErrorView(mail(account), Words.of(language), now, account.zone())
          .toSender(account, BOX, wording);
    }
    Enclosure enclosure =
        Enclosure.of(
            new Attachment("example_ltd.pdf", "application/pdf", InputStream::nullInputStream),
            SIZE);
    return Telling.of(of(account, kind, language, wording, now), enclosure);
  }

  private static MailError mail(Account account) {
    return new MailError(
        Optional.of(account.id()),
        Optional.empty(),
        "jane@example.com",
        HERE.substring(1) + "@" + account.realm(),
        new MailError.Number(HERE.substring(1), HERE),
        "letter.docx",
        "The mail has no attachment to fax; attach a PDF, TIFF or Office document");
  }

  static NoticeStory of(
      Account account, NoticeKind kind, Language language, Wording wording, Instant now) {
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
        Optional.empty(),
        account,
        new Reading(
            language,
            account.zone(),
            Optional.of(
                new Reader("jane@example.com", "Jane", "Roe", Optional.empty(), Optional.empty()))),
        BOX,
        new NoticeStory.Form("pdf", false),
        wording);
  }

  private static Fax sent(Account account, NoticeKind kind, UUID id, Instant now) {
    Fax.Parties parties =
        new Fax.Parties(account.id(), Optional.empty(), HERE, "Example Ltd", THERE, "Jane Roe");
    Fax fax = Fax.outbound(id, parties, OPTIONS, "{}", now);
    fax.keepsFaxFile(new UUID(0, 2), 3, 8);
    fax.attempted(Facts.NONE, kind == NoticeKind.RECEIPT, now);
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
