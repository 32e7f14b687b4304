package org.caselli.fax.app.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.app.announce.Heard;
import org.caselli.fax.app.dispatch.TransactionalBean;
import org.caselli.fax.app.keep.StoreDocument;
import org.caselli.fax.domain.account.HostedNumber;
import org.caselli.fax.domain.call.CallId;
import org.caselli.fax.domain.document.Document;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.fax.Folder;
import org.caselli.fax.domain.faxbox.Faxbox;
import org.caselli.fax.domain.faxbox.FaxboxDocument;
import org.caselli.fax.domain.listing.Stretch;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.caselli.fax.domain.reception.Reception;
import org.caselli.fax.domain.settings.SettingScope;
import org.caselli.fax.port.InboundCall;
import org.caselli.fax.port.InboundDelivery;
import org.caselli.fax.port.NodeLife;
import org.caselli.fax.port.RecordingMeasures;
import org.caselli.fax.store.Store;
import org.caselli.fax.store.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceiveFaxTest {
  private static TestDatabase database;

  @TempDir private Path directory;
  private final UUID call = UUID.randomUUID();
  private Store store;
  private UUID account;
  private UUID faxbox;
  private final UUID owner = UUID.randomUUID();
  private String number;
  private ReceiveFax receive;

  @BeforeAll
  static void open() {
    database = TestDatabase.h2();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @BeforeEach
  void start() {
    store = new Store(database);
    account = store.account();
    faxbox = UUID.randomUUID();
    number = Store.freshNumber();
    store.tx.run(
        () ->
            store.faxboxes.add(
                new Faxbox(
                    faxbox,
                    account,
                    faxbox + ".example",
                    new FaxboxDocument(
                        Map.of("name", "box", "owner_id", owner.toString().replace("-", ""))),
                    store.clock.instant())));
    store.tx.run(
        () -> store.accounts.assign(new HostedNumber(number, account, Optional.of(faxbox))));
    receive =
        new ReceiveFax(
            store.accounts,
            new StoreDocument(store.blobs, store.settings, length -> {}),
            TransactionalBean.of(
                StoreReceived.class,
                new StoreReceived(
                    store.faxes,
                    store.faxboxes,
                    store.receptions,
                    store.blobs,
                    Heard.nobody(store),
                    store.clock),
                store.tx),
            new IdentifyReceiver(store.settings, store.ownFaxSettings, store.faxboxes),
            store.settings,
            TransactionalBean.of(
                FollowReceptions.class,
                new FollowReceptions(
                    store.accounts,
                    store.faxboxes,
                    store.receptions,
                    new NodeLife(Store.NODE),
                    store.clock),
                store.tx),
            new RecordingMeasures());
  }

  private InboundDelivery delivery(String to, String content, int firstPage, int pages)
      throws IOException {
    Path tiff = directory.resolve("received.tiff");
    Files.writeString(tiff, content);
    return new InboundDelivery(
        to, "+13125550111", "Rossi", "STUDIO ROSSI", tiff, firstPage, pages, new CallId(call));
  }

  private Fax received() {
    return store.tx.in(() -> store.faxes.byId(call).orElseThrow());
  }

  @Test
  void a_number_is_hosted_when_an_account_has_it() {
    assertThat(receive.isHosted(number)).isTrue();
    assertThat(receive.isHosted(Store.freshNumber())).isFalse();
  }

  @Test
  void a_fax_goes_to_the_inbox_of_the_account_and_faxbox_of_the_number() throws IOException {
    receive.deliver(delivery(number, "two pages", 0, 2));

    Fax fax = received();
    assertThat(fax.accountId()).isEqualTo(account);
    assertThat(fax.faxboxId()).contains(faxbox);
    assertThat(fax.ownerId()).contains(owner);
    assertThat(fax.direction()).isEqualTo(Fax.Direction.INBOUND);
    assertThat(fax.folder()).isEqualTo(Folder.INBOX);
    assertThat(fax.fromNumber()).isEqualTo("+13125550111");
    assertThat(fax.fromName()).isEqualTo("Rossi");
    assertThat(fax.toNumber()).isEqualTo(number);
    assertThat(fax.pages()).isEqualTo(2);
    assertThat(fax.result().values())
        .containsEntry("success", true)
        .containsEntry("remote_station_id", "STUDIO ROSSI");
    Document tiff = store.blobs.find(account, fax.faxFileId().orElseThrow()).orElseThrow();
    assertThat(tiff.mediaType()).isEqualTo("image/tiff");
    try (InputStream in = store.blobs.open(tiff, 0)) {
      assertThat(in).hasContent("two pages");
    }
  }

  @Test
  void a_reception_is_to_be_seen_from_the_beginning_of_the_call_until_the_fax_is_there()
      throws IOException {
    receive.begins(new InboundCall(new CallId(call), number, "+13125550111", "Rossi"));
    receive.begins(new InboundCall(new CallId(call), number, "+13125550111", "Rossi"));
    receive.goesOn(new CallId(call), 1, "STUDIO ROSSI");

    Reception seen = store.tx.in(() -> store.receptions.byId(account, call).orElseThrow());
    assertThat(seen.whose().faxbox()).contains(faxbox);
    assertThat(seen.whose().owner()).contains(owner);
    assertThat(seen.pages()).isEqualTo(1);
    receive.deliver(delivery(number, "two pages", 0, 2));
    receive.ends(new CallId(call));
    assertThat(store.tx.in(() -> store.receptions.byId(call))).isEmpty();
    assertThat(received().pages()).isEqualTo(2);
  }

  @Test
  void a_call_that_breaks_off_is_no_longer_to_be_seen() {
    receive.begins(new InboundCall(new CallId(call), number, "", ""));
    receive.begins(new InboundCall(new CallId(UUID.randomUUID()), Store.freshNumber(), "", ""));

    receive.ends(new CallId(call));

    assertThat(store.tx.in(() -> store.receptions.walk(account, Stretch.ALL, 10))).isEmpty();
  }

  @Test
  void the_same_call_is_stored_once() throws IOException {
    receive.deliver(delivery(number, "once", 0, 2));
    UUID tiff = received().faxFileId().orElseThrow();

    receive.deliver(delivery(number, "once", 0, 2));
    receive.deliver(delivery(number, "something else", 0, 5));

    assertThat(received().pages()).isEqualTo(2);
    assertThat(received().faxFileId()).contains(tiff);
  }

  @Test
  void a_repeated_delivery_leaves_no_second_reference_to_the_document() throws Exception {
    receive.deliver(delivery(number, "counted", 0, 1));
    receive.deliver(delivery(number, "counted", 0, 1));

    assertThat(references(received().faxFileId().orElseThrow())).isEqualTo(1);
  }

  private static int references(UUID document) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
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
  void a_resumed_fax_has_all_pages_of_the_file_and_says_how_many_came_now() throws IOException {
    receive.deliver(delivery(number, "resumed", 2, 3));

    assertThat(received().pages()).isEqualTo(5);
    assertThat(received().result().values()).containsEntry("transferred_pages", 3L);
  }

  @Test
  void a_number_answers_with_its_faxboxs_identity_and_tells_the_fax_so() throws IOException {
    settings(SettingScope.SYSTEM, "fax_settings", Map.of("override_callee_number", true));
    settings(SettingScope.ACCOUNT, "fax_settings", Map.of("caller_id", "+15550001"));
    box(Map.of("name", "box", "fax_identity", "STUDIO", "caller_name", "Studio Bianchi"));

    assertThat(receive.stationId(number)).isEqualTo("STUDIO");
    receive.deliver(delivery(number, "identified", 0, 1));
    assertThat(received().result().values())
        .containsEntry("local_station_id", "STUDIO")
        .containsEntry("callee_id_number", "+15550001")
        .containsEntry("callee_id_name", "Studio Bianchi");
  }

  @Test
  void without_the_override_a_number_answers_as_itself() {
    settings(SettingScope.ACCOUNT, "fax_settings", Map.of("override_fax_identity", false));
    box(Map.of("name", "box", "fax_identity", "STUDIO"));

    assertThat(receive.stationId(number)).isEqualTo(number);

    box(Map.of("name", "box", "fax_identity", "STUDIO", "override_fax_identity", true));
    assertThat(receive.stationId(number)).isEqualTo("STUDIO");
  }

  @Test
  void a_call_without_a_page_is_kept_as_failed_unless_empty_ones_are_not_wanted()
      throws IOException {
    InboundDelivery empty = delivery(number, "", 0, 0);
    give("delete_empty_faxes", true);
    receive.deliver(empty);
    assertThat(store.faxes.byId(call)).isEmpty();

    give("delete_empty_faxes", false);
    receive.deliver(empty);

    assertThat(received().pages()).isZero();
    assertThat(received().faxFileId()).isEmpty();
    assertThat(received().result().values())
        .containsEntry("success", false)
        .containsEntry("result_text", "no pages received");
  }

  private void give(String name, Object value) {
    store.tx.run(
        () -> store.settings.give(SettingScope.ACCOUNT, account, Map.of(name, value), "test"));
  }

  private void settings(SettingScope scope, String name, Map<String, Object> fields) {
    store.tx.run(() -> store.settings.give(scope, account, Map.of(name, fields), "test"));
  }

  private void box(Map<String, Object> fields) {
    store.tx.run(
        () ->
            store
                .faxboxes
                .byId(account, faxbox)
                .orElseThrow()
                .changed(new FaxboxDocument(fields), store.clock.instant()));
  }

  /** Other tests share the database. */
  @AfterEach
  void takeBack() {
    Map<String, Object> nothing = new HashMap<>();
    nothing.put("fax_settings", null);
    store.tx.run(() -> store.settings.give(SettingScope.SYSTEM, account, nothing, "test"));
  }

  @Test
  void a_fax_for_a_number_that_is_not_hosted_is_refused() throws IOException {
    InboundDelivery delivery = delivery(Store.freshNumber(), "for nobody", 0, 1);

    assertThatThrownBy(() -> receive.deliver(delivery))
        .asInstanceOf(type(FaxException.class))
        .extracting(FaxException::type)
        .isEqualTo(ProblemType.NOT_FOUND);
    assertThat(store.faxes.byId(call)).isEmpty();
  }
}
