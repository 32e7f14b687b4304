package org.caselli.fax.port;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.caselli.fax.domain.webhook.HookAnswer;

/**
 * Programs outside that are told something by HTTP, guarded: http and https only, public addresses
 * only unless allowed, no redirects, limited in size and time. Thread-safe; never within a
 * transaction.
 */
public interface HookReceiver {
  /**
   * Sends a message. Returns when the receiver's name is resolved, and does not wait for its
   * answer. The stage always ends with an answer, in time; a failure is one without a status.
   */
  CompletionStage<HookAnswer> send(Message message);

  /**
   * What is sent.
   *
   * @param method of HTTP
   * @param type media type of the body
   * @param body empty for a method without one
   * @param time until the end of the answer
   * @param allowed hosts, addresses and CIDR ranges that need not be public
   */
  record Message(
      URI uri,
      String method,
      String type,
      byte[] body,
      Map<String, String> headers,
      Duration time,
      List<String> allowed) {
    public Message {
      Objects.requireNonNull(uri);
      Objects.requireNonNull(method);
      Objects.requireNonNull(type);
      body = body.clone();
      headers = Map.copyOf(headers);
      Objects.requireNonNull(time);
      allowed = List.copyOf(allowed);
    }

    @Override
    public byte[] body() {
      return body.clone();
    }
  }
}
