package org.caselli.fax.app.notify;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.caselli.fax.app.admin.Tenancy;
import org.caselli.fax.app.keep.ReleaseDocuments;
import org.caselli.fax.app.prepare.FaxZone;
import org.caselli.fax.app.prepare.Renditions;
import org.caselli.fax.app.query.CollectedDetails;
import org.caselli.fax.app.query.ReadFax;
import org.caselli.fax.domain.account.Account;
import org.caselli.fax.domain.account.Accounts;
import org.caselli.fax.domain.account.OwnFaxSettings;
import org.caselli.fax.domain.document.BlobStore;
import org.caselli.fax.domain.document.Document;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.fax.Faxes;
import org.caselli.fax.domain.faxbox.Faxbox;
import org.caselli.fax.domain.faxbox.FaxboxDocument;
import org.caselli.fax.domain.faxbox.Faxboxes;
import org.caselli.fax.domain.job.Attempt;
import org.caselli.fax.domain.job.Attempts;
import org.caselli.fax.domain.job.Job;
import org.caselli.fax.domain.job.Jobs;
import org.caselli.fax.domain.notice.Notice;
import org.caselli.fax.domain.notice.NoticeKind;
import org.caselli.fax.domain.notice.NoticeText;
import org.caselli.fax.domain.notice.NoticeTexts;
import org.caselli.fax.domain.notice.Notices;
import org.caselli.fax.domain.notice.Wording;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.settings.Settings;
import org.caselli.fax.domain.settings.SettingsSnapshot;
import org.caselli.fax.port.Mailer;
import org.caselli.fax.port.RecordingMeasures;

/** One account, its faxes and its notices, in memory. */
final class NoticeWorld {
  static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  static final UUID ACCOUNT = new UUID(1, 1);
  static final UUID FAXBOX = new UUID(1, 2);

  final SettableClock clock = new SettableClock();
  final StoredNotices notices = new StoredNotices();
  final MemoryBlobs blobs = new MemoryBlobs();
  final Map<UUID, Fax> faxes = new HashMap<>();
  final Map<UUID, Job> jobs = new HashMap<>();
  final Map<UUID, List<Attempt>> attempts = new HashMap<>();
  final Map<String, Object> settings = new HashMap<>();
  final Map<NoticeKind, Wording> wordings = new EnumMap<>(NoticeKind.class);
  final MemoryReaders readers = new MemoryReaders();
  final MemoryMailedFaxes mailed = new MemoryMailedFaxes();
  boolean renderingFails;

  private final Account account =
      new Account(
          ACCOUNT,
          Optional.empty(),
          "Praxis & Söhne",
          "praxis.fax.example",
          ZoneId.of("Europe/Berlin"),
          "{}",
          NOON);
  private final Faxbox faxbox =
      new Faxbox(
          FAXBOX,
          ACCOUNT,
          "box.fax.example",
          new FaxboxDocument(Map.of("name", "Front desk")),
          NOON);
  private int noticeCount;

  NoticeDesk desk() {
    Accounts accounts = answering(Accounts.class, Map.of("byId", a -> Optional.of(account)));
    NoticeTexts texts =
        answering(
            NoticeTexts.class,
            Map.of(
                "of",
                a ->
                    Optional.ofNullable(wordings.get((NoticeKind) last(a))).stream()
                        .map(
                            w ->
                                new NoticeText(ACCOUNT, ACCOUNT, (NoticeKind) last(a), "", w, NOON))
                        .toList()));
    Settings given =
        answering(
            Settings.class,
            Map.of(
                "forAccount", a -> SettingsSnapshot.of(List.of(settings)),
                "forFax", a -> SettingsSnapshot.of(List.of(settings)),
                "system", a -> SettingsSnapshot.of(List.of(settings))));
    Faxboxes boxes = answering(Faxboxes.class, Map.of("byId", a -> Optional.of(faxbox)));
    return new NoticeDesk(
        notices,
        answering(
            Faxes.class,
            Map.of(
                "byId", a -> Optional.ofNullable(faxes.get(last(a))),
                "locked", a -> Optional.ofNullable(faxes.get(last(a))))),
        answering(Jobs.class, Map.of("byId", a -> Optional.ofNullable(jobs.get(last(a))))),
        answering(Attempts.class, Map.of("ofJob", a -> attempts.getOrDefault(last(a), List.of()))),
        accounts,
        boxes,
        given,
        new NoticeReaders(
            readers,
            accounts,
            boxes,
            given,
            new FaxZone(
                accounts, answering(OwnFaxSettings.class, Map.of("ofAccount", a -> Map.of())))),
        mailed,
        new ForgetMail(mailed, blobs),
        new NoticeWordings(texts, accounts),
        new ReleaseDocuments(blobs, given),
        clock,
        new RecordingMeasures());
  }

