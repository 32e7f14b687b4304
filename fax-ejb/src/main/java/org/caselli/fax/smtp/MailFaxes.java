package org.caselli.fax.smtp;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.caselli.fax.app.mailin.MailRefusal;
import org.caselli.fax.app.mailin.MailSender;
import org.caselli.fax.app.mailin.MailTarget;
import org.caselli.fax.app.mailin.SenderAnswer;
import org.caselli.fax.app.submit.SubmitFax;
import org.caselli.fax.domain.document.MediaTypeRules;
import org.caselli.fax.domain.document.PictureMinimum;
import org.caselli.fax.domain.faxbox.MailText;
import org.caselli.fax.domain.mail.DeliveryWish;
import org.caselli.fax.domain.mail.MailFault;
import org.caselli.fax.domain.mail.SenderPolicy;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.settings.MailSettings;
import org.caselli.fax.domain.settings.Settings;
import org.caselli.fax.domain.settings.SettingsSnapshot;
import org.caselli.fax.smtp.proof.Evidence;
import org.caselli.fax.smtp.proof.SenderProofs;
import org.caselli.fax.wire.WireId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subethamail.smtp.RejectException;

/** Makes a mail that has been read into a fax for each of its recipients. Thread-safe. */
@ApplicationScoped
public class MailFaxes {
  private static final Logger log = LoggerFactory.getLogger(MailFaxes.class);

  private final MailOrder order;
  private final MailFailures failures;
  private final MailLetters letters;
  private final SenderProofs proofs;
  private final Settings settings;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected MailFaxes() {
    this(null, null, null, null, null);
  }

  @Inject
  public MailFaxes(
      MailOrder order,
      MailFailures failures,
      MailLetters letters,
      SenderProofs proofs,
      Settings settings) {
    this.order = order;
    this.failures = failures;
    this.letters = letters;
    this.proofs = proofs;
    this.settings = settings;
  }

  /** What is faxed to one recipient at least. */
  MailParts.Wanted wanted(List<MailTarget> recipients) {
    List<MediaTypeRules> rules = recipients.stream().map(each -> rules(of(each))).toList();
    return new MailParts.Wanted(
        type -> rules.stream().anyMatch(each -> each.accept(type)),
        recipients.stream().anyMatch(each -> each.box().mailText() != MailText.LEAVE_OUT));
  }

  private SettingsSnapshot of(MailTarget target) {
    return settings.forFaxbox(target.account(), target.faxbox());
  }

  private static MediaTypeRules rules(SettingsSnapshot snapshot) {
    return MediaTypeRules.of(
        snapshot.get(MailSettings.ALLOWED_TYPES), snapshot.get(MailSettings.DENIED_TYPES));
  }

  /**
   * Submits the faxes.
   *
   * @return the answer, when there is a fax for one recipient at least; the sender of the others
   *     hears otherwise
   * @throws RejectException with the answer, when there is none, or it cannot be told now whether
   *     there may be
   * @throws FaxException when not all can be stored now
   */
  Reply of(ReceivedMail mail, MailSender named, List<MailTarget> recipients, Evidence evidence)
      throws RejectException, IOException {
    MailSender sender = checked(named, evidence).of(mail.field("Message-ID"));
    List<SubmitFax.Answer> made = new ArrayList<>();
    List<Refused> refused = new ArrayList<>();
    for (MailTarget target : recipients) {
      submit(mail, sender, target, made, evidence).ifPresent(refused::add);
    }
    // Behind all of them: a mail that is to come again after all is told of once.
    for (Refused each : refused) {
      failures.refusedDocument(
          each.refusal(),
          each.target(),
          sender,
          each.file(),
          mail.isFromMachine()
              ? Optional.empty()
              : answer(each, sender, made.isEmpty() ? Optional.empty() : Optional.of(evidence)));
    }
    if (made.isEmpty()) {
      throw Replies.of(refused.get(0).refusal()).refusal();
    }
    return Reply.ok(
        "2.0.0",
        "queued as "
            + made.stream()
                .map(each -> WireId.of(each.accepted().first()))
                .collect(Collectors.joining(" ")));
  }

  /**
   * A recipient that gets no fax.
   *
   * @param file that was the reason
   */
  private record Refused(MailRefusal refusal, MailTarget target, Optional<Attached> file) {}

