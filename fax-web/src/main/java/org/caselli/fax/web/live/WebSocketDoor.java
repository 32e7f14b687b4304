package org.caselli.fax.web.live;

import jakarta.inject.Inject;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.caselli.fax.app.admin.RecogniseCaller;
import org.caselli.fax.app.limit.RateLimits;
import org.caselli.fax.app.live.FollowEvents;
import org.caselli.fax.domain.settings.ApiSettings;
import org.caselli.fax.domain.settings.Settings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where clients of Kazoo's websocket server connect; one object for each connection. */
@ServerEndpoint("/websockets")
public class WebSocketDoor {
  private static final Logger log = LoggerFactory.getLogger(WebSocketDoor.class);
  private static final int LONGEST_MESSAGE = 16_384;

  /** Who has not said by then who it is, has nothing to do here. */
  private static final Duration UNKNOWN = Duration.ofSeconds(60);

  private static final AtomicInteger OPEN = new AtomicInteger();

  @Inject private RecogniseCaller recogniseCaller;
  @Inject private FollowEvents followEvents;
  @Inject private RateLimits limits;
  @Inject private Settings settings;

  private @Nullable SocketTalk talk;

  /** A client has connected. */
  @OnOpen
  public void opened(Session session) {
    int most = settings.system().get(ApiSettings.EVENT_STREAMS);
    talk = new SocketTalk(session, recogniseCaller, followEvents, limits);
    session.setMaxIdleTimeout(UNKNOWN.toMillis());
    session.setMaxTextMessageBufferSize(LONGEST_MESSAGE);
    if (OPEN.incrementAndGet() > most) {
      SocketStream.close(session, CloseCodes.TRY_AGAIN_LATER, "Too many connections");
    }
  }

  /** It says something. */
  @OnMessage(maxMessageSize = LONGEST_MESSAGE)
  public void said(Session session, String text) {
    SocketTalk present = talk;
    if (present == null) {
      return;
    }
    if (text.length() > LONGEST_MESSAGE) {
      SocketStream.close(session, CloseCodes.TOO_BIG, "No message is longer than 16 kB");
      return;
    }
    String answer = present.answer(text, address(session)).toString();
    if (present.isAuthenticated()) {
      session.setMaxIdleTimeout(0);
    }
    SocketStream.send(session, answer);
  }

  private static String address(Session session) {
    Object remote = session.getUserProperties().get("jakarta.websocket.endpoint.remoteAddress");
    return remote instanceof InetSocketAddress address ? address.getHostString() : "unknown";
  }

  /** It is gone. */
  @OnClose
  public void closed() {
    OPEN.decrementAndGet();
    SocketTalk present = talk;
    if (present != null) {
      present.close();
    }
  }

  /** It cannot be reached any more, or says what no client should; it is closed after this. */
  @OnError
  public void failed(Throwable failure) {
    log.debug("A websocket failed", failure);
  }
}
