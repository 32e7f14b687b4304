package org.caselli.fax.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.account.Account;
import org.caselli.fax.domain.account.User;
import org.caselli.fax.domain.notice.Language;
import org.caselli.fax.domain.notice.Reader;
import org.caselli.fax.domain.notice.Readers;

/** {@link Readers} out of the documents of accounts and users. */
@ApplicationScoped
public class JpaReaders implements Readers {
  private final EntityManager em;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected JpaReaders() {
    this(null);
  }

  @Inject
  public JpaReaders(EntityManager em) {
    this.em = em;
  }

  @Override
  public List<Reader> withAddress(UUID account, Collection<String> addresses) {
    List<String> lower = addresses.stream().map(each -> each.toLowerCase(Locale.ROOT)).toList();
    if (lower.isEmpty()) {
      return List.of();
    }
    return em.createQuery(
            "select u from User u where u.accountId = :account and lower(u.email) in :addresses",
            User.class)
        .setParameter("account", account)
        .setParameter("addresses", lower)
        .getResultStream()
        .map(JpaReaders::reader)
        .sorted(Comparator.comparingInt(each -> lower.indexOf(lowered(each))))
        .toList();
  }

  private static String lowered(Reader reader) {
    return reader.address().toLowerCase(Locale.ROOT);
  }

  @Override
  public Optional<Reader> user(UUID account, UUID user) {
    return Optional.ofNullable(em.find(User.class, user))
        .filter(found -> found.accountId().equals(account))
        .map(JpaReaders::reader);
  }

  @Override
  public Optional<Language> languageOf(UUID account) {
    return Optional.ofNullable(em.find(Account.class, account))
        .flatMap(found -> Language.of(text(JsonText.readObject(found.attributes()), "language")));
  }

  private static Reader reader(User user) {
    User.Profile profile = user.profile();
    Map<String, Object> document = JsonText.readObject(profile.document());
    return new Reader(
        profile.email(),
        text(document, "first_name"),
        text(document, "last_name"),
        Language.of(text(document, "language")),
        Optional.of(profile.timezone())
            .filter(ZoneId.getAvailableZoneIds()::contains)
            .map(ZoneId::of));
  }

  private static String text(Map<String, Object> document, String field) {
    return document.get(field) instanceof String text ? text : "";
  }
}
