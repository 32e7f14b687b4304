package org.caselli.fax.app.query;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.fax.FaxIndex;
import org.caselli.fax.domain.fax.FaxIndex.Row;
import org.caselli.fax.domain.fax.FaxListing;
import org.caselli.fax.domain.fax.FaxListing.View;
import org.caselli.fax.domain.fax.FaxScope;
import org.caselli.fax.domain.fax.SearchWords;
import org.caselli.fax.domain.listing.Stretch;

/**
 * Lists the faxes of an account, a faxbox or a user, as far as the caller sees them. Thread-safe.
 */
@ApplicationScoped
public class ListFaxes {
  private final LookBelow lookBelow;
  private final FaxIndex index;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected ListFaxes() {
    this(null, null);
  }

  @Inject
  public ListFaxes(LookBelow lookBelow, FaxIndex index) {
    this.lookBelow = lookBelow;
    this.index = index;
  }

  /**
   * What to list.
   *
   * @param hint what {@code wanted} demands anyway, as far as an index helps to find it
   * @param words what they must have, which {@code wanted} makes sure of
   * @param wanted which of them
   */
  public record Wanted(View view, FaxScope hint, SearchWords words, Predicate<Row> wanted) {}

  /**
   * A page of them.
   *
   * @param size how many to show at the most, at least 1
   */
  @Transactional
  public Page<Row> listFaxes(Access access, Below below, Wanted wanted, Stretch stretch, int size) {
    Optional<FaxScope> seen = lookBelow.lookBelow(access, below).within(access.reach());
    if (seen.isEmpty()) {
      return Page.empty();
    }
    FaxScope along = seen.get().narrowedBy(wanted.hint());
    Function<Stretch, FaxListing> listing =
        rest -> new FaxListing(below.account(), wanted.view(), along, rest);
    Predicate<Row> shown = row -> seen.get().admits(row) && wanted.wanted().test(row);
    if (wanted.words().isEmpty()) {
      return new Walk<>((rest, most) -> index.walk(listing.apply(rest), most), Row::place, shown)
          .page(stretch, size);
    }
    return new WordWalk(
            (rest, most) -> index.search(listing.apply(rest), wanted.words(), most), shown)
        .page(stretch, size);
  }
}
