package org.caselli.fax.app.receive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.app.announce.Announcements;
import org.caselli.fax.app.announce.News;
import org.caselli.fax.domain.account.HostedNumber;
import org.caselli.fax.domain.call.Facts;
import org.caselli.fax.domain.document.BlobStore;
import org.caselli.fax.domain.document.Document;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.fax.Fax.Origin;
import org.caselli.fax.domain.fax.FaxOptions;
import org.caselli.fax.domain.fax.Faxes;
import org.caselli.fax.domain.faxbox.Faxbox;
import org.caselli.fax.domain.faxbox.Faxboxes;
import org.caselli.fax.domain.reception.Receptions;
import org.caselli.fax.domain.settings.ReceivingIdentity;
import org.caselli.fax.port.InboundDelivery;

/** The transaction of {@link ReceiveFax}; the same call is stored once. */
@ApplicationScoped
public class StoreReceived {
  private final Faxes faxes;
  private final Faxboxes faxboxes;
  private final Receptions receptions;
  private final BlobStore blobs;
  private final Announcements announcements;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected StoreReceived() {
    this(null, null, null, null, null, null);
  }

  @Inject
  public StoreReceived(
      Faxes faxes,
      Faxboxes faxboxes,
      Receptions receptions,
      BlobStore blobs,
      Announcements announcements,
      Clock clock) {
    this.faxes = faxes;
    this.faxboxes = faxboxes;
    this.receptions = receptions;
    this.blobs = blobs;
    this.announcements = announcements;
    this.clock = clock;
  }

  /** Writes the fax; its id is that of the call. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void storeReceived(
      HostedNumber number,
      ReceivingIdentity receiver,
      InboundDelivery delivery,
      Optional<Document> tiff) {
    UUID id = delivery.call().value();
    receptions.remove(id);
    if (faxes.byId(id).isPresent()) {
      return;
    }
    FaxOptions none =
        new FaxOptions(
            "",
            "",
            "",
            List.of(),
            Map.of(),
            Map.of(),
            false,
            "",
            Optional.empty(),
            FaxOptions.Look.AS_SET);
    Fax fax =
        Fax.inbound(
            id,
            new Fax.Parties(
                number.account(),
                number.faxbox(),
                delivery.callerNumber(),
                delivery.callerName(),
                delivery.number(),
                ""),
            none,
            facts(receiver, delivery),
            clock.instant());
    tiff.ifPresent(
        file -> {
          blobs.retain(file.id());
          fax.keepsFaxFile(file.id(), delivery.firstPage() + delivery.pages(), file.size());
        });
    number
        .faxbox()
        .flatMap(box -> faxboxes.byId(number.account(), box))
        .flatMap(Faxbox::ownerId)
        .ifPresent(owner -> fax.comesFrom(Origin.ofOwner(owner)));
    faxes.add(fax);
    announcements.announce(() -> List.of(News.received(fax)));
  }

  private static Facts facts(ReceivingIdentity receiver, InboundDelivery delivery) {
    boolean success = delivery.pages() > 0;
    return new Facts(
        Map.of(
            "success",
            success,
            "transferred_pages",
            delivery.pages(),
            "total_pages",
            delivery.pages(),
            "remote_station_id",
            delivery.remoteStationId(),
            "local_station_id",
            receiver.stationId(delivery.number()),
            "callee_id_number",
            receiver.calleeNumber(delivery.number()),
            "callee_id_name",
            receiver.name().orElse(""),
            "result_text",
            success ? "OK" : "no pages received"));
  }
}
