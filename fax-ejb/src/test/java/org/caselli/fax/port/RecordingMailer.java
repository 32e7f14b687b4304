package org.caselli.fax.port;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Keeps the mails that it is given. Thread-safe. */
public final class RecordingMailer implements Mailer {
  private final List<Sent> sent = new ArrayList<>();
  private boolean configured = true;
  private String trouble = "";
  private final Set<String> refusedForNow = new HashSet<>();
  private final Set<String> refusedForGood = new HashSet<>();

  /**
   * A mail that was sent.
   *
   * @param to who got it
   * @param attachment its bytes
   */
  public record Sent(Mail mail, List<String> to, Optional<byte[]> attachment) {}

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

  /** From now on the mail server refuses this recipient, for now. */
  public synchronized RecordingMailer refusesForNow(String address) {
    refusedForNow.add(address);
    return this;
  }

  /** From now on the mail server refuses this recipient for good. */
  public synchronized RecordingMailer refusesForGood(String address) {
    refusedForGood.add(address);
    return this;
  }

  /** From now on the mail server is there and well. */
  public synchronized RecordingMailer works() {
    configured = true;
    trouble = "";
    refusedForNow.clear();
    refusedForGood.clear();
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
  public synchronized Handover send(Mail mail, List<String> to) throws MailFailure {
    if (!configured || !trouble.isEmpty()) {
      throw new MailFailure(configured ? trouble : "No mail server", new IOException(trouble));
    }
    List<String> refused = to.stream().filter(refusedForGood::contains).toList();
    List<String> taken = new ArrayList<>(to);
    taken.removeAll(refusedForGood);
    taken.removeAll(refusedForNow);
    if (taken.isEmpty() && refused.isEmpty()) {
      throw new MailFailure("452 mailbox full", new IOException());
    }
    if (!taken.isEmpty()) {
      sent.add(new Sent(mail, taken, mail.attachment().map(RecordingMailer::read)));
    }
    return new Handover(taken, refused, taken.size() == to.size() ? "" : "refused");
  }

  private static byte[] read(Attachment attachment) {
    try (InputStream in = attachment.content().get()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
