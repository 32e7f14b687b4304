package org.caselli.fax.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
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
    Wording german = new Wording(true, "An", "", "", Optional.of(Set.of(49, 0)));
    store.tx.run(
        () -> {
          store.noticeTexts.add(text(account, "", wording, now));
          store.noticeTexts.add(text(account, "de", german, now));
        });

    assertThat(store.tx.in(() -> store.noticeTexts.of(account, NoticeKind.ERROR)))
        .extracting(NoticeText::language, NoticeText::wording)
        .containsExactly(tuple("", wording), tuple("de", german));
    assertThat(store.tx.in(() -> store.noticeTexts.of(account, NoticeKind.RECEIPT))).isEmpty();
    assertThat(store.tx.in(() -> store.noticeTexts.of(other, NoticeKind.ERROR))).isEmpty();

    store.tx.run(
        () -> store.noticeTexts.remove(store.noticeTexts.of(account, NoticeKind.ERROR).get(0)));
    assertThat(store.tx.in(() -> store.noticeTexts.of(account, NoticeKind.ERROR)))
        .extracting(NoticeText::language)
        .containsExactly("de");
  }

  private static NoticeText text(UUID account, String language, Wording wording, Instant now) {
    return new NoticeText(UUID.randomUUID(), account, NoticeKind.ERROR, language, wording, now);
  }
}
