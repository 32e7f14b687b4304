package org.caselli.fax.jms.submit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.app.admin.RecogniseKey;
import org.caselli.fax.app.limit.RateLimits;
import org.caselli.fax.app.query.FaxPlace;
import org.caselli.fax.app.query.ReadBatch;
import org.caselli.fax.app.query.ReadFax;
import org.caselli.fax.app.submit.Spool;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.fax.FaxListing.View;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.caselli.fax.domain.settings.FaxSettings;
import org.caselli.fax.domain.settings.Settings;
import org.caselli.fax.domain.submission.Accepted;
import org.caselli.fax.port.Measures;
import org.caselli.fax.port.Measures.Submitted;
import org.caselli.fax.wire.BatchJson;
import org.caselli.fax.wire.FaxJson;
import org.caselli.fax.wire.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a message in: makes a fax of it and answers. What is refused for good is told to whoever
 * asked for an answer, else kept with the reason among the dead letters. Thread-safe.
 */
@ApplicationScoped
public class MessageDesk {
  private static final Logger log = LoggerFactory.getLogger(MessageDesk.class);

  private final RecogniseKey recogniseKey;
  private final RateLimits limits;
  private final FaxOrder order;
  private final ReadFax readFax;
  private final ReadBatch readBatch;
  private final Settings settings;
  private final Spool spool;
  private final Answers answers;
  private final Measures measures;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected MessageDesk() {
    this(null, null, null, null, null, null, null, null, null);
  }

  @Inject
  public MessageDesk(
      RecogniseKey recogniseKey,
      RateLimits limits,
      FaxOrder order,
      ReadFax readFax,
      ReadBatch readBatch,
      Settings settings,
      Spool spool,
      Answers answers,
      Measures measures) {
    this.recogniseKey = recogniseKey;
    this.limits = limits;
    this.order = order;
    this.readFax = readFax;
    this.readBatch = readBatch;
    this.settings = settings;
    this.spool = spool;
    this.answers = answers;
    this.measures = measures;
  }

  /**
   * Takes a message. When it returns, the message is done with.
   *
   * @throws JMSException when it could not be read, and is to come again
   * @throws RuntimeException when it cannot be dealt with now, and is to come again
   */
  public void take(Message message) throws JMSException {
    try (MessageBody body = new MessageBody(message, spool)) {
      take(message, body);
    }
  }

  private void take(Message message, MessageBody body) throws JMSException {
    try {
      Access access = recogniseKey.recogniseKey(MessageFields.apiKey(message));
      limits.request(access);
      Accepted accepted = accept(access, message, body);
      if (Answers.wanted(message)) {
        answers.accepted(message, accepted, document(access, accepted));
      }
    } catch (FaxException e) {
      if (comesAgain(message, e)) {
        throw e;
      }
      log.info("Message {} was refused: {}", message.getJMSMessageID(), e.getMessage());
      refuse(message, e, body);
    }
  }

  /** Who makes too many and waits for an answer is told when to go on; all else can wait here. */
  private static boolean comesAgain(Message message, FaxException refusal) throws JMSException {
    boolean told = refusal.type() == ProblemType.TOO_MANY_REQUESTS && Answers.wanted(message);
    return refusal.type().retryable() && !told;
  }

  private ObjectNode document(Access access, Accepted accepted) {
    UUID account = access.account();
    if (accepted.batch().isEmpty()) {
      FaxPlace place = new FaxPlace(account, Optional.empty(), View.OUTGOING, accepted.first());
      return FaxJson.of(readFax.readFax(access, place));
    }
    UUID batch = accepted.batch().get();
    return BatchJson.of(batch, readBatch.readBatch(access, account, batch), accepted.faxes());
  }

  private Accepted accept(Access access, Message message, MessageBody body) throws JMSException {
    Optional<String> key = MessageFields.key(message);
    Optional<Accepted> earlier = order.earlier(access, key);
    if (earlier.isPresent()) {
      log.info(
          "Message {} came again; it is fax {}", message.getJMSMessageID(), earlier.get().first());
      measures.submitted(Submitted.REPEATED);
      return earlier.get();
    }
    FaxOrder.Wanted wanted =
        new FaxOrder.Wanted(
            MessageFields.data(message),
            key,
            MessageFields.correlationId(message),
            message.getJMSPriority());
    String mediaType = MessageFields.mediaType(message);
    long largest = settings.forAccount(access.account()).get(FaxSettings.MAX_UPLOAD_SIZE);
    Accepted accepted =
        order.place(
            access, wanted, body.receive(largest).map(file -> new FaxOrder.Body(file, mediaType)));
    measures.submitted(Submitted.ACCEPTED);
    return accepted;
  }

  private void refuse(Message message, FaxException refusal, MessageBody body) throws JMSException {
    Problem problem = Problem.of(refusal);
    if (Answers.wanted(message)) {
      answers.refused(message, problem, refusal.retryAfter());
      measures.submitted(Submitted.REFUSED);
    } else {
      answers.bury(message, problem, whole(body));
      measures.submitted(Submitted.DEAD);
    }
  }

  /** The bytes of a refused message, unless there are more than any document may have. */
  private Optional<Path> whole(MessageBody body) {
    try {
      return body.receive(settings.system().get(FaxSettings.MAX_UPLOAD_SIZE));
    } catch (FaxException e) {
      log.debug("The bytes of a refused message are not kept: {}", e.getMessage());
      return Optional.empty();
    }
  }
}
