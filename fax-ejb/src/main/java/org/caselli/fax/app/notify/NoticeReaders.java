package org.caselli.fax.app.notify;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.caselli.fax.app.prepare.FaxZone;
import org.caselli.fax.domain.account.Account;
import org.caselli.fax.domain.account.Accounts;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.faxbox.Faxbox;
import org.caselli.fax.domain.faxbox.Faxboxes;
import org.caselli.fax.domain.notice.Language;
import org.caselli.fax.domain.notice.Reader;
import org.caselli.fax.domain.notice.Readers;
import org.caselli.fax.domain.settings.NoticeSettings;
import org.caselli.fax.domain.settings.Settings;

/**
 * In which language and zone a notice is written: as its recipients say, who are users of the
 * account; else as the fax's owner, the faxbox, the account or one above it, and the system say.
 * Takes part in the caller's transaction. Thread-safe.
 */
@ApplicationScoped
@Transactional
public class NoticeReaders {
  private final Readers readers;
  private final Accounts accounts;
  private final Faxboxes faxboxes;
  private final Settings settings;
  private final FaxZone zones;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected NoticeReaders() {
    this(null, null, null, null, null);
  }

  @Inject
  public NoticeReaders(
      Readers readers, Accounts accounts, Faxboxes faxboxes, Settings settings, FaxZone zones) {
    this.readers = readers;
    this.accounts = accounts;
    this.faxboxes = faxboxes;
    this.settings = settings;
    this.zones = zones;
  }

  /** How a notice about a fax is read. */
  Reading of(Fax fax, List<String> recipients) {
    Optional<Reader> owner = fax.ownerId().flatMap(user -> readers.user(fax.accountId(), user));
    return reading(fax.accountId(), fax.faxboxId(), recipients, owner, () -> zones.of(fax));
  }

  /** How a notice about a mail to a faxbox is read. */
  Reading of(Account account, Optional<UUID> faxbox, List<String> recipients) {
    return reading(account.id(), faxbox, recipients, Optional.empty(), account::zone);
  }

  private Reading reading(
      UUID account,
      Optional<UUID> faxbox,
      List<String> recipients,
      Optional<Reader> owner,
      Supplier<ZoneId> otherwise) {
    List<Reader> known = readers.withAddress(account, recipients);
    Language language =
        known.stream()
            .flatMap(reader -> reader.language().stream())
            .findFirst()
            .or(() -> owner.flatMap(Reader::language))
            .or(() -> faxbox.flatMap(box -> ofFaxbox(account, box)))
            .or(() -> ofAccount(account))
            .orElseGet(this::ofSystem);
    ZoneId zone =
        known.stream().flatMap(reader -> reader.zone().stream()).findFirst().orElseGet(otherwise);
    return new Reading(language, zone, known.stream().findFirst().or(() -> owner));
  }

  private Optional<Language> ofFaxbox(UUID account, UUID box) {
    return faxboxes
        .byId(account, box)
        .map(Faxbox::document)
        .flatMap(document -> document.text("language"))
        .flatMap(Language::of);
  }

  /** The language of an account, else of the nearest above it that names one. */
  Optional<Language> ofAccount(UUID account) {
    Set<UUID> seen = new HashSet<>();
    Optional<Language> found = Optional.empty();
    for (Optional<UUID> next = Optional.of(account);
        found.isEmpty() && next.isPresent() && seen.add(next.get());
        next = next.flatMap(accounts::byId).flatMap(Account::parentId)) {
      found = readers.languageOf(next.get());
    }
    return found;
  }

  /** The language of everybody of whom no other is known. */
  Language ofSystem() {
    return new Language(settings.system().get(NoticeSettings.LANGUAGE));
  }
}
