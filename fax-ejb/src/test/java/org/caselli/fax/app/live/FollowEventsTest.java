package org.caselli.fax.app.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.IntStream;
import org.caselli.fax.app.admin.RecogniseCaller;
import org.caselli.fax.app.admin.SecretHash;
import org.caselli.fax.app.admin.Tenancy;
import org.caselli.fax.app.announce.LogSteps;
import org.caselli.fax.app.dispatch.TransactionalBean;
import org.caselli.fax.app.query.LookBelow;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.account.ApiKey;
import org.caselli.fax.domain.account.Role;
import org.caselli.fax.domain.call.Facts;
import org.caselli.fax.domain.event.FaxEvent;
import org.caselli.fax.domain.event.FaxEvent.About;
import org.caselli.fax.domain.event.FaxEvent.Kind;
import org.caselli.fax.domain.event.FaxEvent.People;
import org.caselli.fax.domain.event.FaxEvent.Subject;
import org.caselli.fax.domain.event.LoggedEvent;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.settings.SettingScope;
import org.caselli.fax.port.EventSink.End;
import org.caselli.fax.port.NodeLife;
import org.caselli.fax.port.RecordingMeasures;
import org.caselli.fax.store.OwnDatabase;
import org.caselli.fax.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FollowEventsTest {
  private final RecordingMeasures measures = new RecordingMeasures();
  private final RecordingSink sink = new RecordingSink();
  @RegisterExtension static final OwnDatabase DATABASE = new OwnDatabase();

  private Store store;
  private UUID account;
  private LiveEvents live;
  private LogSteps steps;
  private TailLog tail;
  private FollowEvents follow;
  private LookBelow lookBelow;

  @BeforeEach
  void start() {
    store = new Store(DATABASE.get());
    account = store.account();
    live = new LiveEvents(measures, store.clock);
    steps = steps(store);
    tail = new TailLog(steps, live);
    lookBelow =
        TransactionalBean.of(
            LookBelow.class,
            new LookBelow(new Tenancy(store.accounts), store.faxboxes, store.users),
            store.tx);
    follow = new FollowEvents(lookBelow, live, steps, store.settings, Runnable::run, store.clock);
  }

  @AfterEach
  void asBefore() {
    give(Map.of("event_streams", 5_000, "account_event_streams", 1_000));
  }

  private static LogSteps steps(Store store) {
    return TransactionalBean.of(
        LogSteps.class,
        new LogSteps(
            store.events,
            store.cursors,
            store.leases,
            store.settings,
            new NodeLife(Store.NODE),
            store.clock),
        store.tx);
  }

  private Follow all(Access access) {
    return new Follow(access, "", access.account(), Optional.empty(), any -> true);
  }

  private Access administrator() {
    return new Access(account, UUID.randomUUID(), Role.ACCOUNT_ADMIN);
  }

  private Following begin(Follow wanted, OptionalLong after) {
    return follow.followEvents(wanted, after).apply(sink);
  }

  private FaxEvent event(UUID of, Kind kind) {
    return event(kind, new About(of, Subject.OUTBOUND, UUID.randomUUID(), none(), People.NOBODY));
  }

  private FaxEvent event(Kind kind, About about) {
    return new FaxEvent(
        UUID.randomUUID(), kind, about, none(), "It happened", Facts.NONE, store.clock.instant());
  }

  private static <T> Optional<T> none() {
    return Optional.empty();
  }

  private void happens(FaxEvent... events) {
    store.tx.run(() -> store.outbox.add(List.of(events)));
    tail.tailLog(true);
  }

  @Test
  void what_happens_from_now_on_is_heard_in_order_and_once() {
    happens(event(account, Kind.ACCEPTED));
    begin(all(administrator()), OptionalLong.empty());

    happens(event(account, Kind.PREPARE), event(store.account(), Kind.PREPARE));
    happens(event(account, Kind.START));
    tail.tailLog(false);

    assertThat(sink.kinds()).containsExactly(Kind.PREPARE, Kind.START);
    assertThat(sink.missed).isFalse();
    assertThat(measures.facts("event")).hasSize(2);
  }

  @Test
  void events_of_another_node_are_heard_too() {
    begin(all(administrator()), OptionalLong.empty());
    happens(event(account, Kind.ACCEPTED));

    store.tx.run(() -> store.outbox.add(List.of(event(account, Kind.PREPARE))));
    store.tx.run(() -> store.events.append(10));
    tail.tailLog(false);
    store.tx.run(() -> store.outbox.add(List.of(event(account, Kind.START))));
    tail.tailLog(false);

    assertThat(sink.kinds()).containsExactly(Kind.ACCEPTED, Kind.PREPARE, Kind.START);
  }

  @Test
  void who_was_away_reads_on_where_it_stopped_however_much_that_is() {
    happens(event(account, Kind.ACCEPTED));
    long read = steps.bounds().last();
    FaxEvent[] many =
        IntStream.range(0, 1_200)
            .mapToObj(i -> event(i % 2 == 0 ? account : new UUID(0, i), Kind.SEND))
            .toArray(FaxEvent[]::new);
    happens(many);

    begin(all(administrator()), OptionalLong.of(read));
    happens(event(account, Kind.END));

    assertThat(sink.events).hasSize(601);
    assertThat(sink.events).extracting(LoggedEvent::position).isSorted().doesNotHaveDuplicates();
    assertThat(sink.kinds()).last().isEqualTo(Kind.END);
    assertThat(sink.missed).isFalse();
  }

  @Test
  void who_was_away_for_too_long_is_told_and_goes_on_from_now() {
    happens(event(account, Kind.ACCEPTED), event(account, Kind.PREPARE));
    Instant later = store.clock.instant().plus(Duration.ofDays(2));
    store.tx.run(() -> store.events.forgetBefore(later, Long.MAX_VALUE));

    begin(all(administrator()), OptionalLong.of(1));
    happens(event(account, Kind.START));

    assertThat(sink.missed).isTrue();
    assertThat(sink.kinds()).containsExactly(Kind.START);
  }

  @Test
  void a_place_that_was_never_given_is_one_that_is_not_there() {
    begin(all(administrator()), OptionalLong.of(1_000_000));
    happens(event(account, Kind.START));

    assertThat(sink.missed).isTrue();
    assertThat(sink.kinds()).containsExactly(Kind.START);
  }

  @Test
  void everybody_hears_of_the_faxes_that_are_in_its_lists() {
    UUID user = UUID.randomUUID();
    UUID key = UUID.randomUUID();
    UUID box = UUID.randomUUID();
    Access sender = new Access(account, key, Role.SEND_ONLY);
    Access bound = new Access(account, key, Role.READ_ONLY, none(), Optional.of(box));
    About ofUser = about(Subject.INBOUND, none(), new People(Optional.of(user), none()));
    About ofKey = about(Subject.OUTBOUND, none(), new People(none(), Optional.of(key)));
    About ofBox = about(Subject.OUTBOUND, Optional.of(box), People.NOBODY);
    About faxbox = new About(account, Subject.FAXBOX, box, Optional.of(box), People.NOBODY);

    assertThat(seenBy(Access.ofUser(account, user, Role.USER), ofUser, ofKey, ofBox, faxbox))
        .containsExactly(ofUser, faxbox);
    assertThat(seenBy(sender, ofUser, ofKey, ofBox, faxbox)).containsExactly(ofKey);
    assertThat(seenBy(bound, ofUser, ofKey, ofBox, faxbox)).containsExactly(ofBox, faxbox);
    assertThat(seenBy(administrator(), ofUser, ofKey, ofBox, faxbox))
        .containsExactly(ofUser, ofKey, ofBox, faxbox);
  }

  private About about(Subject subject, Optional<UUID> box, People people) {
    return new About(account, subject, UUID.randomUUID(), box, people);
  }

  private List<About> seenBy(Access access, About... abouts) {
    Follow wanted = all(access);
    return List.of(abouts).stream()
        .filter(each -> wanted.takes(new LoggedEvent(1, 1, event(Kind.DOC_EDITED, each))))
        .toList();
  }

  @Test
  void nobody_follows_an_account_that_is_not_within_its_own() {
    Follow strange =
        new Follow(administrator(), "", store.account(), Optional.empty(), any -> true);

    assertThatThrownBy(() -> follow.followEvents(strange, OptionalLong.empty()))
        .isInstanceOf(FaxException.class)
        .hasMessageContaining("not within yours");
    assertThat(live.count()).isZero();
  }

  @Test
  void who_reads_too_slowly_is_let_go_and_holds_nobody_up() {
    sink.stuck = true;
    RecordingSink quick = new RecordingSink();
    begin(all(administrator()), OptionalLong.empty());
    follow.followEvents(all(administrator()), OptionalLong.empty()).apply(quick);

    for (int i = 0; i < 1_100; i++) {
      happens(event(account, Kind.SEND));
    }

    assertThat(sink.ended).containsExactly(End.SLOW);
    assertThat(sink.events).hasSize(1_000);
    assertThat(quick.events).hasSize(1_100);
    assertThat(live.count()).isEqualTo(1);
    assertThat(measures.facts("stream dropped")).hasSize(1);
  }

  @Test
  void who_is_gone_is_forgotten_with_the_next_beat() {
    begin(all(administrator()), OptionalLong.empty());
    KeepStreamsOpen keep = new KeepStreamsOpen(live);
    keep.keepStreamsOpen();
    assertThat(sink.beats).isEqualTo(1);

    sink.gone = true;
    keep.keepStreamsOpen();

    assertThat(live.count()).isZero();
    happens(event(account, Kind.SEND));
    assertThat(sink.events).isEmpty();
  }

  @Test
  void a_node_that_stops_says_so_on_all_streams() {
    begin(all(administrator()), OptionalLong.empty());

    live.close();

    assertThat(sink.ended).containsExactly(End.SHUTDOWN);
    assertThat(live.count()).isZero();
  }

  @Test
  void no_more_streams_are_open_than_event_streams() {
    give(Map.of("event_streams", 1));
    begin(all(administrator()), OptionalLong.empty());

    assertThatThrownBy(() -> begin(all(administrator()), OptionalLong.empty()))
        .hasMessageContaining("Too many clients");
  }

  @Test
  void one_account_has_no_more_streams_than_account_event_streams() {
    give(Map.of("account_event_streams", 1));
    begin(all(administrator()), OptionalLong.empty());
    UUID other = store.account();
    begin(all(new Access(other, UUID.randomUUID(), Role.ACCOUNT_ADMIN)), OptionalLong.empty());

    assertThatThrownBy(() -> begin(all(administrator()), OptionalLong.empty()))
        .hasMessageContaining("Too many clients");
  }

  private void give(Map<String, Object> values) {
    store.tx.run(() -> store.settings.give(SettingScope.SYSTEM, account, values, "test"));
  }

  @Test
  void a_stream_ends_when_its_key_is_revoked_and_another_goes_on() {
    Access access = new Access(account, UUID.randomUUID(), Role.ACCOUNT_ADMIN);
    Access gone = new Access(account, UUID.randomUUID(), Role.ACCOUNT_ADMIN);
    issue(access, "stays");
    issue(gone, "goes");
    RecordingSink other = new RecordingSink();
    begin(new Follow(gone, "goes", account, none(), any -> true), OptionalLong.empty());
    follow
        .followEvents(
            new Follow(access, "stays", account, none(), any -> true), OptionalLong.empty())
        .apply(other);
    CheckFollowers check =
        new CheckFollowers(
            live,
            TransactionalBean.of(
                RecogniseCaller.class, new RecogniseCaller(store.keys, store.clock), store.tx),
            lookBelow,
            store.clock);
    check.checkFollowers();
    assertThat(live.count()).isEqualTo(2);

    store.tx.run(() -> store.keys.revoke(gone.principal(), store.clock.instant()));
    check.checkFollowers();

    assertThat(sink.ended).containsExactly(End.ACCESS);
    assertThat(other.ended).isEmpty();
  }

  private void issue(Access access, String token) {
    Instant now = store.clock.instant();
    store.tx.run(
        () -> {
          store.keys.addKey(
              ApiKey.unlimited(access.principal(), account, "test", access.role(), now),
              SecretHash.of(token + "-key"));
          store.keys.addToken(SecretHash.of(token), access, now, now.plus(Duration.ofDays(1)));
        });
  }

  @Test
  void a_stream_by_a_foreign_token_is_to_be_begun_anew_now_and_then() {
    begin(all(administrator()), OptionalLong.empty());
    CheckFollowers check =
        new CheckFollowers(
            live, new RecogniseCaller(store.keys, store.clock), lookBelow, store.clock);
    check.checkFollowers();
    assertThat(sink.ended).isEmpty();

    store.clock.advance(Duration.ofMinutes(6));
    check.checkFollowers();

    assertThat(sink.ended).containsExactly(End.AGE);
  }
}
