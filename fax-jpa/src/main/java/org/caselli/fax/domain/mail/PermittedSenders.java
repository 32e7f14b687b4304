package org.caselli.fax.domain.mail;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.caselli.fax.domain.faxbox.FaxboxDocument;

/**
 * Who may mail to a faxbox (spec 7.4): its owner, and whoever an entry of {@code
 * smtp_permission_list} fits. Case never matters.
 *
 * @param entries see {@link SenderPattern}
 * @param owner mail address of the owner
 */
public record PermittedSenders(List<String> entries, Optional<String> owner) {
  /** Field of a faxbox. */
  public static final String FIELD = "smtp_permission_list";

  public PermittedSenders {
    entries = List.copyOf(entries);
    Objects.requireNonNull(owner);
  }

  /** Those of a faxbox. */
  public static PermittedSenders of(FaxboxDocument box, Optional<String> owner) {
    List<String> entries =
        box.fields().get(FIELD) instanceof List<?> list
            ? list.stream().filter(String.class::isInstance).map(String.class::cast).toList()
            : List.of();
    return new PermittedSenders(entries, owner.filter(address -> !address.isBlank()));
  }

  /**
   * Whether a sender may.
   *
   * @param sender of the envelope
   * @param allWhenEmpty whether everybody may where nobody is named: {@code
   *     allow_all_addresses_when_empty}
   */
  public boolean permit(String sender, boolean allWhenEmpty) {
    if (entries.isEmpty() && owner.isEmpty()) {
      return allWhenEmpty;
    }
    return owner.filter(sender::equalsIgnoreCase).isPresent() || isListed(sender);
  }

  /** Whether an entry fits; the null sender, from which only notices come, never does. */
  public boolean isListed(String sender) {
    String address = sender.toLowerCase(Locale.ROOT);
    return !address.isEmpty()
        && entries.stream().anyMatch(entry -> new SenderPattern(entry).fits(address));
  }
}
