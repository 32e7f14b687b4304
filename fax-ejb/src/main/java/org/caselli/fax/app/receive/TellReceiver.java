package org.caselli.fax.app.receive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caselli.fax.domain.account.User;
import org.caselli.fax.domain.account.Users;
import org.caselli.fax.domain.fax.FaxOptions;
import org.caselli.fax.domain.faxbox.Faxbox;
import org.caselli.fax.domain.faxbox.Faxboxes;
import org.caselli.fax.domain.reception.Reception;

/**
 * Who is told of a fax that came in, and in which time zone (spec 6.2, 9.2): the addresses of the
 * faxbox and its owner's, or those of the user to whom the number leads. Thread-safe.
 */
@ApplicationScoped
public class TellReceiver {
  private final Faxboxes faxboxes;
  private final Users users;
  private final IdentifyReceiver receivers;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected TellReceiver() {
    this(null, null, null);
  }

  @Inject
  public TellReceiver(Faxboxes faxboxes, Users users, IdentifyReceiver receivers) {
    this.faxboxes = faxboxes;
    this.users = users;
    this.receivers = receivers;
  }

  /** What is kept of it with the fax. */
  public FaxOptions options(Reception.Whose whose) {
    Optional<Faxbox> box = whose.faxbox().flatMap(id -> faxboxes.byId(whose.account(), id));
    Optional<User> owner =
        box.flatMap(Faxbox::ownerId)
            .or(whose::owner)
            .flatMap(user -> users.byId(whose.account(), user));
    return new FaxOptions(
        "",
        "",
        receivers
            .identifyReceiver(whose.account(), whose.faxbox(), whose.owner())
            .zone()
            .map(ZoneId::getId)
            .orElse(""),
        recipients(box, owner),
        Map.of(),
        Map.of(),
        false,
        "",
        Optional.empty(),
        FaxOptions.Look.AS_SET);
  }

  private static List<String> recipients(Optional<Faxbox> box, Optional<User> owner) {
    List<String> listed = box.map(each -> each.document().arrivalNotify()).orElse(List.of());
    Stream<String> owners =
        owner.stream().flatMap(user -> address(user, box.isEmpty() || listed.isEmpty()).stream());
    return List.copyOf(
        Stream.concat(listed.stream(), owners).collect(Collectors.toCollection(TreeSet::new)));
  }

  /** A user's address; the name when it is one and nobody else would be told. */
  private static Optional<String> address(User user, boolean otherwiseNobody) {
    String email = user.profile().email();
    if (!email.isEmpty()) {
      return Optional.of(email);
    }
    return Optional.of(user.username()).filter(name -> otherwiseNobody && name.contains("@"));
  }
}
