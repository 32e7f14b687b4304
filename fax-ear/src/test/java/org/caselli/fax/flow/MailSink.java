package org.caselli.fax.flow;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.subethamail.smtp.server.SMTPServer;
import org.subethamail.wiser.Wiser;
import org.subethamail.wiser.WiserMessage;

/** A mail server that keeps all that it gets, of nobody ({@code <>}) too. Thread-safe. */
final class MailSink implements AutoCloseable {
  private final Wiser wiser =
      Wiser.accepter((from, to) -> true)
          .server(SMTPServer.port(0).bindAddress(InetAddress.getLoopbackAddress()));

  MailSink() {
    wiser.start();
  }

  int port() {
    return wiser.getServer().getPortAllocated();
  }

  /** What has come so far, in its order; once for each recipient. */
  List<WiserMessage> received() {
    return List.copyOf(wiser.getMessages());
  }

  /** The same without envelopes. */
  List<MimeMessage> mails() {
    List<MimeMessage> mails = new ArrayList<>();
    for (WiserMessage message : received()) {
      try {
        mails.add(message.getMimeMessage());
      } catch (MessagingException e) {
        throw new IllegalStateException(e);
      }
    }
    return mails;
  }

  @Override
  public void close() {
    wiser.stop();
  }
}
