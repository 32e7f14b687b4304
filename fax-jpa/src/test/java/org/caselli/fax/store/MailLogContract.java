package org.caselli.fax.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.listing.Stretch;
import org.caselli.fax.domain.maillog.LoggedMail;
import org.caselli.fax.domain.maillog.MailLog;
import org.caselli.fax.domain.maillog.MailTrace;
import org.junit.jupiter.api.Test;

interface MailLogContract extends StoreContract {
  @Test
  default void a_refused_mail_comes_back_as_it_was_told_with_its_errors_in_order() {
    Store store = store();
    UUID account = store.account();
    UUID faxbox = UUID.randomUUID();
    LoggedMail mail =
        refused(store, account, Optional.of(faxbox), Optional.of(UUID.randomUUID()), "one", "two");

    LoggedMail found = store.tx.in(() -> store.mailLog.byId(account, mail.id()).orElseThrow());

    assertThat(found.target()).isEqualTo(mail.target());
    assertThat(found.mail()).isEqualTo(mail.mail());
    assertThat(found.mail().filename()).hasSize(256);
    assertThat(found.errors()).containsExactly("one", "two");
    assertThat(store.tx.in(() -> store.mailLog.byId(store.account(), mail.id()))).isEmpty();
  }

  @Test
  default void refused_mails_are_erased_by_age() {
    Store store = store();
    UUID account = store.account();
    UUID old = refused(store, account, Optional.empty(), Optional.empty(), "a").id();
    refused(store, account, Optional.empty(), Optional.empty(), "b");
    store.clock.advance(Duration.ofSeconds(5));
    Instant between = store.clock.instant();
    UUID young = refused(store, account, Optional.empty(), Optional.empty(), "c").id();

    assertThat(store.tx.in(() -> store.oldFaxes.eraseMails(account, between, 1))).isEqualTo(1);
    assertThat(store.tx.in(() -> store.oldFaxes.eraseMails(account, between, 9))).isEqualTo(1);
    assertThat(store.tx.in(() -> store.oldFaxes.eraseMails(account, between, 9))).isZero();
    assertThat(store.tx.in(() -> store.mailLog.byId(account, old))).isEmpty();
    assertThat(store.tx.in(() -> store.mailLog.byId(account, young))).isPresent();
  }

  @Test
  default void refused_mails_are_listed_by_time_faxbox_and_owner() {
    Store store = store();
    UUID account = store.account();
    UUID faxbox = UUID.randomUUID();
    UUID owner = UUID.randomUUID();
    Instant begin = store.clock.instant();
    UUID first = refused(store, account, Optional.of(faxbox), Optional.empty(), "a").id();
    store.clock.advance(Duration.ofSeconds(5));
    UUID second = refused(store, account, Optional.empty(), Optional.of(owner), "b").id();
    store.clock.advance(Duration.ofSeconds(5));
    UUID third = refused(store, account, Optional.of(faxbox), Optional.of(owner), "c").id();
    refused(store, store.account(), Optional.of(faxbox), Optional.of(owner), "d");

    var all = new MailLog.Target(account, Optional.empty(), Optional.empty());
    var box = new MailLog.Target(account, Optional.of(faxbox), Optional.empty());
    var both = new MailLog.Target(account, Optional.of(faxbox), Optional.of(owner));
    assertThat(ids(store, all, Stretch.ALL)).containsExactly(third, second, first);
    assertThat(ids(store, box, Stretch.ALL)).containsExactly(third, first);
    assertThat(ids(store, both, Stretch.ALL)).containsExactly(third);
    var middle =
        new Stretch(
            Optional.of(begin.plusSeconds(1)),
            Optional.of(begin.plusSeconds(9)),
            Optional.empty(),
            true);
    assertThat(ids(store, all, middle)).containsExactly(second);
  }

  private static LoggedMail refused(
      Store store, UUID account, Optional<UUID> faxbox, Optional<UUID> owner, String... errors) {
    LoggedMail mail =
        new LoggedMail(
            UUID.randomUUID(),
            new LoggedMail.Target(account, faxbox, owner, "o@example.org", "box.example"),
            new LoggedMail.Mail(
                "a@example.org",
                "5551212@box.example",
                "5551212",
                "",
                "application/zip",
                "x".repeat(300),
                "spf=pass",
                Optional.empty(),
                new MailTrace("192.0.2.7", "mail.example", "ESMTPS", "<1@example>"),
                List.of("logo.png is left out")),
            List.of(errors),
            store.clock.instant());
    store.tx.run(() -> store.mailLog.add(mail));
    return mail;
  }

  private static List<UUID> ids(Store store, MailLog.Target target, Stretch stretch) {
    return store.tx.in(() -> store.mailLog.walk(target, stretch, 50)).stream()
        .map(LoggedMail::id)
        .toList();
  }
}
