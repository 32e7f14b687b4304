package org.caselli.fax.app.submit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.port.Ids;

/**
 * Accepts a fax that may be submitted several times, because its bearer cannot know whether it got
 * through. The id of the fax follows from the account and the key, so that there cannot be two.
 */
@ApplicationScoped
public class SubmitOnce {
  private final SubmitFax submitFax;
  private final StoreSubmission store;
  private final Ids ids;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected SubmitOnce() {
    this(null, null, null);
  }

  @Inject
  public SubmitOnce(SubmitFax submitFax, StoreSubmission store, Ids ids) {
    this.submitFax = submitFax;
    this.store = store;
    this.ids = ids;
  }

  /** The fax that was submitted with this key before. */
  public Optional<UUID> earlier(UUID account, String key) {
    return Optional.of(idOf(account, key)).filter(store::isStored);
  }

  /**
   * Accepts a submission, or finds that it was accepted before.
   *
   * @param key what is the same each time; empty when it cannot come again
   * @return id of the fax
   * @throws FaxException when number, document or faxbox will not do, or nothing can be stored now
   */
  public UUID submitOnce(Submission submission, Optional<String> key) {
    UUID id = key.map(given -> idOf(submission.account(), given)).orElseGet(ids::next);
    if (key.isPresent() && store.isStored(id)) {
      return id;
    }
    return submitFax.submitFax(submission, id);
  }

  private static UUID idOf(UUID account, String key) {
    return UUID.nameUUIDFromBytes((account + " " + key).getBytes(StandardCharsets.UTF_8));
  }
}
