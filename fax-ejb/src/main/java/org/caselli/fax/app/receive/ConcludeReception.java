package org.caselli.fax.app.receive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.app.announce.Announcements;
import org.caselli.fax.app.announce.News;
import org.caselli.fax.domain.call.Facts;
import org.caselli.fax.domain.document.BlobStore;
import org.caselli.fax.domain.document.Document;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.fax.Faxes;
import org.caselli.fax.domain.notice.Notice;
import org.caselli.fax.domain.notice.NoticeKind;
import org.caselli.fax.domain.notice.Notices;
import org.caselli.fax.domain.reception.ReceivedFacts;
import org.caselli.fax.domain.reception.Reception;
import org.caselli.fax.domain.reception.Receptions;
import org.caselli.fax.domain.settings.ReceivingSettings;
import org.caselli.fax.domain.settings.Settings;
import org.caselli.fax.domain.usage.CountedFax;
import org.caselli.fax.domain.usage.Ending;
import org.caselli.fax.domain.usage.UsageLedger;
import org.caselli.fax.port.Ids;
import org.caselli.fax.port.Measures.Received;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts a fax into the inbox, with its notice and its event, in the caller's transaction, in which
 * the reception is locked.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class ConcludeReception {
  private static final Logger log = LoggerFactory.getLogger(ConcludeReception.class);

  private final Receptions receptions;
  private final Faxes faxes;
  private final BlobStore blobs;
  private final Notices notices;
  private final TellReceiver tell;
  private final Announcements announcements;
  private final UsageLedger usage;
  private final Settings settings;
  private final Ids ids;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected ConcludeReception() {
    this(null, null, null, null, null, null, null, null, null, null);
  }

  @Inject
  public ConcludeReception(
      Receptions receptions,
      Faxes faxes,
      BlobStore blobs,
      Notices notices,
      TellReceiver tell,
      Announcements announcements,
      UsageLedger usage,
      Settings settings,
      Ids ids,
      Clock clock) {
    this.receptions = receptions;
    this.faxes = faxes;
    this.blobs = blobs;
    this.notices = notices;
    this.tell = tell;
    this.announcements = announcements;
    this.usage = usage;
    this.settings = settings;
    this.ids = ids;
    this.clock = clock;
  }

  /** The call is over and its file is here: the fax goes into the inbox, whole or in part. */
  public Concluded withPages(Reception reception) {
    Instant now = clock.instant();
    Fax fax = inbound(reception, withFile(reception), now);
    int pages = keepFile(reception, fax);
    faxes.add(fax);
    reception.isStored(now);
    Received outcome = outcome(reception);
    usage.add(List.of(counted(fax, outcome)));
    return concluded(fax, outcome, pages);
  }

  /** The call brought nothing: it is only logged, or kept as failed. */
  public Concluded empty(Reception reception) {
    receptions.remove(reception.id());
    if (isUnwantedWhenEmpty(reception)) {
      log.info("Call {} brought no page and is not kept", reception.id());
      return new Concluded(reception.id(), Received.NO_PAGES, 0, Optional.empty());
    }
    Fax fax = inbound(reception, reception.result(), clock.instant());
    faxes.add(fax);
    usage.add(List.of(counted(fax, Received.NO_PAGES)));
    return concluded(fax, Received.NO_PAGES, 0);
  }

  /** Whether a call without pages of this receiver leaves no fax. */
  boolean isUnwantedWhenEmpty(Reception reception) {
    return settings
        .forFax(reception.whose().account(), reception.whose().faxbox())
        .get(ReceivingSettings.DELETE_EMPTY);
  }

  /**
   * The call ended unheard, and the switch has no file of it, as far as it says: it is only logged,
   * or kept as failed, and a file that comes late is still taken.
   */
  public Concluded unheard(Reception reception) {
    if (isUnwantedWhenEmpty(reception)) {
      return empty(reception);
    }
    return givenUp(reception, reception.result(), Received.NO_PAGES);
  }

  /**
   * The pages cannot be had from the switch.
   *
   * @param why a sentence
   */
  public Concluded withoutPages(Reception reception, String why) {
    Facts facts = ReceivedFacts.withoutPages(reception.result(), why);
    return givenUp(reception, facts, Received.FILE_MISSING);
  }

  private Concluded givenUp(Reception reception, Facts facts, Received outcome) {
    Instant now = clock.instant();
    Fax fax = inbound(reception, facts, now);
    faxes.add(fax);
    reception.isGivenUp(now);
    usage.add(List.of(counted(fax, outcome)));
    return concluded(fax, outcome, 0);
  }

  /** The file has come after all; empty when the fax was deleted or erased meanwhile. */
  public Optional<Concluded> late(Reception reception) {
    Instant now = clock.instant();
    reception.isStored(now);
    Optional<Fax> inbox =
        faxes
            .byId(reception.whose().account(), reception.id())
            .filter(fax -> fax.erasedAt().isEmpty());
    if (inbox.isEmpty()) {
      reception.documentId().ifPresent(blobs::release);
      return Optional.empty();
    }
    Fax fax = inbox.get();
    int pages = keepFile(reception, fax);
    fax.attempted(withFile(reception), true, now);
    Received outcome = outcome(reception);
    usage.add(List.of(counted(fax, outcome).pagesOnly()));
    return Optional.of(concluded(fax, outcome, pages, true));
  }

  private static Received outcome(Reception reception) {
    return ReceivedFacts.isSuccess(reception.result()) ? Received.COMPLETE : Received.PARTIAL;
  }

  private CountedFax counted(Fax fax, Received outcome) {
    Ending ending = outcome == Received.COMPLETE ? Ending.COMPLETED : Ending.FAILED;
    return CountedFax.of(fax, ending, fax.pages(), clock.instant());
  }

  private Fax inbound(Reception reception, Facts facts, Instant now) {
    Reception.Whose whose = reception.whose();
    Reception.Line line = reception.line();
    Fax fax =
        Fax.inbound(
            reception.id(),
            new Fax.Parties(
                whose.account(),
                whose.faxbox(),
                line.fromNumber(),
                line.fromName(),
                line.toNumber(),
                ""),
            tell.options(whose),
            facts,
            now);
    whose.owner().ifPresent(owner -> fax.comesFrom(Fax.Origin.ofOwner(owner)));
    return fax;
  }

  /** The reference that the reception had to the document is the fax's from now on. */
  private int keepFile(Reception reception, Fax fax) {
    UUID document = reception.documentId().orElseThrow();
    int pages = reception.filePages() > 0 ? reception.filePages() : reception.pages();
    long bytes = blobs.find(fax.accountId(), document).map(Document::size).orElse(0L);
    fax.keepsFaxFile(document, pages, bytes);
    return pages;
  }

  private static Facts withFile(Reception reception) {
    return ReceivedFacts.withFile(reception.result(), reception.pages(), reception.filePages());
  }

  private Concluded concluded(Fax fax, Received outcome, int pages) {
    return concluded(fax, outcome, pages, false);
  }

  private Concluded concluded(Fax fax, Received outcome, int pages, boolean late) {
    boolean whole = outcome == Received.COMPLETE;
    News news = whole ? News.received(fax) : News.notReceived(fax);
    announcements.announce(() -> List.of(late ? news.late() : news));
    log.info("Fax {} is in the inbox with {} pages: {}", fax.id(), pages, outcome);
    List<String> recipients = fax.options().recipients();
    if (recipients.isEmpty()) {
      return new Concluded(fax.id(), outcome, pages, Optional.empty());
    }
    UUID notice = ids.next();
    NoticeKind kind = whole ? NoticeKind.ARRIVAL : NoticeKind.RECEPTION_ERROR;
    notices.add(new Notice(notice, fax.accountId(), fax.id(), kind, recipients, clock.instant()));
    return new Concluded(fax.id(), outcome, pages, Optional.of(notice));
  }
}
