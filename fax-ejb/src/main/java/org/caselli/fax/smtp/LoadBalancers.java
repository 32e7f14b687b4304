package org.caselli.fax.smtp;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.caselli.fax.domain.settings.MailSettings;
import org.caselli.fax.domain.settings.Settings;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.internal.proxy.ProxyHandler;
import org.subethamail.smtp.internal.proxy.ProxyProtocolV1Handler;
import org.subethamail.smtp.internal.proxy.ProxyProtocolV2Handler;
import org.subethamail.smtp.server.Session;

/**
 * Connections of load balancers begin with a PROXY header, version 1 or 2, that says whose they
 * are. Nobody else is believed. Thread-safe.
 */
final class LoadBalancers implements ProxyHandler {
  private static final int FIRST_OF_VERSION_1 = 'P';
  private static final int FIRST_OF_VERSION_2 = '\r';

  private final Settings settings;

  LoadBalancers(Settings settings) {
    this.settings = settings;
  }

  @Override
  public ProxyResult handle(InputStream in, OutputStream out, Session session) throws IOException {
    try {
      if (!isTrusted(session)) {
        return ProxyResult.NOP;
      }
    } catch (RuntimeException e) {
      // The door of the server, as in Verb.
      MailSessions.TROUBLE.failed(e);
      Reply later = Reply.closedForNow();
      return new ProxyResult(later.code(), later.text());
    }
    int first = in.read();
    Header header = new Header(first, in);
    return switch (first) {
      case FIRST_OF_VERSION_1 -> ProxyProtocolV1Handler.INSTANCE.handle(header, out, session);
      case FIRST_OF_VERSION_2 -> ProxyProtocolV2Handler.INSTANCE.handle(header, out, session);
      default -> new ProxyResult(421, "4.7.0 A load balancer must begin with a PROXY header");
    };
  }

  private boolean isTrusted(Session session) {
    return settings.system().get(MailSettings.PROXIES).stream()
        .anyMatch(range -> range.contains(session.getRealRemoteAddress().getAddress()));
  }

  /**
   * The header with its first byte before it again. Gives as many bytes as are asked for and takes
   * none that belong to the client, which the library's own choice between versions does not.
   */
  private static final class Header extends FilterInputStream {
    private final int first;
    private boolean begun;

    Header(int first, InputStream rest) {
      super(rest);
      this.first = first;
    }

    @Override
    public int read() throws IOException {
      if (begun) {
        return super.read();
      }
      begun = true;
      return first;
    }

    @Override
    public int read(byte @Nullable [] bytes, int offset, int length) throws IOException {
      int count = 0;
      while (count < length) {
        int next = read();
        if (next < 0) {
          return count == 0 ? -1 : count;
        }
        bytes[offset + count] = (byte) next;
        count++;
      }
      return count;
    }
  }
}
