package org.caselli.fax.domain.job;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.caselli.fax.domain.call.AttemptOutcome;
import org.caselli.fax.domain.call.CallId;
import org.caselli.fax.domain.call.Facts;
import org.caselli.fax.domain.call.TransmissionReport;
import org.caselli.fax.domain.trace.TraceContext;
import org.jspecify.annotations.Nullable;

/**
 * One try to deliver a job: at most one call, whose id it shares. Born live by a claim, immutable
 * once ended. The stage and the page count of a live attempt are progress and may lag by a second.
 */
@Entity
@Table(name = "attempt")
public class Attempt {
  @Id private UUID id;

  @Column(name = "job_id")
  private UUID jobId;

  @Column(name = "account_id")
  private UUID accountId;

  private String number;

  @Column(name = "number_locked")
  private boolean numberLocked;

  private int ordinal;
  private boolean live;

  @Enumerated(EnumType.STRING)
  private Stage stage;

  private String node;
  private UUID incarnation;

  @Column(name = "switch_name")
  private String switchName = "";

  @Column(name = "start_page")
  private int startPage;

  @Column(name = "total_pages")
  private int totalPages;

  @Column(name = "pages_confirmed")
  private int pagesConfirmed;

  @Column(name = "file_token")
  private String fileToken;

  @Column(name = "claimed_at")
  private Instant claimedAt;

  @Column(name = "dialled_at")
  private @Nullable Instant dialledAt;

  @Column(name = "answered_at")
  private @Nullable Instant answeredAt;

  @Column(name = "ended_at")
  private @Nullable Instant endedAt;

  private String outcome = "";

  @Column(name = "sip_status")
  private @Nullable Integer sipStatus;

  @Column(name = "hangup_cause")
  private String hangupCause = "";

  private @Nullable Integer q850;

  @Column(name = "t30_code")
  private @Nullable Integer t30Code;

  @Column(name = "t30_text")
  private String t30Text = "";

  private String reason = "";
  private String traceparent;
  private Facts facts = Facts.NONE;
  private long fence = 1;

  @Column(name = "lost_at")
  private @Nullable Instant lostAt;

  @Version private long version;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected Attempt() {}

  /**
   * A live attempt of {@code job}, at {@link Stage#ACQUIRE}.
   *
   * @param owner the node, and its life, that follows the call
   * @param fileToken unguessable name of its TIFF on the file proxy
   * @param startPage 0-based first page to send
   * @param totalPages pages of the whole document
   */
  public Attempt(
      UUID id,
      Job job,
      Owner owner,
      boolean numberLocked,
      String fileToken,
      int startPage,
      int totalPages,
      Instant now) {
    this.id = id;
    this.jobId = job.id();
    this.accountId = job.accountId();
    this.number = job.toNumber();
    this.numberLocked = numberLocked;
    this.ordinal = job.dials() + 1;
    this.live = true;
    this.stage = Stage.ACQUIRE;
    this.node = owner.node();
    this.incarnation = owner.incarnation();
    this.fileToken = fileToken;
    this.startPage = startPage;
    this.totalPages = totalPages;
    this.claimedAt = now;
    this.traceparent = job.trace().map(trace -> trace.child(id).text()).orElse("");
  }

  /**
   * The node that follows a call, and which of its lives.
   *
   * @param node name of the node
   * @param incarnation a fresh id for each start of the node
   */
  public record Owner(String node, UUID incarnation) {}

  /** Its place in the job's trace. */
  public Optional<TraceContext> trace() {
    return TraceContext.parse(traceparent);
  }

  /** It is over; false when it was already. */
  public boolean ended(TransmissionReport report, AttemptOutcome result, Facts resultFacts) {
    if (!live) {
      return false;
    }
    live = false;
    stage = Stage.END;
    endedAt = report.endedAt();
    outcome = result.kind().name();
    sipStatus = report.sipStatus().isPresent() ? report.sipStatus().getAsInt() : null;
    hangupCause = report.hangupCause().orElse("");
    q850 = report.q850().isPresent() ? report.q850().getAsInt() : null;
    t30Code = report.t30Code().isPresent() ? report.t30Code().getAsInt() : null;
    t30Text = report.t30Text().orElse("");
    reason = result.sentence();
    facts = resultFacts;
    pagesConfirmed = Math.max(pagesConfirmed, report.pagesConfirmed());
    if (!report.switchName().isEmpty()) {
      switchName = report.switchName();
    }
    return true;
  }

  /** The call is heard again, so that its end will be heard too. */
  public void found() {
    lostAt = null;
  }

  public UUID id() {
    return id;
  }

  public CallId call() {
    return new CallId(id);
  }

  public UUID jobId() {
    return jobId;
  }

  public UUID accountId() {
    return accountId;
  }

  public String number() {
    return number;
  }

  /** Whether it holds the lock of its number. */
  public boolean isNumberLocked() {
    return numberLocked;
  }

  /** 1 for the first of its job. */
  public int ordinal() {
    return ordinal;
  }

  public boolean isLive() {
    return live;
  }

  public Stage stage() {
    return stage;
  }

  public String node() {
    return node;
  }

  /** The life of the node that follows it. */
  public UUID incarnation() {
    return incarnation;
  }

  public String switchName() {
    return switchName;
  }

  public int startPage() {
    return startPage;
  }

  public int totalPages() {
    return totalPages;
  }

  /**
   * Number of the owner: it grows with every take-over, and only who shows the present one may
   * write what the call comes to.
   */
  public long fence() {
    return fence;
  }

  /** Since when nobody hears the call; empty while somebody does. */
  public Optional<Instant> lostAt() {
    return Optional.ofNullable(lostAt);
  }

  /** Pages confirmed in this attempt's call. */
  public int pagesConfirmed() {
    return pagesConfirmed;
  }

  public String fileToken() {
    return fileToken;
  }

  public Instant claimedAt() {
    return claimedAt;
  }

  public Optional<Instant> dialledAt() {
    return Optional.ofNullable(dialledAt);
  }

  public Optional<Instant> answeredAt() {
    return Optional.ofNullable(answeredAt);
  }

  public Optional<Instant> endedAt() {
    return Optional.ofNullable(endedAt);
  }

  /** Name of the {@link org.caselli.fax.domain.call.OutcomeKind}; empty while live. */
  public String outcome() {
    return outcome;
  }

  public OptionalInt sipStatus() {
    return sipStatus == null ? OptionalInt.empty() : OptionalInt.of(sipStatus);
  }

  public String hangupCause() {
    return hangupCause;
  }

  public OptionalInt q850() {
    return q850 == null ? OptionalInt.empty() : OptionalInt.of(q850);
  }

  public OptionalInt t30Code() {
    return t30Code == null ? OptionalInt.empty() : OptionalInt.of(t30Code);
  }

  public String t30Text() {
    return t30Text;
  }

  public String reason() {
    return reason;
  }

  /** Fields of {@code tx_result}; none while live. */
  public Facts facts() {
    return facts;
  }
}
