package org.caselli.fax.domain.fax;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.account.Reach;

/**
 * Which faxes of an account a list is about; every part that is given must be met.
 *
 * @param faxbox of this faxbox
 * @param owner of this user
 * @param submitter submitted by this API key or user
 * @param from the sender's number, as it is stored
 * @param to the receiver's number, as it is stored
 * @param endedAs whose job has this final state, by its name
 */
public record FaxScope(
    Optional<UUID> faxbox,
    Optional<UUID> owner,
    Optional<UUID> submitter,
    Optional<String> from,
    Optional<String> to,
    Optional<String> endedAs) {
  /** All faxes. */
  public static final FaxScope ALL =
      new FaxScope(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  public FaxScope {
    Objects.requireNonNull(faxbox);
    Objects.requireNonNull(owner);
    Objects.requireNonNull(submitter);
    Objects.requireNonNull(from);
    Objects.requireNonNull(to);
    Objects.requireNonNull(endedAs);
  }

  public FaxScope ofFaxbox(UUID id) {
    return new FaxScope(Optional.of(id), owner, submitter, from, to, endedAs);
  }

  public FaxScope ofOwner(UUID id) {
    return new FaxScope(faxbox, Optional.of(id), submitter, from, to, endedAs);
  }

  public FaxScope bySubmitter(UUID id) {
    return new FaxScope(faxbox, owner, Optional.of(id), from, to, endedAs);
  }

  public FaxScope fromNumber(String number) {
    return new FaxScope(faxbox, owner, submitter, Optional.of(number), to, endedAs);
  }

  public FaxScope toNumber(String number) {
    return new FaxScope(faxbox, owner, submitter, from, Optional.of(number), endedAs);
  }

  public FaxScope ended(String state) {
    return new FaxScope(faxbox, owner, submitter, from, to, Optional.of(state));
  }

  /** As far as somebody with this reach sees it; empty when that is nothing. */
  public Optional<FaxScope> within(Reach reach) {
    if (differ(faxbox, reach.faxbox())
        || differ(owner, reach.owner())
        || differ(submitter, reach.submitter())) {
      return Optional.empty();
    }
    return Optional.of(
        new FaxScope(
            faxbox.or(reach::faxbox),
            owner.or(reach::owner),
            submitter.or(reach::submitter),
            from,
            to,
            endedAs));
  }

  /** The same, and narrower where the other says something that this one does not. */
  public FaxScope narrowedBy(FaxScope other) {
    return new FaxScope(
        faxbox.or(other::faxbox),
        owner.or(other::owner),
        submitter.or(other::submitter),
        from.or(other::from),
        to.or(other::to),
        endedAs.or(other::endedAs));
  }

  private static boolean differ(Optional<UUID> one, Optional<UUID> other) {
    return one.isPresent() && other.isPresent() && !one.equals(other);
  }

  /** Whether a fax is one of those. */
  public boolean admits(FaxIndex.Row row) {
    return meets(faxbox, row.belonging().faxbox())
        && meets(owner, row.belonging().owner())
        && meets(submitter, row.belonging().submitter())
        && from.map(row.parties().from()::equals).orElse(true)
        && to.map(row.parties().to()::equals).orElse(true)
        && endedAs.map(row.job().state()::equals).orElse(true);
  }

  private static boolean meets(Optional<UUID> wanted, Optional<UUID> given) {
    return wanted.isEmpty() || wanted.equals(given);
  }
}
