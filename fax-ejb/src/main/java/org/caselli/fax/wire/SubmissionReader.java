package org.caselli.fax.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.app.admin.Tenancy;
import org.caselli.fax.app.query.Below;
import org.caselli.fax.app.query.LookBelow;
import org.caselli.fax.app.query.ReadFaxbox;
import org.caselli.fax.app.resend.KeptFax;
import org.caselli.fax.app.submit.Submission;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.faxbox.Faxbox;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.wire.SubmissionJson.SubmittedBy;

/**
 * Makes a submission of what a caller sends, whichever way: judges whether it may, finds the faxbox
 * and the owner. Thread-safe.
 */
@ApplicationScoped
public class SubmissionReader {
  private final Tenancy tenancy;
  private final ReadFaxbox readFaxbox;
  private final LookBelow lookBelow;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected SubmissionReader() {
    this(null, null, null);
  }

  @Inject
  public SubmissionReader(Tenancy tenancy, ReadFaxbox readFaxbox, LookBelow lookBelow) {
    this.tenancy = tenancy;
    this.readFaxbox = readFaxbox;
    this.lookBelow = lookBelow;
  }

  /**
   * Below what a submission is made.
   *
   * @param faxbox that fills in what the data leaves out
   * @param owner user whose faxes they are to be
   */
  public record Place(UUID account, Optional<UUID> faxbox, Optional<UUID> owner) {
    public Place {
      Objects.requireNonNull(account);
      Objects.requireNonNull(faxbox);
      Objects.requireNonNull(owner);
    }

    /** Directly below an account. */
    public static Place of(UUID account) {
      return new Place(account, Optional.empty(), Optional.empty());
    }
  }

  /**
   * Demands that the caller may send from there; nothing of the data is needed.
   *
   * @throws FaxException forbidden or not found
   */
  public void permit(Access access, Place place) {
    tenancy.send(access, place.account());
    place.faxbox().ifPresent(box -> faxbox(access, place.account(), box));
    lookBelow.lookBelow(access, new Below(place.account(), Optional.empty(), place.owner()));
  }

  /**
   * Reads a submission.
   *
   * @param uploads in the order in which they came
   * @throws FaxException when the caller may not, or it will not do
   */
  public Submission read(
      Access access,
      Place place,
      ObjectNode data,
      List<Submission.Upload> uploads,
      String correlationId) {
    permit(access, place);
    permit(access, data);
    Optional<Faxbox> scope = place.faxbox().or(access::faxbox).map(id -> faxbox(access, place, id));
    SubmissionJson wanted =
        scope
            .map(box -> SubmissionJson.read(data, box.id(), box.document()))
            .orElseGet(() -> SubmissionJson.read(data));
    Optional<Faxbox> box = scope.or(() -> wanted.faxbox().map(id -> faxbox(access, place, id)));
    Optional<UUID> owner =
        place.owner().or(access::user).or(() -> box.flatMap(SubmissionReader::owner));
    return wanted
        .orNotified(box.map(found -> found.document().outboundNotify()).orElse(List.of()))
        .submission(
            place.account(),
            new SubmittedBy(Optional.of(access.principal()), owner),
            uploads,
            correlationId);
  }

  /**
   * Reads a submission that is made of a fax: what the data leaves out is as it was.
   *
   * @throws FaxException when the caller may not, or it will not do
   */
  public Submission again(
      Access access, Place place, KeptFax kept, ObjectNode data, String correlationId) {
    permit(access, place);
    permit(access, data);
    Fax fax = kept.fax();
    Optional<Faxbox> box =
        place
            .faxbox()
            .or(access::faxbox)
            .or(() -> SubmissionJson.named(data))
            .map(id -> faxbox(access, place, id))
            .or(() -> fax.faxboxId().flatMap(id -> present(access, place, id)));
    ObjectNode wanted = ResentJson.of(fax, data, box.map(Faxbox::document));
    if (!access.role().administers()) {
      wanted.remove(SubmissionJson.PRIVILEGED);
    }
    SubmissionJson read =
        box.map(found -> SubmissionJson.read(wanted, found.id(), found.document()))
            .orElseGet(() -> SubmissionJson.read(wanted))
            .orNotified(fax.options().recipients());
    Optional<UUID> owner =
        place
            .owner()
            .or(fax::ownerId)
            .or(access::user)
            .or(() -> box.flatMap(SubmissionReader::owner));
    return read.submissionOf(
        place.account(),
        new SubmittedBy(Optional.of(access.principal()), owner),
        ResentJson.hasDocuments(data)
            ? DocumentsJson.read(read.document(), List.of())
            : kept.documents(),
        correlationId);
  }

  /** The faxbox of the fax, unless it has been removed since. */
  private Optional<Faxbox> present(Access access, Place place, UUID id) {
    return readFaxbox.all(access, place.account()).stream()
        .filter(box -> box.id().equals(id))
        .findFirst();
  }

  private void permit(Access access, ObjectNode data) {
    List<String> privileged = SubmissionJson.privileged(data);
    if (!privileged.isEmpty()) {
      tenancy.administrator(
          access, "Only an administrator may set " + String.join(", ", privileged));
    }
    access
        .faxbox()
        .ifPresent(
            own -> {
              Optional<UUID> named = SubmissionJson.named(data);
              if (named.isPresent() && !named.get().equals(own)) {
                throw FaxException.notFound("faxbox", named.get());
              }
            });
  }

  private Faxbox faxbox(Access access, Place place, UUID id) {
    return faxbox(access, place.account(), id);
  }

  /** To a key that is bound to a faxbox there are no others. */
  private Faxbox faxbox(Access access, UUID account, UUID id) {
    if (access.faxbox().filter(own -> !own.equals(id)).isPresent()) {
      throw FaxException.notFound("faxbox", id);
    }
    return readFaxbox.readFaxbox(access, account, id);
  }

  private static Optional<UUID> owner(Faxbox box) {
    return box.document().text("owner_id").flatMap(WireId::find);
  }
}
