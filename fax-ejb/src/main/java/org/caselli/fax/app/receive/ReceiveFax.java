package org.caselli.fax.app.receive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.caselli.fax.app.keep.StoreDocument;
import org.caselli.fax.domain.account.Accounts;
import org.caselli.fax.domain.account.HostedNumber;
import org.caselli.fax.domain.document.Document;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.port.HostedNumbers;
import org.caselli.fax.port.InboundDelivery;
import org.caselli.fax.port.Measures;

/** Takes in a fax for a number of an account and puts it into its inbox. */
@ApplicationScoped
public class ReceiveFax implements HostedNumbers {
  private final Accounts accounts;
  private final StoreDocument documents;
  private final StoreReceived store;
  private final Measures measures;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected ReceiveFax() {
    this(null, null, null, null);
  }

  @Inject
  public ReceiveFax(
      Accounts accounts, StoreDocument documents, StoreReceived store, Measures measures) {
    this.accounts = accounts;
    this.documents = documents;
    this.store = store;
    this.measures = measures;
  }

  @Override
  public boolean isHosted(String e164) {
    return accounts.number(e164).isPresent();
  }

  @Override
  public void deliver(InboundDelivery delivery) {
    HostedNumber number =
        accounts
            .number(delivery.number())
            .orElseThrow(() -> FaxException.notFound("number", delivery.number()));
    try {
      Document tiff = documents.storeDocument(number.account(), delivery.tiff(), "image/tiff");
      store.storeReceived(number, delivery, tiff);
      measures.faxReceived(delivery.pages());
    } catch (IOException e) {
      throw new UncheckedIOException("A received fax could not be stored", e);
    }
  }
}
