package org.caselli.fax.app.receive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.caselli.fax.app.admin.EndReceptions;
import org.caselli.fax.domain.call.CallEnding;
import org.caselli.fax.domain.call.CallId;
import org.caselli.fax.domain.call.HangupCause;
import org.caselli.fax.domain.document.Document;
import org.caselli.fax.domain.event.FaxEvent;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.fax.Folder;
import org.caselli.fax.domain.listing.Stretch;
import org.caselli.fax.domain.notice.NoticeKind;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.caselli.fax.domain.reception.Reception;
import org.caselli.fax.domain.reception.Reception.State;
import org.caselli.fax.domain.usage.UsageSpan;
import org.caselli.fax.port.InboundCall;
import org.caselli.fax.port.InboundCalls.AwaitedFile;
import org.caselli.fax.port.InboundCalls.Begun;
import org.caselli.fax.port.InboundCalls.Next;
import org.caselli.fax.port.InboundCalls.NotAdmitted;
import org.caselli.fax.store.OwnDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ReceivingTest {
  @RegisterExtension static final OwnDatabase DATABASE = new OwnDatabase();

  @TempDir private Path directory;
  private ReceptionWorld world;

  @BeforeEach
  void start() {
    world = new ReceptionWorld(DATABASE.get());
  }

  /** Other tests share the database. */
  @AfterEach
  void takeBack() {
    Map<String, Object> nothing = new HashMap<>();
    nothing.put("fax_settings", null);
    nothing.put("max_inbound", null);
    nothing.put("max_storage_retry", null);
    nothing.put("call_command.store_file.fax.retries", null);
    nothing.put("call_command.store_file.fax.save_timeout_ms", null);
    world.system(nothing);
  }

  private void store(int pages) throws IOException {
    world.receive.store(world.call, FakeTiffs.tiff(directory, pages));
  }

  private List<AwaitedFile> awaited() {
    return world.receive.awaited(world.switchName);
  }

  /** What was counted of the account: ending, faxes, pages. */
  private List<String> counted() {
    UsageSpan always =
        new UsageSpan(
            Set.of(world.account),
            Optional.empty(),
            Instant.EPOCH,
            world.store.clock.instant().plusSeconds(1));
    return world.store.tx.in(() -> world.store.usage.hours(always)).stream()
        .map(count -> count.ending() + " " + count.faxes() + " " + count.pages())
        .toList();
  }

  private static int references(UUID document) throws SQLException {
    try (Connection connection = DATABASE.get().dataSource().getConnection();
        PreparedStatement query =
            connection.prepareStatement("select refs from document where id = ?")) {
      query.setObject(1, document);
      try (ResultSet row = query.executeQuery()) {
        assertThat(row.next()).isTrue();
        return row.getInt(1);
      }
    }
  }

  @Test
  void a_reception_is_to_be_seen_until_the_fax_is_in_the_inbox() throws IOException {
    Begun begun = world.receive.begins(world.inbound());
    Begun again = world.receive.begins(world.inbound());
    world.receive.goesOn(world.call, 1, "STUDIO ROSSI");

    String hex = world.call.toString().replace("-", "");
    assertThat(again).isEqualTo(begun);
    assertThat(begun.file()).isEqualTo("/tmp/received_file_" + hex + ".tiff");
    assertThat(begun.uploadPath())
        .matches("/fax/received/[0-9a-f]{64}/received_file_" + hex + "\\.tiff");
    assertThat(underWay()).extracting(Reception::pages).containsExactly(1);
    assertThat(underWay()).extracting(Reception::remoteStationId).containsExactly("STUDIO ROSSI");
    world.receive.ends(world.delivered(1));
    assertThat(underWay()).extracting(Reception::state).containsExactly(State.AWAITING_FILE);
    store(1);
    assertThat(underWay()).isEmpty();
  }

  private List<Reception> underWay() {
    return world.store.tx.in(() -> world.store.receptions.walk(world.account, Stretch.ALL, 10));
  }

  @Test
  void a_number_answers_with_its_faxboxs_identity_and_tells_the_fax_so() throws IOException {
    world.system(Map.of("fax_settings", Map.of("override_callee_number", true)));
    world.give("fax_settings", Map.of("caller_id", "+15550001"));
    world.box(Map.of("name", "box", "fax_identity", "STUDIO", "caller_name", "Studio Bianchi"));

    world.receive.begins(world.inbound());
    world.receive.ends(world.delivered(1));
    store(1);

    assertThat(world.received().result().values())
        .containsEntry("local_station_id", "STUDIO")
        .containsEntry("callee_id_number", "+15550001")
        .containsEntry("callee_id_name", "Studio Bianchi");
  }

  @Nested
  class An_account_that_is_removed {
    private void remove() {
      world.store.tx.run(
          () -> {
            new EndReceptions(world.store.receptions, world.store.blobs, world.store.clock)
                .endReceptions(world.account);
            world
                .store
                .accounts
                .byId(world.account)
                .orElseThrow()
                .removed(world.store.clock.instant());
          });
    }

    @Test
    void takes_no_file_any_more_and_the_switch_erases_its_own() throws IOException {
      String token = world.receive.begins(world.inbound()).uploadPath().split("/")[3];
      Reception begun = world.store.tx.in(() -> world.files.byToken(token).orElseThrow());
      world.receive.ends(world.delivered(1));

      remove();

      assertThat(underWay()).isEmpty();
      assertThat(world.files.byToken(token)).isEmpty();
      Path file = FakeTiffs.tiff(directory, 1);
      assertThatThrownBy(() -> world.storing.storeReception(begun, file))
          .asInstanceOf(type(FaxException.class))
          .extracting(FaxException::type)
          .isEqualTo(ProblemType.NOT_FOUND);
      assertThat(awaited()).singleElement().matches(AwaitedFile::stored, "to be erased");
      world.receive.removed(world.call);
      world.store.clock.advance(Duration.ofDays(2));
      world.recover.recoverReceptions();
      assertThat(world.isReceived()).isFalse();
      assertThat(awaited()).isEmpty();
    }

    @Test
    void gives_back_what_came_before_the_end_of_the_call_which_brings_no_fax() throws Exception {
      String token = world.receive.begins(world.inbound()).uploadPath().split("/")[3];
      store(1);
      UUID document =
          world.store.tx.in(
              () -> world.files.byToken(token).orElseThrow().documentId().orElseThrow());
      assertThat(references(document)).isEqualTo(1);

      remove();

      assertThat(references(document)).isZero();
      assertThat(world.receive.ends(world.delivered(1))).isEqualTo(Next.NOTHING);
      assertThat(world.isReceived()).isFalse();
      assertThat(references(document)).isZero();
    }
  }

  @Nested
  class A_fax_that_comes_whole {
    @Test
    void goes_to_the_inbox_of_the_account_the_faxbox_and_its_owner() throws IOException {
      world.receive.begins(world.inbound());
      world.receive.goesOn(world.call, 1, "STUDIO ROSSI");
      assertThat(world.receive.ends(world.delivered(2))).isEqualTo(Next.UPLOAD);
      assertThat(world.isReceived()).isFalse();

      store(2);

      Fax fax = world.received();
      assertThat(fax.accountId()).isEqualTo(world.account);
      assertThat(fax.faxboxId()).contains(world.faxbox);
      assertThat(fax.ownerId()).contains(world.owner);
      assertThat(fax.direction()).isEqualTo(Fax.Direction.INBOUND);
      assertThat(fax.folder()).isEqualTo(Folder.INBOX);
      assertThat(fax.fromNumber()).isEqualTo("+13125550111");
      assertThat(fax.fromName()).isEqualTo("Rossi");
      assertThat(fax.toNumber()).isEqualTo(world.number);
      assertThat(fax.pages()).isEqualTo(2);
      assertThat(world.measures.facts()).contains("received complete 2");
      assertThat(counted()).containsExactly("COMPLETED 1 2");
    }

    @Test
    void has_its_bytes_and_tells_what_the_switch_told() throws IOException {
      world.receive.begins(world.inbound());
      world.receive.ends(world.delivered(2));
      store(2);

      assertThat(world.received().result().values())
          .containsEntry("success", true)
          .containsEntry("partial", false)
          .containsEntry("result_code", 0L)
          .containsEntry("result_text", "OK")
          .containsEntry("transferred_pages", 2L)
          .containsEntry("encoding_name", "T.6")
          .containsEntry("ecm_used", true)
          .containsEntry("remote_station_id", "STUDIO ROSSI");
      UUID file = world.received().faxFileId().orElseThrow();
      Document tiff = world.store.blobs.find(world.account, file).orElseThrow();
      assertThat(tiff.mediaType()).isEqualTo("image/tiff");
      try (InputStream in = world.store.blobs.open(tiff, 0)) {
        assertThat(new String(in.readAllBytes(), ISO_8859_1)).isEqualTo("II*\0" + "2 pages");
      }
    }

    @Test
    void is_told_to_the_faxboxs_people_and_its_owner_once_each() throws IOException {
      List<String> people = List.of("b@x.org", "rossi@x.org", "a@x.org");
      world.box(
          Map.of(
              "name",
              "box",
              "owner_id",
              world.ownerId(),
              "notifications",
              Map.of("email", Map.of("send_to", people))));

      world.receive.begins(world.inbound());
      world.receive.ends(world.delivered(1));
      store(1);

      assertThat(world.notice().kind()).isEqualTo(NoticeKind.ARRIVAL);
      assertThat(world.notice().recipients()).containsExactly("a@x.org", "b@x.org", "rossi@x.org");
      assertThat(world.events())
          .extracting(FaxEvent::kind)
          .startsWith(FaxEvent.Kind.START)
          .endsWith(FaxEvent.Kind.RECEIVE)
          .containsOnlyOnce(FaxEvent.Kind.START, FaxEvent.Kind.RECEIVE);
    }

    @Test
    void is_told_to_the_user_to_whom_its_number_leads() throws IOException {
      Reception.Whose rossi =
          new Reception.Whose(world.account, Optional.empty(), Optional.of(world.owner));

      world.receive.begins(world.inbound(rossi));
      world.receive.ends(world.delivered(1));
      store(1);

      assertThat(world.received().ownerId()).contains(world.owner);
      assertThat(world.notice().recipients()).containsExactly("rossi@x.org");
    }

    @Test
    void is_in_the_inbox_once_however_often_everything_is_told() throws Exception {
      for (int i = 0; i < 2; i++) {
        world.receive.begins(world.inbound());
        world.receive.ends(world.delivered(1));
        store(1);
        world.receive.ends(world.dropped(0));
      }

      assertThat(world.received().result().values()).containsEntry("success", true);
      assertThat(references(world.received().faxFileId().orElseThrow())).isEqualTo(1);
      assertThat(world.wakeups.notices).hasSize(1);
      assertThat(world.events()).extracting(FaxEvent::kind).containsOnlyOnce(FaxEvent.Kind.RECEIVE);
    }

    @Test
    void may_bring_its_file_before_its_result() throws IOException {
      world.receive.begins(world.inbound());
      store(3);
      assertThat(world.isReceived()).isFalse();

      assertThat(world.receive.ends(world.delivered(3))).isEqualTo(Next.NOTHING);

      assertThat(world.received().pages()).isEqualTo(3);
    }

    @Test
    void is_forgotten_as_a_reception_when_the_switch_has_erased_its_file() throws IOException {
      world.receive.begins(world.inbound());
      world.receive.ends(world.delivered(1));
      world.receive.removed(world.call);
      assertThat(world.reception()).as("before it is stored").isPresent();
      store(1);

      assertThat(awaited())
          .extracting(AwaitedFile::call, AwaitedFile::stored)
          .containsExactly(tuple(world.call, true));
      world.receive.removed(world.call);

      assertThat(world.reception()).isEmpty();
      assertThat(world.isReceived()).isTrue();
    }
  }

  @Nested
  class A_fax_that_breaks_off {
    @Test
    void keeps_its_pages_and_is_marked_partial() throws IOException {
      world.receive.begins(world.inbound());
      assertThat(world.receive.ends(world.dropped(2))).isEqualTo(Next.UPLOAD);
      store(2);

      assertThat(world.received().pages()).isEqualTo(2);
      assertThat(world.received().result().values())
          .containsEntry("success", false)
          .containsEntry("partial", true)
          .containsEntry("result_code", 49L)
          .containsEntry("error_message", "The call dropped prematurely");
      assertThat(world.notice().kind()).isEqualTo(NoticeKind.RECEPTION_ERROR);
      assertThat(world.events())
          .extracting(FaxEvent::status)
          .endsWith("A fax was received in part: The call dropped prematurely");
      assertThat(world.measures.facts()).contains("received partial 2");
    }

    @Test
    void before_its_first_page_is_kept_as_failed_with_its_reason() {
      world.receive.begins(world.inbound());

      assertThat(world.receive.ends(world.dropped(0))).isEqualTo(Next.NOTHING);

      assertThat(world.received().pages()).isZero();
      assertThat(world.received().faxFileId()).isEmpty();
      assertThat(world.received().result().values())
          .containsEntry("success", false)
          .containsEntry("partial", false)
          .containsEntry("result_text", "The call dropped prematurely");
      assertThat(world.notice().kind()).isEqualTo(NoticeKind.RECEPTION_ERROR);
      assertThat(world.reception()).isEmpty();
    }

    @Test
    void before_its_first_page_is_only_logged_when_empty_ones_are_not_wanted() {
      world.give("delete_empty_faxes", true);
      world.receive.begins(world.inbound());

      world.receive.ends(world.dropped(0));

      assertThat(world.isReceived()).isFalse();
      assertThat(world.reception()).isEmpty();
      assertThat(world.wakeups.notices).isEmpty();
      assertThat(world.measures.facts()).contains("received no_pages 0");
    }

    @Test
    void without_a_page_is_no_success_whatever_the_switch_says() {
      world.receive.begins(world.inbound());
      world.receive.ends(world.delivered(0));

      assertThat(world.received().result().values())
          .containsEntry("success", false)
          .containsEntry("result_text", "no pages received");
    }

    @Test
    void without_a_result_tells_what_is_known() {
      world.receive.begins(world.inbound());
      world.receive.ends(
          world.report(CallEnding.NO_FAX_RESULT, 0).reason("The caller was a voice").build());

      assertThat(world.received().result().values())
          .containsEntry("error_message", "The caller was a voice")
          .containsEntry("result_cause", "NORMAL_CLEARING");
    }
  }

  @Nested
  class A_call_that_is_lost {
    @Test
    void by_a_restart_of_the_server_leaves_the_pages_that_came() throws IOException {
      world.receive.begins(world.inbound());
      world.receive.goesOn(world.call, 2, "STUDIO ROSSI");

      world.recover.beginAnew();
      assertThat(awaited())
          .extracting(AwaitedFile::call, AwaitedFile::stored)
          .containsExactly(tuple(world.call, false));
      store(2);

      assertThat(world.received().pages()).isEqualTo(2);
      assertThat(world.received().result().values())
          .containsEntry("partial", true)
          .containsEntry("error_message", "The server stopped during the call");
    }

    @Test
    void before_it_told_of_a_page_is_asked_for_those_that_may_have_come() throws IOException {
      world.receive.begins(world.inbound());

      world.recover.beginAnew();
      assertThat(world.isReceived()).isFalse();
      assertThat(awaited()).hasSize(1);
      store(2);

      assertThat(world.received().pages()).isEqualTo(2);
      assertThat(world.received().result().values())
          .containsEntry("success", false)
          .containsEntry("partial", true)
          .containsEntry("transferred_pages", 2L)
          .containsEntry("damaged", false)
          .containsEntry("error_message", "The server stopped during the call");
      assertThat(world.measures.facts()).contains("received partial 2");
    }

    @Test
    void and_has_no_file_is_kept_as_failed_after_a_round_and_still_asked_for() throws IOException {
      world.system(Map.of("call_command.store_file.fax.retries", 2, "max_storage_retry", 3));
      world.receive.begins(world.inbound());
      world.recover.beginAnew();
      world.receive.notFetched(world.call, "-ERR");
      assertThat(world.isReceived()).isFalse();

      world.receive.notFetched(world.call, "-ERR");

      assertThat(world.received().pages()).isZero();
      assertThat(world.received().result().values())
          .containsEntry("partial", false)
          .containsEntry("error_message", "The server stopped during the call");
      assertThat(world.measures.facts()).contains("received no_pages 0");
      store(1);
      assertThat(world.received().pages()).isEqualTo(1);
    }

    @Test
    void and_has_no_file_is_forgotten_after_all_rounds_when_empty_ones_are_not_wanted() {
      world.give("delete_empty_faxes", true);
      world.system(Map.of("call_command.store_file.fax.retries", 2, "max_storage_retry", 3));
      world.receive.begins(world.inbound());
      world.recover.beginAnew();
      for (int i = 1; i <= 6; i++) {
        assertThat(world.reception()).as("before try " + i).isPresent();
        world.receive.notFetched(world.call, "-ERR");
      }

      assertThat(world.isReceived()).isFalse();
      assertThat(world.reception()).isEmpty();
    }

    @Test
    void by_the_switch_is_noticed_after_a_while() {
      world.receive.begins(world.inbound());
      world.store.clock.advance(Reception.PATIENCE.minusSeconds(1));
      world.recover.recoverReceptions();
      assertThat(underWay()).extracting(Reception::state).containsExactly(State.RECEIVING);

      world.store.clock.advance(Duration.ofSeconds(2));
      world.recover.recoverReceptions();
      assertThat(underWay()).extracting(Reception::state).containsExactly(State.AWAITING_FILE);
      world.store.clock.advance(Reception.FILE_PATIENCE.plusSeconds(1));
      world.recover.recoverReceptions();

      assertThat(world.received().result().values())
          .containsEntry("error_message", "The switch told nothing of the call any more");
    }

    @Test
    void after_its_result_is_asked_for_its_file_at_once_after_a_restart() {
      world.receive.begins(world.inbound());
      world.receive.ends(world.delivered(1));
      assertThat(awaited()).isEmpty();

      world.recover.beginAnew();

      assertThat(awaited()).hasSize(1);
    }
  }

  @Nested
  class The_last_room {
    private InboundCall another() {
      InboundCall first = world.inbound();
      return new InboundCall(
          new CallId(UUID.randomUUID()), first.whose(), first.line(), first.leg());
    }

    @Test
    void is_for_one_of_the_calls_that_were_routed_to_it_at_the_same_time() throws Exception {
      world.system(Map.of("max_inbound", 1));
      AtomicInteger admitted = new AtomicInteger();
      List<Thread> calls = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        InboundCall call = another();
        calls.add(
            new Thread(
                () -> {
                  try {
                    world.receive.begins(call);
                    admitted.incrementAndGet();
                  } catch (NotAdmitted e) {
                    assertThat(e.refusal().cause()).isEqualTo(HangupCause.USER_BUSY);
                  }
                }));
      }
      calls.forEach(Thread::start);
      for (Thread call : calls) {
        call.join();
      }

      assertThat(admitted).hasValue(1);
    }

    @Test
    void stays_that_of_a_call_that_is_told_of_twice() {
      world.system(Map.of("max_inbound", 1));

      assertThat(world.receive.begins(world.inbound()))
          .isEqualTo(world.receive.begins(world.inbound()));
    }

    @Test
    void is_nowhere_in_an_account_that_is_gone() {
      InboundCall call =
          world.inbound(new Reception.Whose(UUID.randomUUID(), Optional.empty(), Optional.empty()));

      assertThatThrownBy(() -> world.receive.begins(call)).isInstanceOf(NotAdmitted.class);
    }
  }

  @Nested
  class A_file {
    @Test
    void that_the_switch_does_not_bring_is_asked_for_again_and_again() {
      world.receive.begins(world.inbound());
      world.receive.ends(world.delivered(1));

      world.receive.notFetched(world.call, "-ERR");
      assertThat(awaited()).isEmpty();
      world.store.clock.advance(Duration.ofSeconds(2));
      assertThat(awaited()).hasSize(1);
      assertThat(awaited()).as("somebody is at it").isEmpty();
      assertThat(world.receive.awaited("another:8021")).isEmpty();
    }

    @Test
    void that_never_comes_leaves_a_fax_without_pages_and_its_people_are_told() {
      world.system(Map.of("call_command.store_file.fax.retries", 2, "max_storage_retry", 3));
      neverBrought(6);

      assertThat(world.received().pages()).isZero();
      assertThat(world.received().result().values())
          .containsEntry("success", false)
          .containsEntry(
              "error_message", "The pages were received but could not be fetched from the switch");
      assertThat(world.notice().kind()).isEqualTo(NoticeKind.RECEPTION_ERROR);
      assertThat(world.measures.facts()).contains("received file_missing 0");
    }

    @Test
    void that_comes_late_is_taken_all_the_same() throws IOException {
      world.system(Map.of("call_command.store_file.fax.retries", 1, "max_storage_retry", 1));
      neverBrought(1);
      assertThat(world.received().faxFileId()).isEmpty();
      world.store.clock.advance(Duration.ofMinutes(15));
      assertThat(awaited()).hasSize(1);

      store(1);

      assertThat(world.received().faxFileId()).isPresent();
      assertThat(world.received().result().values()).containsEntry("success", true);
      assertThat(world.notice().kind()).isEqualTo(NoticeKind.ARRIVAL);
      assertThat(counted()).containsExactlyInAnyOrder("FAILED 1 0", "COMPLETED 0 1");
    }

    @Test
    void is_asked_for_again_when_a_transfer_takes_too_long() {
      world.system(Map.of("call_command.store_file.fax.save_timeout_ms", 20_000));
      world.receive.begins(world.inbound());
      world.receive.ends(world.delivered(1));

      world.store.clock.advance(Duration.ofSeconds(19));
      assertThat(awaited()).isEmpty();
      world.store.clock.advance(Duration.ofSeconds(1));
      assertThat(awaited()).hasSize(1);
    }

    @Test
    void is_soon_asked_for_again_when_every_way_to_the_switch_broke() {
      world.receive.begins(world.inbound());
      world.receive.ends(world.delivered(1));

      world.receive.notAsked(world.call);

      world.store.clock.advance(Duration.ofSeconds(9));
      assertThat(awaited()).isEmpty();
      world.store.clock.advance(Duration.ofSeconds(1));
      assertThat(awaited()).hasSize(1);
    }

    private void neverBrought(int times) {
      world.receive.begins(world.inbound());
      world.receive.ends(world.delivered(1));
      for (int i = 1; i <= times; i++) {
        assertThat(world.isReceived()).as("before try " + i).isFalse();
        world.receive.notFetched(world.call, "-ERR");
      }
    }

    @Test
    void is_stored_once_under_the_secret_of_its_call() throws IOException {
      String token = world.receive.begins(world.inbound()).uploadPath().split("/")[3];
      Path file = FakeTiffs.tiff(directory, 1);

      Reception found = world.store.tx.in(() -> world.files.byToken(token).orElseThrow());
      assertThat(world.files.byToken("0".repeat(64))).isEmpty();
      assertThat(world.storing.storeReception(found, file)).as("anew").isTrue();
      assertThat(world.storing.storeReception(found, file)).as("again").isFalse();
      Path another = FakeTiffs.tiff(directory, 2);
      assertThatThrownBy(() -> world.storing.storeReception(found, another))
          .asInstanceOf(type(FaxException.class))
          .extracting(FaxException::type)
          .isEqualTo(ProblemType.CONFLICT);
    }

    @Test
    void that_is_no_tiff_is_refused() throws IOException {
      world.receive.begins(world.inbound());
      Path file = Files.writeString(directory.resolve("x.tiff"), "<html>no</html>");

      assertThatThrownBy(() -> world.receive.store(world.call, file))
          .asInstanceOf(type(FaxException.class))
          .extracting(FaxException::type)
          .isEqualTo(ProblemType.UNSUPPORTED_MEDIA_TYPE);
    }

    @Test
    void that_is_damaged_is_kept_as_it_came() throws IOException {
      world.receive.begins(world.inbound());
      world.receive.ends(world.delivered(3));

      world.receive.store(world.call, FakeTiffs.tiff(directory, "torn"));

      assertThat(world.received().faxFileId()).isPresent();
      assertThat(world.received().pages()).isEqualTo(3);
      assertThat(world.received().result().values()).containsEntry("damaged", true);
    }

    @Test
    void of_a_fax_that_was_deleted_meanwhile_is_let_go() throws Exception {
      world.system(Map.of("call_command.store_file.fax.retries", 1, "max_storage_retry", 1));
      neverBrought(1);
      world.store.tx.run(
          () ->
              world
                  .store
                  .faxes
                  .byId(world.call.value())
                  .orElseThrow()
                  .isDeleted(world.store.clock.instant()));

      store(1);

      UUID document = world.reception().orElseThrow().documentId().orElseThrow();
      assertThat(references(document)).isZero();
    }
  }
}
