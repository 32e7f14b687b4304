package org.caselli.fax.app.receive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.account.Accounts;
import org.caselli.fax.domain.call.CallId;
import org.caselli.fax.domain.document.BlobStore;
import org.caselli.fax.domain.document.Document;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.caselli.fax.domain.reception.Reception;
import org.caselli.fax.domain.reception.Reception.State;
import org.caselli.fax.domain.reception.Receptions;
import org.caselli.fax.domain.settings.DocumentSettings;
import org.caselli.fax.domain.settings.ReceivingSettings;
import org.caselli.fax.domain.settings.Settings;
import org.caselli.fax.domain.settings.SettingsSnapshot;
import org.caselli.fax.port.InboundCalls.AwaitedFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way of a received file from the switch to us; each step is a transaction of its own. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class FileSteps {
  private static final Logger log = LoggerFactory.getLogger(FileSteps.class);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
  private static final Duration BETWEEN_ROUNDS = Duration.ofSeconds(30);
  private static final Duration NOW_AND_THEN = Duration.ofMinutes(15);
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final Duration ERASING = Duration.ofMinutes(1);
  private static final int MOST_DOUBLINGS = 5;
  private static final int AT_ONCE = 100;

  private final Receptions receptions;
  private final Accounts accounts;
  private final ConcludeReception conclude;
  private final BlobStore blobs;
  private final Settings settings;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected FileSteps() {
    this(null, null, null, null, null, null);
  }

  @Inject
  public FileSteps(
      Receptions receptions,
      Accounts accounts,
      ConcludeReception conclude,
      BlobStore blobs,
      Settings settings,
      Clock clock) {
    this.receptions = receptions;
    this.accounts = accounts;
    this.conclude = conclude;
    this.blobs = blobs;
    this.settings = settings;
    this.clock = clock;
  }

  /** Whether a file was new, and what the reception came to by it. */
  record Arrived(boolean anew, Optional<Concluded> concluded) {
    Arrived {
      Objects.requireNonNull(concluded);
    }
  }

  /** What comes for an account that is gone is nobody's. */
  private boolean isWanted(Reception reception) {
    return accounts.byId(reception.whose().account()).isPresent();
  }

  /** The reception whose file belongs at an address; none of an account that is gone. */
  public Optional<Reception> byToken(String token) {
    return receptions.byFileToken(token).filter(this::isWanted);
  }

  /** The reception of a call. */
  public Optional<Reception> byCall(CallId call) {
    return receptions.byId(call.value()).filter(this::isWanted);
  }

  /**
   * The bytes are stored.
   *
   * @param readable pages that can be read in them
   * @throws FaxException conflict, when other bytes came before; not found, when nobody waits for
   *     them any more
   */
  public Arrived arrived(UUID id, Document document, int readable) {
    Reception reception =
        receptions
            .locked(id)
            .filter(this::isWanted)
            .orElseThrow(() -> FaxException.notFound("reception", id));
    if (reception.documentId().isPresent()) {
      if (reception.documentId().get().equals(document.id())) {
        return new Arrived(false, Optional.empty());
      }
      throw new FaxException(
          ProblemType.CONFLICT, "Another file of this call is stored already; this one is refused");
    }
    blobs.retain(document.id());
    reception.fileCame(document.id(), readable, clock.instant());
    return new Arrived(
        true,
        switch (reception.state()) {
          case RECEIVING, STORED -> Optional.empty();
          case AWAITING_FILE -> Optional.of(conclude.withPages(reception));
          case GIVEN_UP -> conclude.late(reception);
        });
  }

  /** Files of a switch that are due to be uploaded or erased. */
  public List<AwaitedFile> awaited(String switchName) {
    Instant now = clock.instant();
    List<AwaitedFile> files = new ArrayList<>();
    for (UUID id : receptions.due(switchName, now, AT_ONCE)) {
      receptions
          .locked(id)
          .filter(reception -> reception.isDue(now))
          .ifPresent(reception -> files.add(askedFor(reception, now)));
    }
    return files;
  }

  private AwaitedFile askedFor(Reception reception, Instant now) {
    boolean stored = reception.state() == State.STORED;
    Duration lease = stored ? ERASING : settings.system().get(ReceivingSettings.UPLOAD_TIMEOUT);
    reception.isAskedFor(now.plus(lease));
    return new AwaitedFile(
        new CallId(reception.id()), reception.file().path(), UploadAddress.of(reception), stored);
  }

  /** Nobody answered for the switch, which uses up no try. */
  public void notAsked(UUID id) {
    Instant now = clock.instant();
    receptions
        .locked(id)
        .filter(reception -> reception.state() != State.RECEIVING && !reception.isDue(now))
        .ifPresent(reception -> reception.isAskedFor(now.plus(SOON)));
  }

  /** The switch was asked for the file and could not bring it. */
  public Optional<Concluded> notFetched(UUID id, String why) {
    return receptions
        .locked(id)
        .filter(reception -> reception.documentId().isEmpty())
        .flatMap(reception -> notFetched(reception, why));
  }

  private Optional<Concluded> notFetched(Reception reception, String why) {
    SettingsSnapshot system = settings.system();
    int round = Math.max(1, system.get(ReceivingSettings.UPLOAD_ASKS));
    int most = round * rounds(reception, system);
    Instant now = clock.instant();
    reception.notFetched(now.plus(pause(reception.tries() + 1, round, most)), now);
    if (reception.state() != State.AWAITING_FILE || reception.tries() < most) {
      log.warn(
          "The file of call {} was not fetched at try {}: {}",
          reception.id(),
          reception.tries(),
          why);
      return Optional.empty();
    }
    if (reception.mayBeEmpty()) {
      log.warn(
          "Call {} was lost before it told of a page, and switch {} gives no {} ({})",
          reception.id(),
          reception.file().switchName(),
          reception.file().path(),
          why);
      return Optional.of(conclude.unheard(reception));
    }
    log.error(
        "The pages of call {} are still in {} on switch {} after {} tries ({}); check that the"
            + " switch reaches the file proxy",
        reception.id(),
        reception.file().path(),
        reception.file().switchName(),
        reception.tries(),
        why);
    return Optional.of(
        conclude.withoutPages(
            reception, "The pages were received but could not be fetched from the switch"));
  }

  /**
   * A file that may not exist is asked for in one round, so that people are told soon, and later
   * now and then; in all rounds where it would be forgotten after them.
   */
  private int rounds(Reception reception, SettingsSnapshot system) {
    boolean told = reception.mayBeEmpty() && !conclude.isUnwantedWhenEmpty(reception);
    return told ? 1 : system.get(DocumentSettings.STORAGE_TRIES);
  }

  private static Duration pause(int tries, int round, int most) {
    if (tries >= most) {
      return NOW_AND_THEN;
    }
    return tries % round == 0
        ? BETWEEN_ROUNDS.multipliedBy(1L << Math.min(tries / round - 1, MOST_DOUBLINGS))
        : FIRST_PAUSE.multipliedBy(1L << Math.min(tries % round - 1, MOST_DOUBLINGS));
  }

  /** The switch has the file no more, and the reception is forgotten when nothing else is open. */
  public void removed(UUID id) {
    receptions
        .locked(id)
        .filter(reception -> reception.state() == State.STORED)
        .ifPresent(reception -> receptions.remove(id));
  }

  /** Receptions whose time is over. */
  public List<UUID> expired() {
    return receptions.expired(clock.instant(), AT_ONCE);
  }

  /** The time of a reception that is no call any more is over. */
  public Optional<Concluded> expire(UUID id) {
    return receptions
        .locked(id)
        .filter(reception -> reception.isExpired(clock.instant()))
        .flatMap(this::expire);
  }

  private Optional<Concluded> expire(Reception reception) {
    return switch (reception.state()) {
      case RECEIVING -> Optional.empty();
      case AWAITING_FILE ->
          Optional.of(
              reception.mayBeEmpty()
                  ? conclude.unheard(reception)
                  : conclude.withoutPages(
                      reception,
                      "The pages were received but the switch did not bring them in a day"));
      case STORED, GIVEN_UP -> {
        log.info(
            "Reception {} is over; a file may be left in {} on switch {}",
            reception.id(),
            reception.file().path(),
            reception.file().switchName());
        receptions.remove(reception.id());
        yield Optional.empty();
      }
    };
  }
}
