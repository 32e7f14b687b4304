package org.caselli.fax.smtp;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.caselli.fax.app.limit.AdmitWork;
import org.caselli.fax.app.mailin.FindMailTarget;
import org.caselli.fax.app.mailin.MailAnswer;
import org.caselli.fax.app.mailin.MailRefusal;
import org.caselli.fax.app.mailin.MailSender;
import org.caselli.fax.app.mailin.MailTarget;
import org.caselli.fax.app.submit.Spool;
import org.caselli.fax.domain.mail.MailFault;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.caselli.fax.domain.settings.MailSettings;
import org.caselli.fax.domain.settings.Settings;
import org.caselli.fax.port.Measures;
import org.caselli.fax.port.Measures.Mailed;
import org.caselli.fax.smtp.proof.Evidence;
import org.caselli.fax.smtp.proof.Origin;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subethamail.smtp.RejectException;

/** Takes mails in: says who may be mailed to, and makes a fax for each recipient. Thread-safe. */
@ApplicationScoped
public class MailDesk {
  private static final Logger log = LoggerFactory.getLogger(MailDesk.class);

  /** Codes from here on are told to the sender's server for good (RFC 5321 section 4.2.1). */
  private static final int FOR_GOOD = 500;

  private static final String SET_ASIDE =
      "the server ended "
          + MailSuspects.MOST
          + " times while it read this mail, and does not read it again; send its document as a PDF"
          + " in a new mail, or by the web";

  private final FindMailTarget findMailTarget;
  private final MailFaxes faxes;
  private final MailFailures failures;
  private final Spool spool;
  private final MailSuspects suspects;
  private final AdmitWork admitWork;
  private final Settings settings;
  private final Measures measures;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected MailDesk() {
    this(null, null, null, null, null, null, null, null);
  }

  @Inject
  public MailDesk(
      FindMailTarget findMailTarget,
      MailFaxes faxes,
      MailFailures failures,
      Spool spool,
      MailSuspects suspects,
      AdmitWork admitWork,
      Settings settings,
      Measures measures) {
    this.findMailTarget = findMailTarget;
    this.faxes = faxes;
    this.failures = failures;
    this.spool = spool;
    this.suspects = suspects;
    this.admitWork = admitWork;
    this.settings = settings;
    this.measures = measures;
  }

  /**
   * Lets a mail begin.
   *
   * @throws RejectException with the answer, when there is no room for it
   */
  void admit() throws RejectException {
    try {
      admitWork.admitWork();
    } catch (RuntimeException e) {
      throw counted(later(e, "A mail cannot be taken now").refusal());
    }
  }

  /** The door of the server: whatever does not work now, the sender's server tries again. */
  private static Reply later(Exception e, String sentence) {
    if (e instanceof FaxException refusal && refusal.type() == ProblemType.STORAGE_FULL) {
      log.warn("{}: {}", sentence, e.getMessage());
      return Replies.full();
    }
    log.warn("{}; its sender is asked to try again", sentence, e);
    return Reply.laterPlease();
  }

  /**
   * Finds the recipient of an address.
   *
   * @throws RejectException with the answer, when there is none for this sender
   */
  MailTarget recipient(MailSender sender, String address) throws RejectException {
    try {
      MailAnswer answer = findMailTarget.findMailTarget(sender, address);
      if (answer instanceof MailTarget target) {
        return target;
      }
      MailRefusal refusal = (MailRefusal) answer;
      failures.refusedRecipient(refusal, sender, address);
      throw counted(Replies.of(refusal).refusal());
    } catch (RuntimeException e) {
      throw counted(later(e, "A recipient of a mail could not be looked up").refusal());
    }
  }

  /**
   * Takes a mail. When it returns, its faxes are stored.
   *
   * @param origin of the connection
   * @param recipients at least one
   * @return the answer
   * @throws RejectException with the answer, when nothing of it is faxed
   * @throws IOException when the client is gone
   */
  Reply take(MailSender sender, Origin origin, List<MailTarget> recipients, InputStream data)
      throws RejectException, IOException {
    try {
      Reply reply = answered(sender, origin, recipients, data);
      measures.mailed(Mailed.ACCEPTED);
      return reply;
    } catch (RejectException e) {
      throw counted(e);
    }
  }

  private RejectException counted(RejectException refusal) {
    boolean forGood = refusal.getCode() >= FOR_GOOD;
    measures.mailed(forGood ? Mailed.REFUSED : Mailed.DEFERRED);
    return refusal;
  }

  private Reply answered(
      MailSender sender, Origin origin, List<MailTarget> recipients, InputStream data)
      throws RejectException, IOException {
    MailLines lines = new MailLines(data);
    Path file = received(sender, recipients, lines);
    try (MailSuspects.Watch watch = suspects.watch(file)) {
      if (watch.isPoison()) {
        log.error("A mail from {} is set aside: it ended the server", sender);
        throw refused(recipients, sender, SET_ASIDE);
      }
      examine(sender, recipients, file, lines);
      return taken(sender, recipients, new Evidence(origin, file));
    } catch (IOException | RuntimeException e) {
      // What was stored is found by its key when the mail comes again.
      throw later(e, "A mail could not be taken").refusal();
    } finally {
      spool.discard(file);
    }
  }

  private Path received(MailSender sender, List<MailTarget> recipients, MailLines lines)
      throws RejectException, IOException {
    long most = settings.system().get(MailSettings.MAX_SIZE);
    try {
      return spool.receive(lines, most);
    } catch (FaxException e) {
      if (e.type() != ProblemType.TOO_LARGE) {
        throw later(e, "A mail could not be kept").refusal();
      }
      Reply tooLarge = Replies.tooLarge(most);
      failures.refusedMail(recipients, sender, MailFault.SUBMISSION, tooLarge.sentence());
      throw tooLarge.refusal();
    } catch (UncheckedIOException e) {
      if (lines.isLost()) {
        throw e.getCause();
      }
      throw later(e, "A mail could not be kept").refusal();
    }
  }

  private void examine(MailSender sender, List<MailTarget> recipients, Path file, MailLines lines)
      throws RejectException {
    if (lines.count() == 0) {
      throw new Reply(552, "5.6.0", "Message too small: the mail is empty").refusal();
    }
    if (!lines.isClean()) {
      throw refused(
          recipients, sender, "end lines with CR and LF together (RFC 5321 section 2.3.8)");
    }
  }

  private Reply taken(MailSender sender, List<MailTarget> recipients, Evidence evidence)
      throws RejectException, IOException {
    ReceivedMail mail;
    try {
      mail = MailReader.read(evidence.mail(), spool, faxes.wanted(recipients));
    } catch (MailReader.Unreadable e) {
      throw refused(recipients, sender, e.getMessage());
    }
    try {
      return faxes.of(mail, sender, recipients, evidence);
    } finally {
      MailReader.discard(mail, spool);
    }
  }

  private RejectException refused(
      List<MailTarget> recipients, MailSender sender, @Nullable String why) {
    String sentence = String.valueOf(why);
    failures.refusedMail(recipients, sender, MailFault.UNREADABLE, sentence);
    return Replies.of(MailFault.UNREADABLE, sentence).refusal();
  }
}
