package org.caselli.fax.app.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.account.Account;
import org.caselli.fax.domain.account.Accounts;
import org.caselli.fax.domain.notice.Language;
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

  private final Map<Place, Wording> given = new HashMap<>();

  private Wording wording() {
    Accounts accounts =
        (Accounts)
            Proxy.newProxyInstance(
                Accounts.class.getClassLoader(),
                new Class<?>[] {Accounts.class},
                (proxy, method, arguments) -> Optional.of(account((UUID) arguments[0])));
    return new NoticeWordings(new Given(given), accounts)
        .of(CUSTOMER, NoticeKind.ARRIVAL, new Language("de-at"));
  }

  private static Account account(UUID id) {
    return new Account(
        id, PARENTS.get(id), "A", "a.example", ZoneOffset.UTC, "{}", NoticeWorld.NOON);
  }

  private record Place(UUID account, String language) {}

  private record Given(Map<Place, Wording> given) implements NoticeTexts {
    @Override
    public List<NoticeText> of(UUID account, NoticeKind kind) {
      return given.entrySet().stream()
          .filter(each -> each.getKey().account().equals(account))
          .map(
              each ->
                  new NoticeText(
                      account,
                      account,
                      kind,
                      each.getKey().language(),
                      each.getValue(),
                      NoticeWorld.NOON))
          .toList();
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
    given.put(new Place(FIRST, ""), new Wording(true, "first", "first", "first"));
    given.put(new Place(RESELLER, ""), new Wording(true, "", "reseller", ""));
    given.put(new Place(CUSTOMER, ""), new Wording(true, "customer", "", ""));

    assertThat(wording()).isEqualTo(new Wording(true, "customer", "reseller", "first"));
  }

  @Test
  void the_nearest_account_with_a_text_says_whether_it_is_sent() {
    given.put(new Place(FIRST, ""), new Wording(false, "", "", ""));
    assertThat(wording().enabled()).isFalse();

    given.put(new Place(CUSTOMER, ""), Wording.NONE);
    assertThat(wording().enabled()).isTrue();
  }

  @Test
  void within_an_account_the_nearest_language_wins_over_all_languages() {
    given.put(new Place(CUSTOMER, ""), new Wording(true, "all", "all", "all"));
    given.put(new Place(CUSTOMER, "de"), new Wording(true, "de", "de", ""));
    given.put(new Place(CUSTOMER, "de-at"), new Wording(true, "at", "", ""));
    given.put(new Place(CUSTOMER, "fr"), new Wording(true, "fr", "fr", "fr"));

    assertThat(wording()).isEqualTo(new Wording(true, "at", "de", "all"));
  }

  @Test
  void the_nearest_account_wins_over_the_nearest_language() {
    given.put(new Place(RESELLER, "de"), new Wording(true, "reseller", "reseller", ""));
    given.put(new Place(CUSTOMER, ""), new Wording(true, "customer", "", ""));

    assertThat(wording()).isEqualTo(new Wording(true, "customer", "reseller", ""));
  }

  @Test
  void whether_it_is_sent_is_no_matter_of_language() {
    given.put(new Place(RESELLER, ""), new Wording(false, "", "", ""));
    given.put(new Place(CUSTOMER, "de"), new Wording(true, "words", "", ""));

    assertThat(wording()).isEqualTo(new Wording(false, "words", "", ""));
  }
}
