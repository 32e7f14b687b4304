package org.caselli.fax.app.mailin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.app.keep.StoreDocument;
import org.caselli.fax.domain.document.Document;
import org.caselli.fax.domain.mail.DeliveryWish;

/**
 * Keeps of a mail that is a fax what its sender gets back: the header, and the whole mail where the
 * sender wants that with a failure. Blocking; safe to run twice. Thread-safe.
 */
@ApplicationScoped
public class KeepMail {
  private static final String MAIL = "message/rfc822";

  private final StoreDocument documents;
  private final KeptMails kept;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected KeepMail() {
    this(null, null);
  }

  @Inject
  public KeepMail(StoreDocument documents, KeptMails kept) {
    this.documents = documents;
    this.kept = kept;
  }

  /**
   * Keeps a mail until its sender has been told.
   *
   * @param header as it came
   * @param mail the whole of it
   * @throws IOException when it cannot be kept now
   */
  public void keepMail(UUID fax, MailTarget target, String header, Path mail) throws IOException {
    Optional<DeliveryWish> wish = target.wish().filter(each -> !each.events().isEmpty());
    if (wish.isEmpty() || kept.isKept(fax)) {
      return;
    }
    Optional<Document> whole =
        wish.get().wantsMail() && wish.get().wants(DeliveryWish.Event.FAILURE)
            ? Optional.of(documents.storeDocument(target.account(), mail, MAIL))
            : Optional.empty();
    kept.keep(fax, target.account(), header, whole.map(Document::id), wish.get());
  }
}
