package org.caselli.fax.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.caselli.fax.domain.notice.Notice;
import org.caselli.fax.domain.notice.NoticeKind;
import org.junit.jupiter.api.Test;

interface NoticesContract extends StoreContract {
  @Test
  default void a_notice_waits_until_it_is_due_and_no_longer_than_until_it_is_sent() {
    Store store = store();
    UUID account = store.account();
    UUID fax = store.asleep(account, Store.freshNumber(), 1);
    UUID id = UUID.randomUUID();
    Instant now = store.clock.instant();
    List<String> to = List.of("a@example.org", "b@example.org");
    store.tx.run(
        () -> store.notices.add(new Notice(id, account, fax, NoticeKind.RECEIPT, to, now)));
    long waiting = store.tx.in(store.notices::waiting);

    assertThat(due(store, now)).contains(id);
    assertThat(due(store, now.minusMillis(1))).doesNotContain(id);
    assertThat(store.tx.in(() -> store.notices.byId(id))).map(Notice::recipients).contains(to);
    handedOver(store, id, to.get(1), now);

    Notice open = store.tx.in(() -> store.notices.byId(id).orElseThrow());
    assertThat(open.openRecipients()).containsExactly("a@example.org");
    assertThat(open.recipients()).isEqualTo(to);
    assertThat(due(store, now.plusSeconds(10))).contains(id);
    handedOver(store, id, to.get(0), now);

    assertThat(due(store, now.plusSeconds(10))).doesNotContain(id);
    assertThat(store.tx.in(store.notices::waiting)).isEqualTo(waiting - 1);
  }

  private static void handedOver(Store store, UUID id, String to, Instant now) {
    store.tx.run(
        () -> store.notices.byId(id).orElseThrow().handedOver(List.of(to), List.of(), "busy", now));
  }

  private static List<UUID> due(Store store, Instant now) {
    return store.tx.in(() -> store.notices.due(now, 10_000));
  }
}