  /** Explains its faxes to its administrator. */
  ExplainFax explainer() {
    Accounts accounts = answering(Accounts.class, Map.of("byId", a -> Optional.of(account)));
    Faxes kept =
        answering(Faxes.class, Map.of("byId", a -> Optional.ofNullable(faxes.get(last(a)))));
    Jobs theirs =
        answering(Jobs.class, Map.of("byId", a -> Optional.ofNullable(jobs.get(last(a)))));
    Attempts tries =
        answering(
            Attempts.class,
            Map.of(
                "byId",
                a -> Optional.empty(),
                "ofJob",
                a -> attempts.getOrDefault(last(a), List.of()),
                "timeline",
                a -> List.of()));
    NoticeReaders unasked =
        new NoticeReaders(
            readers,
            accounts,
            answering(Faxboxes.class, Map.of()),
            answering(Settings.class, Map.of()),
            new FaxZone(accounts, answering(OwnFaxSettings.class, Map.of())));
    return new ExplainFax(
        new ReadFax(new Tenancy(accounts), new CollectedDetails(kept, theirs, tries), tries),
        accounts,
        new AskedLanguage(unasked));
  }

  SendNotice sender(Mailer mailer) {
    return new SendNotice(desk(), new MemoryRenditions(), blobs, mailer);
  }

  Notice noticeOf(Fax fax, NoticeKind kind, String... to) {
    Notice notice =
        new Notice(
            new UUID(9, ++noticeCount), ACCOUNT, fax.id(), kind, List.of(to), clock.instant());
    notices.add(notice);
    return notice;
  }

  private static Object last(Object[] arguments) {
    return arguments[arguments.length - 1];
  }

  /** A store of which only these questions are asked. */
  private static <T> T answering(Class<T> type, Map<String, Function<Object[], Object>> answers) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              Function<Object[], Object> answer = answers.get(method.getName());
              if (answer == null) {
                throw new UnsupportedOperationException(method.toString());
              }
              return answer.apply(arguments);
            }));
  }

  /** Stands still until it is set forward. */
  static final class SettableClock extends Clock {
    private Instant now = NOON;

    void advance(Duration by) {
      now = now.plus(by);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }

  /** Notices in a map. */
  static final class StoredNotices implements Notices {
    private final Map<UUID, Notice> all = new LinkedHashMap<>();

    @Override
    public void add(Notice notice) {
      all.put(notice.id(), notice);
    }

    @Override
    public Optional<Notice> byId(UUID id) {
      return Optional.ofNullable(all.get(id));
    }

    @Override
    public List<UUID> due(Instant now, int most) {
      return all.values().stream()
          .filter(n -> n.state() == Notice.State.WAITING && !n.dueAt().isAfter(now))
          .sorted(Comparator.comparing(Notice::dueAt))
          .limit(most)
          .map(Notice::id)
          .toList();
    }

    @Override
    public long waiting() {
      return all.values().stream().filter(n -> n.state() == Notice.State.WAITING).count();
    }
  }

  /** Documents in a map. */
  static final class MemoryBlobs implements BlobStore {
    private final Map<UUID, Document> documents = new HashMap<>();
    private final Map<UUID, byte[]> bytes = new HashMap<>();
    final List<UUID> opened = new ArrayList<>();
    final List<UUID> released = new ArrayList<>();

    /** A document that claims to be of a size. */
    Document keep(String mediaType, String content, long size) {
      UUID id = new UUID(5, documents.size() + 1L);
      Document document = new Document(id, ACCOUNT, "0".repeat(64), mediaType, size);
      documents.put(id, document);
      bytes.put(id, content.getBytes(StandardCharsets.UTF_8));
      return document;
    }

    Document keep(String mediaType, String content) {
      return keep(mediaType, content, content.length());
    }

    @Override
    public Document put(UUID account, Path content, String mediaType) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Document> find(UUID account, UUID id) {
      return Optional.ofNullable(documents.get(id));
    }

    @Override
    public InputStream open(Document document, long offset) {
      opened.add(document.id());
      return new ByteArrayInputStream(bytes.get(document.id()));
    }

    @Override
    public boolean isWhole(Document document) {
      return true;
    }

    @Override
    public boolean isIntact(Document document) {
      return true;
    }

    @Override
    public void repair(Document document, Path content) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void retain(UUID id, int references) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void release(UUID id) {
      released.add(id);
    }

    @Override
    public int eraseUnreferenced(int most) {
      throw new UnsupportedOperationException();
    }
  }

  /** Renditions that are there already, or cannot be made. */
  private final class MemoryRenditions extends Renditions {
    @Override
    public Document faxFile(Fax fax) {
      return kept(fax.faxFileId());
    }

    @Override
    public Document pdf(Fax fax) {
      return kept(fax.pdfFileId());
    }

    @Override
    public Document original(Fax fax, int position) {
      return kept(fax.originalId());
    }

    @Override
    public byte[] preview(Fax fax, Document faxFile, int page, int widthPx) {
      if (renderingFails) {
        throw FaxException.notFound("page", page);
      }
      return new byte[] {(byte) 0x89, 'P', 'N', 'G'};
    }

    private Document kept(Optional<UUID> id) {
      if (renderingFails) {
        throw FaxException.notFound("readable document", id);
      }
      return id.flatMap(i -> blobs.find(ACCOUNT, i))
          .orElseThrow(() -> FaxException.notFound("document", id));
    }
  }
}
