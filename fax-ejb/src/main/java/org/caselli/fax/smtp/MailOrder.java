package org.caselli.fax.smtp;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.caselli.fax.app.mailin.KeepMail;
import org.caselli.fax.app.mailin.MailSender;
import org.caselli.fax.app.mailin.MailTarget;
import org.caselli.fax.app.submit.Submission;
import org.caselli.fax.app.submit.SubmitFax;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.submission.SubmissionKey;
import org.caselli.fax.port.Ids;
import org.caselli.fax.wire.MailedFaxJson;
import org.caselli.fax.wire.SubmissionJson.SubmittedBy;

/**
 * Submits a mail as a fax to one of its recipients (spec 7.7), and has it written down.
 * Thread-safe.
 */
@ApplicationScoped
public class MailOrder {
  private static final String NAMESPACE = "mail";

  /** All that makes a mail the same one is in its key. */
  private static final String NO_HASH = "";

  private static final int MOST_NOTIFIED = 100;

  private final SubmitFax submitFax;
  private final KeepMail keepMail;
  private final MailLogbook logbook;
  private final Ids ids;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected MailOrder() {
    this(null, null, null, null);
  }

  @Inject
  public MailOrder(SubmitFax submitFax, KeepMail keepMail, MailLogbook logbook, Ids ids) {
    this.submitFax = submitFax;
    this.keepMail = keepMail;
    this.logbook = logbook;
    this.ids = ids;
  }

  /**
   * Submits the fax; a mail that comes again is the fax that it was.
   *
   * @param choice documents in the order of their pages, at least one
   * @param file with the whole mail
   * @throws org.caselli.fax.domain.problem.FaxException when it will not do, or nothing can be
   *     stored now
   * @throws IOException when what its sender gets back cannot be stored now
   */
  SubmitFax.Answer place(
      MailTarget target, MailSender sender, ReceivedMail mail, DocumentChoice choice, Path file)
      throws IOException {
    List<Attached> documents = choice.documents();
    Optional<Access> access = sender.access();
    Submission submission =
        MailedFaxJson.read(
                target.faxbox(),
                target.box(),
                new MailedFaxJson.Numbers(target.from(), target.number()),
                notified(target, sender))
            .submission(
                target.account(),
                new SubmittedBy(
                    access.map(Access::principal),
                    access.flatMap(Access::user).or(() -> target.whose().owner())),
                documents.stream().map(MailOrder::upload).toList(),
                ids.next().toString())
            .knownBy(key(target, mail, documents));
    SubmitFax.Answer answer =
        submitFax.submitFax(target.wish().map(submission::wishing).orElse(submission));
    if (target.wish().isPresent()) {
      keepMail.keepMail(answer.accepted().first(), target, RawHeader.of(file), file);
    }
    // Of a mail that comes again too: the server may have died before it was written down.
    logbook.faxed(answer.accepted().first(), target, sender, choice);
    return answer;
  }

  private static Submission.Upload upload(Attached document) {
    return new Submission.Upload(document.content().orElseThrow(), document.type().name());
  }

  private static List<String> notified(MailTarget target, MailSender sender) {
    TreeSet<String> notified = new TreeSet<>(target.box().outboundNotify());
    notified.add(sender.address());
    notified.add(target.whose().ownerEmail());
    notified.remove("");
    return notified.stream().limit(MOST_NOTIFIED).toList();
  }

  /**
   * The same mail to the same recipient has the same key. There are devices that send each mail
   * with one Message-ID, so that date and documents count too; without either there is nothing to
   * know a mail by.
   */
  private static Optional<SubmissionKey> key(
      MailTarget target, ReceivedMail mail, List<Attached> documents) {
    String id = mail.field("Message-ID");
    String date = mail.field("Date");
    if (id.isEmpty() && date.isEmpty()) {
      return Optional.empty();
    }
    List<String> parts =
        new ArrayList<>(List.of(id, date, target.faxbox().toString(), target.number().value()));
    documents.forEach(document -> parts.add(document.digest()));
    return Optional.of(new SubmissionKey(NAMESPACE, String.join("\n", parts), NO_HASH));
  }
}
