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
    store.tx.run(() -> store.notices.byId(id).orElseThrow().sent(now));

    assertThat(due(store, now)).doesNotContain(id);
    assertThat(store.tx.in(store.notices::waiting)).isEqualTo(waiting - 1);
  }

  private static List<UUID> due(Store store, Instant now) {
    return store.tx.in(() -> store.notices.due(now, 10_000));
  }
}
