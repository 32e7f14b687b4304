package org.caselli.fax.app.mailin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.account.Account;
import org.caselli.fax.domain.account.Accounts;
import org.caselli.fax.domain.account.User;
import org.caselli.fax.domain.account.Users;
import org.caselli.fax.domain.faxbox.Faxbox;
import org.caselli.fax.domain.faxbox.Faxboxes;
import org.caselli.fax.domain.mail.FaxAddress;
import org.caselli.fax.domain.mail.MailFault;
import org.caselli.fax.domain.mail.PermittedSenders;
import org.caselli.fax.domain.mail.SenderPattern;
import org.caselli.fax.domain.mail.SenderPolicy;
import org.caselli.fax.domain.maillog.LoggedMail;
import org.caselli.fax.domain.number.PhoneNumber;
import org.caselli.fax.domain.settings.MailSettings;
import org.caselli.fax.domain.settings.Settings;

/**
 * Finds through which faxbox a mail to an address is faxed (spec 7.2 to 7.4): the one whose mail
 * domain it is; of an account's realm the sender's own, or the first that permits the sender.
 * Thread-safe.
 */
@ApplicationScoped
public class FindMailTarget {
  private final Accounts accounts;
  private final Faxboxes faxboxes;
  private final Users users;
  private final Settings settings;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected FindMailTarget() {
    this(null, null, null, null);
  }

  @Inject
  public FindMailTarget(Accounts accounts, Faxboxes faxboxes, Users users, Settings settings) {
    this.accounts = accounts;
    this.faxboxes = faxboxes;
    this.users = users;
    this.settings = settings;
  }

  /** The target of an address of the envelope, or why there is none for this sender. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public MailAnswer findMailTarget(MailSender sender, String recipient) {
    Optional<FaxAddress> address = FaxAddress.parse(recipient);
    if (address.isEmpty()) {
      return MailRefusal.ofStranger(
          MailFault.ADDRESS, "Address a fax as number@domain of the faxbox");
    }
    Optional<Faxbox> box = faxboxes.byMailDomain(address.get().domain());
    if (box.isPresent()) {
      return through(sender, recipient, address.get(), box.get());
    }
    return accounts
        .byRealm(address.get().domain())
        .map(account -> within(sender, recipient, address.get(), account))
        .orElseGet(
            () ->
                MailRefusal.ofStranger(
                    MailFault.DOMAIN, "No faxbox has the mail domain " + address.get().domain()));
  }

  private MailAnswer within(
      MailSender sender, String recipient, FaxAddress address, Account account) {
    List<Faxbox> boxes = faxboxes.ofAccount(account.id());
    return own(sender, account.id(), boxes)
        .or(() -> permitting(sender, boxes))
        .map(box -> through(sender, recipient, address, box))
        .orElseGet(
            () ->
                new MailRefusal(
                    MailFault.PERMISSION,
                    "No faxbox of " + address.domain() + " takes mail from this sender",
                    Optional.of(
                        new LoggedMail.Target(
                            account.id(), Optional.empty(), Optional.empty(), "", "")),
                    Optional.empty()));
  }

  /** The only faxbox of the user with the sender's address. */
  private Optional<Faxbox> own(MailSender sender, UUID account, List<Faxbox> boxes) {
    Stream<UUID> senders =
        sender.access().flatMap(Access::user).isPresent()
            ? sender.access().flatMap(Access::user).stream()
            : users.ofAccount(account).stream()
                .filter(user -> user.profile().email().equalsIgnoreCase(sender.address()))
                .map(User::id);
    List<Faxbox> owned =
        senders
            .flatMap(user -> boxes.stream().filter(box -> box.ownerId().equals(Optional.of(user))))
            .toList();
    return owned.size() == 1 ? Optional.of(owned.get(0)) : Optional.empty();
  }

  /** The faxbox with the first entry, in their order, that fits. */
  private static Optional<Faxbox> permitting(MailSender sender, List<Faxbox> boxes) {
    record Entry(String text, Faxbox box) {}
    return boxes.stream()
        .flatMap(
            box ->
                PermittedSenders.of(box.document(), Optional.empty()).entries().stream()
                    .map(text -> new Entry(text, box)))
        .sorted(Comparator.comparing(Entry::text))
        .filter(entry -> new SenderPattern(entry.text()).fits(sender.address()))
        .map(Entry::box)
        .findFirst();
  }

  private MailAnswer through(MailSender sender, String recipient, FaxAddress address, Faxbox box) {
    Optional<User> owner = box.ownerId().flatMap(id -> users.byId(box.accountId(), id));
    Optional<String> email =
        owner.map(user -> user.profile().email()).filter(text -> !text.isBlank());
    LoggedMail.Target whose =
        new LoggedMail.Target(
            box.accountId(),
            Optional.of(box.id()),
            box.ownerId(),
            email.orElse(""),
            address.domain());
    Refusals refusals = new Refusals(whose, MailRefusal.logs(box.document()));
    Optional<Account> account = accounts.byId(box.accountId()).filter(Account::enabled);
    if (account.isEmpty() || !isPermitted(sender, box, email)) {
      return refusals.of(
          MailFault.PERMISSION,
          "This faxbox takes no mail from this sender; ask its owner for permission");
    }
    if (sender.access().isEmpty() && SenderPolicy.of(box.document()) == SenderPolicy.REQUIRE_AUTH) {
      return refusals.of(
          MailFault.PERMISSION,
          "This faxbox takes mail only from senders who sign in; have your mail program do so");
    }
    Optional<PhoneNumber> number = address.destination();
    if (number.isEmpty()) {
      return refusals.of(
          MailFault.NUMBER,
          "This is no fax number; write it with the country code, such as +15551234567");
    }
    String from = box.document().text("caller_id").orElse(account.get().defaultFrom());
    return from.isBlank()
        ? refusals.of(
            MailFault.SUBMISSION,
            "This faxbox has no number that its faxes come from; ask its owner to give it a"
                + " caller_id")
        : new MailTarget(recipient, box.id(), box.document(), whose, address, number.get(), from);
  }

  private record Refusals(LoggedMail.Target whose, Optional<Boolean> logs) {
    private MailRefusal of(MailFault fault, String sentence) {
      return new MailRefusal(fault, sentence, Optional.of(whose), logs);
    }
  }

  private boolean isPermitted(MailSender sender, Faxbox box, Optional<String> owner) {
    if (sender.access().isPresent()) {
      Access access = sender.access().get();
      return access.account().equals(box.accountId())
          && access.role().sends()
          && access.reach().opens(box.id(), box.ownerId());
    }
    return !sender.address().isEmpty()
        && PermittedSenders.of(box.document(), owner)
            .permit(sender.address(), settings.system().get(MailSettings.OPEN_TO_ALL));
  }
}
