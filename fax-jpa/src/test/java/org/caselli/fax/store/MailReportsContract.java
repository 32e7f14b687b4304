package org.caselli.fax.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.caselli.fax.domain.mail.MailReport;
import org.junit.jupiter.api.Test;

interface MailReportsContract extends StoreContract {
  @Test
  default void a_report_waits_until_it_is_sent_and_is_counted_by_its_topic() {
    Store store = store();
    Instant now = store.clock.instant();
    String topic = "x".repeat(500) + UUID.randomUUID();
    UUID id = UUID.randomUUID();
    MailReport.Text text = new MailReport.Text("s".repeat(400), "Line\nline", "<p>Line</p>");
    List<String> to = List.of("a@example.org", "b@example.org");
    store.tx.run(() -> store.mailReports.add(new MailReport(id, topic, to, text, now)));

    assertThat(due(store, now)).contains(id);
    assertThat(due(store, now.minusMillis(1))).doesNotContain(id);
    MailReport kept = store.tx.in(() -> store.mailReports.byId(id).orElseThrow());
    assertThat(kept.recipients()).isEqualTo(to);
    assertThat(kept.text().body()).isEqualTo("Line\nline");
    assertThat(kept.text().html()).isEqualTo("<p>Line</p>");
    assertThat(store.tx.in(() -> store.mailReports.since(topic, now))).isEqualTo(1);
    assertThat(store.tx.in(() -> store.mailReports.since(topic, now.plusSeconds(1)))).isZero();

    store.tx.run(() -> store.mailReports.byId(id).orElseThrow().failed("away", now));
    assertThat(due(store, now)).doesNotContain(id);
    assertThat(due(store, now.plus(Duration.ofSeconds(10)))).contains(id);
    store.tx.run(() -> store.mailReports.forget(now.plusSeconds(1)));
    assertThat(store.tx.in(() -> store.mailReports.byId(id))).isPresent();

    handedOver(store, id, to.get(0), now);
    assertThat(store.tx.in(() -> store.mailReports.byId(id).orElseThrow().openRecipients()))
        .containsExactly("b@example.org");
    handedOver(store, id, to.get(1), now);
    assertThat(due(store, now.plus(Duration.ofDays(1)))).doesNotContain(id);
    store.tx.run(() -> store.mailReports.forget(now.plusSeconds(1)));
    assertThat(store.tx.in(() -> store.mailReports.byId(id))).isEmpty();
  }

  @Test
  default void a_report_for_machines_keeps_its_fields_and_the_header_of_the_mail() {
    Store store = store();
    UUID id = UUID.randomUUID();
    MailReport report =
        new MailReport(
            id,
            "sender " + id,
            List.of("a@example.org"),
            new MailReport.Text("s", "b", "h"),
            store.clock.instant());
    report.tellsMachines("Action: failed\r\n", "Subject: a\r\n");
    store.tx.run(() -> store.mailReports.add(report));

    MailReport kept = store.tx.in(() -> store.mailReports.byId(id).orElseThrow());

    assertThat(kept.statusFields()).isEqualTo("Action: failed\r\n");
    assertThat(kept.mailHeader()).isEqualTo("Subject: a\r\n");
  }

  private static void handedOver(Store store, UUID id, String to, Instant now) {
    store.tx.run(
        () ->
            store
                .mailReports
                .byId(id)
                .orElseThrow()
                .handedOver(List.of(to), List.of(), "busy", now));
  }

  private static List<UUID> due(Store store, Instant now) {
    return store.tx.in(() -> store.mailReports.due(now, 10_000));
  }
}
