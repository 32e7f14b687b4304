package org.caselli.fax.boot;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.caselli.fax.port.Intake;

/**
 * {@link Intake} of this server: messages, switches and mail. REST and the file proxy stay open.
 */
@ApplicationScoped
public class NodeIntake implements Intake {
  private final MessageDelivery messages;
  private final InboundLine inbound;
  private final MailDoor mailDoor;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected NodeIntake() {
    this(null, null, null);
  }

  @Inject
  NodeIntake(MessageDelivery messages, InboundLine inbound, MailDoor mailDoor) {
    this.messages = messages;
    this.inbound = inbound;
    this.mailDoor = mailDoor;
  }

  @Override
  public void close() {
    messages.stop();
    inbound.refuse();
    mailDoor.close();
  }

  @Override
  public void open() {
    messages.start();
    inbound.listen();
    mailDoor.open();
  }

  @Override
  public int calls() {
    return inbound.calls();
  }
}
