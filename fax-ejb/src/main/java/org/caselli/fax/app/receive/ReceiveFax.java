package org.caselli.fax.app.receive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.caselli.fax.app.keep.StoreDocument;
import org.caselli.fax.domain.account.Accounts;
import org.caselli.fax.domain.account.HostedNumber;
import org.caselli.fax.domain.call.CallId;
import org.caselli.fax.domain.document.Document;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.settings.ReceivingSettings;
import org.caselli.fax.domain.settings.Settings;
import org.caselli.fax.port.HostedNumbers;
import org.caselli.fax.port.InboundCall;
import org.caselli.fax.port.InboundDelivery;
import org.caselli.fax.port.Measures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes in a fax for a number of an account and puts it into its inbox. */
@ApplicationScoped
public class ReceiveFax implements HostedNumbers {
  private static final Logger log = LoggerFactory.getLogger(ReceiveFax.class);

  private final Accounts accounts;
  private final StoreDocument documents;
  private final StoreReceived store;
  private final IdentifyReceiver receivers;
  private final Settings settings;
  private final FollowReceptions receptions;
  private final Measures measures;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected ReceiveFax() {
    this(null, null, null, null, null, null, null);
  }

  @Inject
  public ReceiveFax(
      Accounts accounts,
      StoreDocument documents,
      StoreReceived store,
      IdentifyReceiver receivers,
      Settings settings,
      FollowReceptions receptions,
      Measures measures) {
    this.accounts = accounts;
    this.documents = documents;
    this.store = store;
    this.receivers = receivers;
    this.settings = settings;
    this.receptions = receptions;
    this.measures = measures;
  }

  @Override
  public boolean isHosted(String e164) {
    return accounts.number(e164).isPresent();
  }

  @Override
  public String stationId(String e164) {
    return receivers.identifyReceiver(number(e164)).stationId(e164);
  }

  private HostedNumber number(String e164) {
    return accounts.number(e164).orElseThrow(() -> FaxException.notFound("number", e164));
  }

  private boolean dropsEmpty(HostedNumber number) {
    return settings.forFax(number.account(), number.faxbox()).get(ReceivingSettings.DELETE_EMPTY);
  }

  @Override
  public void begins(InboundCall call) {
    receptions.begins(call);
  }

  @Override
  public void goesOn(CallId call, int pages, String remoteStationId) {
    receptions.goesOn(call, pages, remoteStationId);
  }

  @Override
  public void ends(CallId call) {
    receptions.ends(call);
  }

  @Override
  public void deliver(InboundDelivery delivery) {
    HostedNumber number = number(delivery.number());
    if (delivery.pages() == 0 && dropsEmpty(number)) {
      log.info("Call {} brought no page, and is not kept", delivery.call());
      return;
    }
    try {
      Optional<Document> tiff =
          delivery.pages() == 0
              ? Optional.empty()
              : Optional.of(
                  documents.storeDocument(number.account(), delivery.tiff(), "image/tiff"));
      store.storeReceived(number, receivers.identifyReceiver(number), delivery, tiff);
      measures.faxReceived(delivery.pages());
    } catch (IOException e) {
      throw new UncheckedIOException("A received fax could not be stored", e);
    }
  }
}
