package org.caselli.fax.app.resend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.caselli.fax.app.admin.Tenancy;
import org.caselli.fax.app.announce.Heard;
import org.caselli.fax.app.dispatch.RecordingWakeups;
import org.caselli.fax.app.dispatch.SequentialIds;
import org.caselli.fax.app.dispatch.TransactionalBean;
import org.caselli.fax.app.query.Below;
import org.caselli.fax.app.query.FaxPlace;
import org.caselli.fax.app.query.LookBelow;
import org.caselli.fax.app.query.ReadFax;
import org.caselli.fax.app.query.ReadFaxbox;
import org.caselli.fax.app.submit.Submission;
import org.caselli.fax.app.submit.Submissions;
import org.caselli.fax.app.submit.SubmitFax;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.account.Role;
import org.caselli.fax.domain.call.Facts;
import org.caselli.fax.domain.document.Document;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.fax.Fax.Origin;
import org.caselli.fax.domain.fax.FaxListing.View;
import org.caselli.fax.domain.faxbox.Faxbox;
import org.caselli.fax.domain.faxbox.FaxboxDocument;
import org.caselli.fax.domain.job.JobState;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.caselli.fax.domain.submission.SubmissionKey;
import org.caselli.fax.store.OwnDatabase;
import org.caselli.fax.store.Store;
import org.caselli.fax.wire.Json;
import org.caselli.fax.wire.SubmissionReader;
import org.caselli.fax.wire.SubmissionReader.Place;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class SendingAgainTest {
  @RegisterExtension static final OwnDatabase DATABASE = new OwnDatabase();

  @TempDir private Path directory;
  private Store store;
  private UUID account;
  private Access caller;
  private SubmitFax submit;
  private SubmissionReader reader;
  private ResubmitFax resubmit;
  private ForwardFax forward;

  @BeforeEach
  void start() {
    store = new Store(DATABASE.get());
    account = store.account();
    caller = new Access(account, UUID.randomUUID(), Role.ACCOUNT_ADMIN);
    submit =
        Submissions.useCase(store, new SequentialIds(), new RecordingWakeups(), Heard.nobody());
    Tenancy tenancy = bean(Tenancy.class, new Tenancy(store.accounts));
    ReadFax readFax = bean(ReadFax.class, new ReadFax(tenancy, store.details, store.attempts));
    reader =
        new SubmissionReader(
            tenancy,
            bean(ReadFaxbox.class, new ReadFaxbox(tenancy, store.faxboxes)),
            bean(LookBelow.class, new LookBelow(tenancy, store.faxboxes, store.users)));
    resubmit = new ResubmitFax(tenancy, readFax, submit);
    forward = new ForwardFax(tenancy, readFax, submit);
  }

  private <T> T bean(Class<T> type, T bean) {
    return TransactionalBean.of(type, bean, store.tx);
  }

  private Submission.Upload upload(String content) throws IOException {
    Path file = directory.resolve(UUID.randomUUID() + ".in");
    Files.writeString(file, content);
    return new Submission.Upload(file, "application/pdf");
  }

  private UUID sent(Access by, ObjectNode data, Submission.Upload... uploads) {
    Submission submission = reader.read(by, Place.of(account), data, List.of(uploads), "first");
    UUID id = submit.submitFax(submission).accepted().first();
    store.tx.run(
        () -> store.jobs.byId(id).orElseThrow().failed("no answer", store.clock.instant()));
    return id;
  }

  private static ObjectNode data() {
    return Json.object()
        .put("to_number", "(212) 555-0199")
        .put("to_name", "Ann")
        .put("from_number", "+12125550100");
  }

  private SubmitFax.Answer again(Access by, UUID fax, ObjectNode changes) {
    return again(by, fax, changes, Optional.empty());
  }

  private SubmitFax.Answer again(
      Access by, UUID fax, ObjectNode changes, Optional<SubmissionKey> key) {
    return resubmit.resubmitFax(
        by,
        new FaxPlace(account, Optional.empty(), View.OUTBOX, fax),
        key,
        kept -> reader.again(by, Place.of(account), kept, changes, "second"));
  }

  private Fax fax(SubmitFax.Answer answer) {
    return fax(answer.accepted().first());
  }

  private Fax fax(UUID id) {
    return store.tx.in(() -> store.faxes.byId(id).orElseThrow());
  }

  private UUID faxbox(Map<String, Object> more) {
    UUID id = UUID.randomUUID();
    store.tx.run(
        () ->
            store.faxboxes.add(
                new Faxbox(
                    id,
                    account,
                    id + ".example",
                    new FaxboxDocument(more),
                    store.clock.instant())));
    return id;
  }

  private static void assertRefused(ThrowingCallable request, ProblemType problem) {
    assertThatThrownBy(request)
        .asInstanceOf(type(FaxException.class))
        .extracting(FaxException::type)
        .isEqualTo(problem);
  }

  @Nested
  class Resubmitting {
    @Test
    void makes_a_new_fax_of_the_same_documents_and_copies_none() throws IOException {
      ObjectNode data =
          data().put("retries", 3).put("mine", "kept").put("send_at", "2020-01-01T00:00:00Z");
      UUID first = sent(caller, data, upload("one"), upload("two"));

      Fax copy = fax(again(caller, first, Json.object()));

      assertThat(copy.id()).isNotEqualTo(first);
      assertThat(copy.documents()).isEqualTo(2);
      assertThat(copy.originalId(1)).isEqualTo(fax(first).originalId(1)).isPresent();
      assertThat(copy.originalId(2)).isEqualTo(fax(first).originalId(2)).isPresent();
      assertThat(copy.toNumber()).isEqualTo("+12125550199");
      assertThat(copy.toName()).isEqualTo("Ann");
      assertThat(copy.result()).isEqualTo(Facts.NONE);
      assertThat(Json.stored(copy.attributes()).path("mine").asText()).isEqualTo("kept");
      assertThat(Json.stored(copy.attributes()).has("send_at")).isFalse();
      var job = store.job(copy.id());
      assertThat(job.state()).isEqualTo(JobState.PREPARING);
      assertThat(job.attempts()).isZero();
      assertThat(job.retries()).isEqualTo(3);
      assertThat(job.correlationId()).isEqualTo("second");
    }

    @Test
    void the_documents_outlive_the_first_fax() throws IOException {
      UUID first = sent(caller, data(), upload("shared"));
      Fax copy = fax(again(caller, first, Json.object()));

      store.tx.run(
          () ->
              store
                  .faxes
                  .locked(first)
                  .orElseThrow()
                  .losesItsDocuments(store.clock.instant())
                  .forEach(store.blobs::release));
      store.clock.advance(java.time.Duration.ofHours(2));
      store.blobs.eraseUnreferenced(100);

      Document shared = store.blobs.find(account, copy.originalId().orElseThrow()).orElseThrow();
      assertThat(store.blobs.isIntact(shared)).isTrue();
      assertRefused(() -> again(caller, first, Json.object()), ProblemType.CONFLICT);
    }

    @Test
    void what_the_data_says_is_put_over_it_and_judged_like_a_submission() throws IOException {
      UUID first = sent(caller, data().put("mine", "gone"), upload("letter"));

      ObjectNode changes = Json.object().put("to_number", "212 555 0177").put("retries", "4");
      Fax copy = fax(again(caller, first, changes.putNull("mine")));

      assertThat(copy.toNumber()).isEqualTo("+12125550177");
      assertThat(copy.toName()).as("the old name").isEqualTo("212 555 0177");
      assertThat(store.job(copy.id()).retries()).isEqualTo(4);
      assertThat(Json.stored(copy.attributes()).has("mine")).isFalse();
      assertRefused(
          () -> again(caller, first, Json.object().put("to_number", "12")), ProblemType.VALIDATION);
      assertRefused(
          () -> again(caller, first, Json.object().put("retries", 9)), ProblemType.VALIDATION);
    }

    @Test
    void several_recipients_are_a_batch_that_shares_the_document() throws IOException {
      UUID first = sent(caller, data(), upload("circular"));
      ObjectNode changes = Json.object();
      changes.putArray("recipients").add("+12125550171").add("+12125550172");

      SubmitFax.Answer answer = again(caller, first, changes);

      assertThat(answer.accepted().batch()).isPresent();
      assertThat(answer.accepted().faxes())
          .hasSize(2)
          .allSatisfy(id -> assertThat(fax(id).originalId()).isEqualTo(fax(first).originalId()));
    }

    @Test
    void a_document_from_an_address_replaces_the_old_ones() throws IOException {
      UUID first = sent(caller, data(), upload("old"));
      ObjectNode changes = Json.object();
      changes.putObject("document").put("url", "https://example.com/new.pdf");

      Fax copy = fax(again(caller, first, changes));

      assertThat(copy.originalId()).isEmpty();
      assertThat(copy.options().source(1).orElseThrow().url())
          .isEqualTo("https://example.com/new.pdf");
    }

    @Test
    void a_document_that_was_never_fetched_is_fetched_for_the_new_fax() {
      ObjectNode data = data();
      data.putObject("document").put("url", "https://example.com/letter.pdf");
      UUID first = sent(caller, data);

      Fax copy = fax(again(caller, first, Json.object()));

      assertThat(copy.missingOriginals()).containsExactly(1);
      assertThat(copy.options().source(1)).isEqualTo(fax(first).options().source(1));
    }

    @Test
    void faxbox_and_owner_stay_unless_the_faxbox_is_gone() throws IOException {
      UUID owner = UUID.randomUUID();
      UUID box = faxbox(Map.of("name", "box", "owner_id", owner.toString().replace("-", "")));
      ObjectNode data = data().put("faxbox_id", box.toString().replace("-", ""));
      UUID first = sent(caller, data, upload("letter"));

      Fax copy = fax(again(caller, first, Json.object()));

      assertThat(copy.faxboxId()).contains(box);
      assertThat(copy.ownerId()).contains(owner);
      assertThat(copy.submittedBy()).contains(caller.principal());

      store.tx.run(() -> store.faxboxes.remove(store.faxboxes.byId(account, box).orElseThrow()));
      assertThat(fax(again(caller, first, Json.object())).faxboxId()).isEmpty();
    }

    @Test
    void what_takes_permission_is_kept_for_administrators_only() throws IOException {
      ObjectNode data = data().put("bypass_e164", true);
      UUID first = sent(caller, data, upload("letter"));
      Access key = new Access(account, UUID.randomUUID(), Role.USER);

      assertThat(fax(again(caller, first, Json.object())).options().bypassE164()).isTrue();
      assertThat(fax(again(key, first, Json.object())).options().bypassE164()).isFalse();
      assertRefused(
          () -> again(key, first, Json.object().put("bypass_e164", true)), ProblemType.FORBIDDEN);
    }

    @Test
    void the_same_key_makes_one_fax_also_when_the_first_was_erased_meanwhile() throws IOException {
      UUID first = sent(caller, data(), upload("letter"));
      var key = Optional.of(new SubmissionKey("test", first.toString(), "hash"));

      SubmitFax.Answer answer = again(caller, first, Json.object(), key);
      store.tx.run(
          () -> store.faxes.locked(first).orElseThrow().losesItsDocuments(store.clock.instant()));
      SubmitFax.Answer repeated = again(caller, first, Json.object(), key);

      assertThat(repeated.repeated()).isTrue();
      assertThat(repeated.accepted()).isEqualTo(answer.accepted());
      var other = Optional.of(new SubmissionKey("test", first.toString(), "another"));
      assertRefused(() -> again(caller, first, Json.object(), other), ProblemType.CONFLICT);
    }

    @Test
    void one_that_has_not_ended_or_is_not_to_be_seen_is_refused() throws IOException {
      Submission on = reader.read(caller, Place.of(account), data(), List.of(upload("x")), "r");
      UUID live = submit.submitFax(on).accepted().first();
      UUID ended = sent(caller, data(), upload("letter"));
      Access readOnly = new Access(account, UUID.randomUUID(), Role.READ_ONLY);
      Access sendOnly = new Access(account, UUID.randomUUID(), Role.SEND_ONLY);

      assertRefused(() -> again(caller, live, Json.object()), ProblemType.CONFLICT);
      assertRefused(() -> again(readOnly, ended, Json.object()), ProblemType.FORBIDDEN);
      assertRefused(() -> again(sendOnly, ended, Json.object()), ProblemType.NOT_FOUND);
      assertRefused(() -> again(caller, UUID.randomUUID(), Json.object()), ProblemType.NOT_FOUND);
    }
  }

  @Nested
  class Forwarding {
    private final UUID received = UUID.randomUUID();

    private UUID received(Optional<UUID> box, boolean pages) throws IOException {
      Document tiff = store.blobs.put(account, upload("pages").file(), "image/tiff");
      store.tx.run(
          () -> {
            Fax fax =
                Fax.inbound(
                    received,
                    new Fax.Parties(
                        account, box, "+13125550111", "Rossi", "+12125550100", "Our number"),
                    Store.plainOptions(),
                    Facts.NONE,
                    store.clock.instant());
            fax.comesFrom(Origin.ofOwner(new UUID(7, 7)));
            if (pages) {
              store.blobs.retain(tiff.id());
              fax.keepsFaxFile(tiff.id(), 2, tiff.size());
            }
            store.faxes.add(fax);
          });
      return tiff.id();
    }

    private SubmitFax.Answer onward(Access by, ObjectNode wanted) {
      return forward.forwardFax(
          by,
          new FaxPlace(Below.account(account), Optional.of(View.INBOX), received),
          Optional.empty(),
          kept -> reader.again(by, Place.of(account), kept, wanted, "second"));
    }

    @Test
    void sends_the_pages_from_the_number_that_was_called() throws IOException {
      UUID tiff = received(Optional.empty(), true);

      Fax copy = fax(onward(caller, Json.object().put("to_number", "(212) 555-0199")));

      assertThat(copy.direction()).isEqualTo(Fax.Direction.OUTBOUND);
      assertThat(copy.originalId()).contains(tiff);
      assertThat(copy.faxFileId()).isEmpty();
      assertThat(copy.fromNumber()).isEqualTo("+12125550100");
      assertThat(copy.fromName()).isEmpty();
      assertThat(copy.toNumber()).isEqualTo("+12125550199");
      assertThat(copy.ownerId()).contains(new UUID(7, 7));
      assertThat(store.job(copy.id()).state()).isEqualTo(JobState.PREPARING);
    }

    @Test
    void the_faxbox_says_who_sends() throws IOException {
      UUID box =
          faxbox(Map.of("name", "box", "caller_id", "+12125550155", "caller_name", "Studio"));
      received(Optional.of(box), true);

      Fax copy = fax(onward(caller, Json.object().put("to_number", "+12125550199")));

      assertThat(copy.faxboxId()).contains(box);
      assertThat(copy.fromNumber()).isEqualTo("+12125550155");
      assertThat(copy.fromName()).isEqualTo("Studio");
    }

    @Test
    void it_takes_a_number_permission_and_pages() throws IOException {
      received(Optional.empty(), false);
      Access readOnly = new Access(account, UUID.randomUUID(), Role.READ_ONLY);
      ObjectNode wanted = Json.object().put("to_number", "+12125550199");

      assertRefused(() -> onward(readOnly, wanted), ProblemType.FORBIDDEN);
      assertRefused(() -> onward(caller, wanted), ProblemType.CONFLICT);
    }

    @Test
    void without_a_number_it_goes_nowhere() throws IOException {
      received(Optional.empty(), true);

      assertRefused(() -> onward(caller, Json.object()), ProblemType.VALIDATION);
    }
  }
}
