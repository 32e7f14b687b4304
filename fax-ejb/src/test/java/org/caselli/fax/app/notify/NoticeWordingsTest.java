package org.caselli.fax.app.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.account.Account;
import org.caselli.fax.domain.account.Accounts;
import org.caselli.fax.domain.notice.NoticeKind;
import org.caselli.fax.domain.notice.NoticeText;
import org.caselli.fax.domain.notice.NoticeTexts;
import org.caselli.fax.domain.notice.Wording;
import org.junit.jupiter.api.Test;

class NoticeWordingsTest {
  private static final UUID FIRST = new UUID(0, 1);
  private static final UUID RESELLER = new UUID(0, 2);
  private static final UUID CUSTOMER = new UUID(0, 3);
  private static final Map<UUID, Optional<UUID>> PARENTS =
      Map.of(
          FIRST, Optional.empty(),
          RESELLER, Optional.of(FIRST),
          CUSTOMER, Optional.of(RESELLER));

  private final Map<UUID, Wording> given = new HashMap<>();

  private Wording wording() {
    Accounts accounts =
        (Accounts)
            Proxy.newProxyInstance(
                Accounts.class.getClassLoader(),
                new Class<?>[] {Accounts.class},
                (proxy, method, arguments) -> Optional.of(account((UUID) arguments[0])));
    return new NoticeWordings(new Given(given), accounts).of(CUSTOMER, NoticeKind.ARRIVAL);
  }

  private static Account account(UUID id) {
    return new Account(
        id, PARENTS.get(id), "A", "a.example", ZoneOffset.UTC, "{}", NoticeWorld.NOON);
  }

  private record Given(Map<UUID, Wording> given) implements NoticeTexts {
    @Override
    public Optional<NoticeText> of(UUID account, NoticeKind kind) {
      return Optional.ofNullable(given.get(account))
          .map(wording -> new NoticeText(account, account, kind, wording, NoticeWorld.NOON));
    }

    @Override
    public void add(NoticeText text) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void remove(NoticeText text) {
      throw new UnsupportedOperationException();
    }
  }

  @Test
  void without_any_text_the_server_words_it() {
    assertThat(wording()).isEqualTo(Wording.NONE);
  }

  @Test
  void each_template_comes_from_the_nearest_account_that_gives_it() {
    given.put(FIRST, new Wording(true, "first", "first", "first"));
    given.put(RESELLER, new Wording(true, "", "reseller", ""));
    given.put(CUSTOMER, new Wording(true, "customer", "", ""));

    assertThat(wording()).isEqualTo(new Wording(true, "customer", "reseller", "first"));
  }

  @Test
  void the_nearest_account_with_a_text_says_whether_it_is_sent() {
    given.put(FIRST, new Wording(false, "", "", ""));
    assertThat(wording().enabled()).isFalse();

    given.put(CUSTOMER, Wording.NONE);
    assertThat(wording().enabled()).isTrue();
  }
}
