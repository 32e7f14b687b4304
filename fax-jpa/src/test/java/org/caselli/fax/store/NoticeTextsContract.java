package org.caselli.fax.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.caselli.fax.domain.notice.NoticeKind;
import org.caselli.fax.domain.notice.NoticeText;
import org.caselli.fax.domain.notice.Wording;
import org.junit.jupiter.api.Test;

interface NoticeTextsContract extends StoreContract {
  @Test
  default void a_text_is_of_one_account_and_one_kind_of_notice() {
    Store store = store();
    UUID account = store.account();
    UUID other = store.account();
    Instant now = store.clock.instant();
    Wording wording = new Wording(false, "Ü", "p".repeat(100_000), "<p>é</p>");
    store.tx.run(
        () ->
            store.noticeTexts.add(
                new NoticeText(UUID.randomUUID(), account, NoticeKind.ERROR, wording, now)));

    assertThat(store.tx.in(() -> store.noticeTexts.of(account, NoticeKind.ERROR)))
        .map(NoticeText::wording)
        .contains(wording);
    assertThat(store.tx.in(() -> store.noticeTexts.of(account, NoticeKind.RECEIPT))).isEmpty();
    assertThat(store.tx.in(() -> store.noticeTexts.of(other, NoticeKind.ERROR))).isEmpty();

    store.tx.run(
        () ->
            store.noticeTexts.remove(
                store.noticeTexts.of(account, NoticeKind.ERROR).orElseThrow()));
    assertThat(store.tx.in(() -> store.noticeTexts.of(account, NoticeKind.ERROR))).isEmpty();
  }
}