  /**
   * How the sender is told.
   *
   * @param taken the mail, when it is taken for others: then its sender's server hears nothing of
   *     this recipient, and a sender who asked for notifications gets it from us
   */
  private static Optional<SenderAnswer> answer(
      Refused refused, MailSender sender, Optional<Evidence> taken) throws IOException {
    if (!refused.target().isToldOfFailure()) {
      return Optional.empty();
    }
    Optional<DeliveryWish> wish = refused.target().wish().filter(each -> taken.isPresent());
    if (wish.isEmpty()) {
      return Optional.of(new SenderAnswer(sender.address(), Optional.empty()));
    }
    return Optional.of(
        new SenderAnswer(
            sender.address(),
            Optional.of(
                new SenderAnswer.Asked(
                    wish.get(),
                    Replies.of(refused.refusal()).status(),
                    RawHeader.of(taken.get().mail())))));
  }

  private Optional<Refused> submit(
      ReceivedMail mail,
      MailSender sender,
      MailTarget target,
      List<SubmitFax.Answer> made,
      Evidence evidence)
      throws IOException, RejectException {
    if (mail.isAnswerOfMachine()) {
      return refused(
          target,
          MailFault.PERMISSION,
          "answers and notices of machines are not faxed",
          Optional.empty());
    }
    if (!isProved(sender, target)) {
      return unproved(target, sender);
    }
    DocumentChoice choice = choice(mail, target);
    Optional<Attached> letter = Optional.empty();
    try {
      letter = letters.page(mail, sender, target, choice.documents());
      DocumentChoice pages = choice.behind(letter);
      if (pages.documents().isEmpty()) {
        return refused(target, MailFault.NO_DOCUMENT, choice.reason(), named(mail));
      }
      SubmitFax.Answer answer = order.place(target, sender, mail, pages, evidence.mail());
      made.add(answer);
      log.info(
          "Mail {} is fax {}{}",
          mail.field("Message-ID"),
          answer.accepted().first(),
          answer.repeated() ? ", as it was before" : "");
      return Optional.empty();
    } catch (FaxException e) {
      if (e.type().retryable()) {
        throw e;
      }
      return refused(
          target,
          MailFault.SUBMISSION,
          String.valueOf(e.getMessage()),
          choice.documents().stream().findFirst());
    } finally {
      letter.ifPresent(letters::discard);
    }
  }

  private DocumentChoice choice(ReceivedMail mail, MailTarget target) throws IOException {
    SettingsSnapshot snapshot = of(target);
    boolean textIsLetter = target.box().mailText() != MailText.LEAVE_OUT;
    return DocumentChoice.of(
        mail,
        mail.parts().stream()
            .filter(part -> !textIsLetter || part.place() != Attached.Place.LETTER)
            .toList(),
        rules(snapshot),
        PictureMinimum.parse(snapshot.get(MailSettings.SMALLEST_PICTURE)));
  }

  private MailSender checked(MailSender sender, Evidence evidence) throws IOException {
    return sender.access().isPresent() || sender.address().isEmpty()
        ? sender
        : sender.checked(proofs.of(sender.address(), evidence));
  }

  private static boolean isProved(MailSender sender, MailTarget target) {
    return SenderPolicy.of(target.box()) != SenderPolicy.REQUIRE_PASS || sender.verdict().proves();
  }

  private static Optional<Refused> unproved(MailTarget target, MailSender sender)
      throws RejectException {
    if (sender.verdict().isUnsure()) {
      throw Replies.unsure().refusal();
    }
    return refused(
        target,
        MailFault.UNPROVED,
        "nothing proves that this mail comes from its sender ("
            + sender.verdict()
            + "); publish SPF or DKIM for your domain, or sign in",
        Optional.empty());
  }

  private static Optional<Refused> refused(
      MailTarget target, MailFault fault, String sentence, Optional<Attached> file) {
    return Optional.of(new Refused(target.refused(fault, sentence), target, file));
  }

  /** The first file of a mail, faxed or not. */
  private static Optional<Attached> named(ReceivedMail mail) {
    return mail.parts().stream().filter(part -> !part.name().isEmpty()).findFirst();
  }
}
