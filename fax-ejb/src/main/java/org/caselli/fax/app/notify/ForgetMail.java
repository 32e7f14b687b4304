package org.caselli.fax.app.notify;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.caselli.fax.domain.document.BlobStore;
import org.caselli.fax.domain.mail.MailedFax;
import org.caselli.fax.domain.mail.MailedFaxes;

/** Lets go of a mail whose sender has been told, or is not any more. */
@ApplicationScoped
@Transactional
public class ForgetMail {
  private final MailedFaxes mailed;
  private final BlobStore blobs;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected ForgetMail() {
    this(null, null);
  }

  @Inject
  public ForgetMail(MailedFaxes mailed, BlobStore blobs) {
    this.mailed = mailed;
    this.blobs = blobs;
  }

  /** Forgets the mail that a fax came by, if it is kept. Safe to run twice. */
  public void forgetMail(UUID fax) {
    mailed.byFax(fax).ifPresent(this::forget);
  }

  private void forget(MailedFax mail) {
    mail.documentId().ifPresent(blobs::release);
    mailed.remove(mail);
  }
}
