package org.caselli.fax.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.caselli.fax.domain.fax.FaxOptions;
import org.caselli.fax.domain.mail.DeliveryWish;
import org.caselli.fax.domain.mail.MailedFax;
import org.junit.jupiter.api.Test;

interface MailedFaxesContract extends StoreContract {
  @Test
  default void a_mail_is_kept_until_its_sender_has_been_told() {
    Store store = store();
    Instant now = store.clock.instant();
    UUID fax = UUID.randomUUID();
    UUID document = UUID.randomUUID();
    MailedFax mail =
        new MailedFax(fax, store.account(), "Subject: a\r\n", Optional.of(document), now);
    mail.isLateAt(now.plusSeconds(60));
    store.tx.run(() -> store.mailedFaxes.add(mail));

    MailedFax kept = store.tx.in(() -> store.mailedFaxes.byFax(fax).orElseThrow());
    assertThat(kept.header()).isEqualTo("Subject: a\r\n");
    assertThat(kept.documentId()).contains(document);
    assertThat(store.tx.in(() -> store.mailedFaxes.late(now, 9_999))).doesNotContain(fax);
    assertThat(store.tx.in(() -> store.mailedFaxes.late(now.plusSeconds(60), 9_999))).contains(fax);

    store.tx.run(() -> store.mailedFaxes.byFax(fax).orElseThrow().isNotLate());
    assertThat(store.tx.in(() -> store.mailedFaxes.late(now.plus(Duration.ofDays(1)), 9_999)))
        .doesNotContain(fax);
    assertThat(store.tx.in(() -> store.mailedFaxes.arrivedBefore(now, 9_999))).contains(fax);
    store.tx.run(() -> store.mailedFaxes.remove(store.mailedFaxes.byFax(fax).orElseThrow()));
    assertThat(store.tx.in(() -> store.mailedFaxes.byFax(fax))).isEmpty();
  }

  @Test
  default void what_the_sender_of_a_mail_wishes_is_kept_with_the_options_of_the_fax() {
    DeliveryWish wish =
        new DeliveryWish(
            "ann@example.org",
            "1555@box.example",
            Set.of(DeliveryWish.Event.FAILURE, DeliveryWish.Event.DELAY),
            "id 1",
            "rfc822;x@example.org",
            true);
    FaxOptionsConverter converter = new FaxOptionsConverter();
    FaxOptions options = Store.plainOptions("ann@example.org").wishing(wish);

    FaxOptions read =
        converter.convertToEntityAttribute(converter.convertToDatabaseColumn(options));

    assertThat(read).isEqualTo(options);
  }
}
