package org.caselli.fax.port;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps the mails that it is given. Thread-safe. */
public final class RecordingMailer implements Mailer {
  private final List<Sent> sent = new ArrayList<>();
  private boolean configured = true;
  private String trouble = "";

  /**
   * A mail that was sent.
   *
   * @param attachment its bytes
   */
  public record Sent(Mail mail, Optional<byte[]> attachment) {}

  /** From now on there is no mail server. */
  public synchronized RecordingMailer unconfigured() {
    configured = false;
    return this;
  }

  /** From now on the mail server takes nothing. */
  public synchronized RecordingMailer fails(String why) {
    trouble = why;
    return this;
  }

  /** From now on the mail server is there and well. */
  public synchronized RecordingMailer works() {
    configured = true;
    trouble = "";
    return this;
  }

  /** What was sent, in order. */
  public synchronized List<Sent> sent() {
    return List.copyOf(sent);
  }

  @Override
  public synchronized boolean isConfigured() {
    return configured;
  }

  @Override
  public synchronized void send(Mail mail) throws MailFailure {
    if (!configured || !trouble.isEmpty()) {
      throw new MailFailure(configured ? trouble : "No mail server", new IOException(trouble));
    }
    sent.add(new Sent(mail, mail.attachment().map(RecordingMailer::read)));
  }

  private static byte[] read(Attachment attachment) {
    try (InputStream in = attachment.content().get()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
