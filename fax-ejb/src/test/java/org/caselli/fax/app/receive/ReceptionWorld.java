package org.caselli.fax.app.receive;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.app.announce.Heard;
import org.caselli.fax.app.dispatch.RecordingWakeups;
import org.caselli.fax.app.dispatch.SequentialIds;
import org.caselli.fax.app.dispatch.TransactionalBean;
import org.caselli.fax.app.keep.StoreDocument;
import org.caselli.fax.app.node.NodeLease;
import org.caselli.fax.app.node.NodeRows;
import org.caselli.fax.domain.account.HostedNumber;
import org.caselli.fax.domain.account.Role;
import org.caselli.fax.domain.account.User;
import org.caselli.fax.domain.call.CallEnding;
import org.caselli.fax.domain.call.CallId;
import org.caselli.fax.domain.call.Negotiation;
import org.caselli.fax.domain.call.TransmissionReport;
import org.caselli.fax.domain.event.FaxEvent;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.faxbox.Faxbox;
import org.caselli.fax.domain.faxbox.FaxboxDocument;
import org.caselli.fax.domain.notice.Notice;
import org.caselli.fax.domain.reception.Reception;
import org.caselli.fax.domain.settings.SettingScope;
import org.caselli.fax.port.InboundCall;
import org.caselli.fax.port.NodeLife;
import org.caselli.fax.port.RecordingMeasures;
import org.caselli.fax.store.Store;
import org.caselli.fax.store.TestDatabase;

/** An account with a faxbox and its owner, and a call to its number. */
final class ReceptionWorld {
  final Store store;
  final RecordingWakeups wakeups = new RecordingWakeups();
  final RecordingMeasures measures = new RecordingMeasures();
  final UUID account;
  final UUID owner = UUID.randomUUID();
  final UUID faxbox = UUID.randomUUID();
  final String number = Store.freshNumber();
  final CallId call = new CallId(UUID.randomUUID());
  final String switchName = "switch of " + call;
  final FileSteps files;
  final StoreReception storing;
  final ReceiveFaxes receive;
  final RecoverReceptions recover;
  final NodeLease lease;

  ReceptionWorld(TestDatabase database) {
    store = new Store(database);
    account = store.account();
    store.tx.run(this::furnish);
    IdentifyReceiver receivers =
        new IdentifyReceiver(store.settings, store.ownFaxSettings, store.faxboxes);
    ConcludeReception conclude =
        new ConcludeReception(
            store.receptions,
            store.faxes,
            store.blobs,
            store.notices,
            new TellReceiver(store.faxboxes, store.users, receivers),
            Heard.announcements(store),
            store.usage,
            store.settings,
            new SequentialIds(),
            store.clock);
    NodeLife node = new NodeLife(Store.NODE);
    NodeRows nodes =
        TransactionalBean.of(
            NodeRows.class,
            new NodeRows(store.leases, store.jobs, store.attempts, node, store.clock),
            store.tx);
    lease = new NodeLease(nodes, store.clock);
    CallSteps calls =
        TransactionalBean.of(
            CallSteps.class,
            new CallSteps(
                store.receptions,
                new InboundRoom(store.accounts, store.receptions, store.slots, store.settings),
                conclude,
                receivers,
                store.settings,
                node,
                nodes,
                new SequentialIds(),
                Heard.announcements(store),
                store.clock),
            store.tx);
    files =
        TransactionalBean.of(
            FileSteps.class,
            new FileSteps(
                store.receptions,
                store.accounts,
                conclude,
                store.blobs,
                store.settings,
                store.clock),
            store.tx);
    AfterReception after = new AfterReception(measures, wakeups);
    storing =
        new StoreReception(
            files,
            new StoreDocument(store.blobs, store.settings, length -> {}),
            new FakeTiffs(),
            after);
    receive = new ReceiveFaxes(calls, files, storing, after);
    recover = new RecoverReceptions(calls, files, after, lease);
  }

  private void furnish() {
    User.Profile rossi =
        new User.Profile("rossi" + owner, "rossi@x.org", Role.USER, "", true, "{}");
    store.users.add(new User(owner, account, rossi, store.clock.instant()));
    FaxboxDocument box = new FaxboxDocument(Map.of("name", "box", "owner_id", ownerId()));
    store.faxboxes.add(
        new Faxbox(faxbox, account, faxbox + ".example", box, store.clock.instant()));
    store.accounts.assign(new HostedNumber(number, account, Optional.of(faxbox)));
  }

  String ownerId() {
    return owner.toString().replace("-", "");
  }

  InboundCall inbound() {
    return inbound(new Reception.Whose(account, Optional.of(faxbox), Optional.of(owner)));
  }

  InboundCall inbound(Reception.Whose whose) {
    return new InboundCall(
        call,
        whose,
        new Reception.Line("+13125550111", "Rossi", number),
        new InboundCall.SwitchLeg(switchName, "/tmp/"));
  }

  TransmissionReport delivered(int pages) {
    return report(CallEnding.FAX_RESULT, pages).success(true).t30(0, "OK").build();
  }

  TransmissionReport dropped(int pages) {
    return report(CallEnding.FAX_RESULT, pages).t30(49, "The call dropped prematurely").build();
  }

  TransmissionReport.Builder report(CallEnding ending, int pages) {
    return TransmissionReport.of(call, store.clock.instant(), ending)
        .pagesConfirmed(pages)
        .hangupCause("NORMAL_CLEARING")
        .negotiation(new Negotiation(14_400, true, true, Optional.of("STUDIO ROSSI")))
        .facts(Map.of("encoding_name", "T.6"));
  }

  Optional<Reception> reception() {
    return store.tx.in(() -> store.receptions.byId(call.value()));
  }

  boolean isReceived() {
    return store.tx.in(() -> store.faxes.byId(call.value())).isPresent();
  }

  Fax received() {
    return store.tx.in(() -> store.faxes.byId(call.value()).orElseThrow());
  }

  /** The last notice that was woken up for. */
  Notice notice() {
    UUID last = wakeups.notices.get(wakeups.notices.size() - 1);
    return store.tx.in(() -> store.notices.byId(last).orElseThrow());
  }

  /** Events of this call, in order. */
  List<FaxEvent> events() {
    return Heard.announced(store).stream()
        .filter(event -> event.about().id().equals(call.value()))
        .toList();
  }

  void give(String name, Object value) {
    store.tx.run(
        () -> store.settings.give(SettingScope.ACCOUNT, account, Map.of(name, value), "test"));
  }

  void system(Map<String, Object> values) {
    store.tx.run(() -> store.settings.give(SettingScope.SYSTEM, account, values, "test"));
  }

  void box(Map<String, Object> fields) {
    store.tx.run(
        () ->
            store
                .faxboxes
                .byId(account, faxbox)
                .orElseThrow()
                .changed(new FaxboxDocument(fields), store.clock.instant()));
  }
}
