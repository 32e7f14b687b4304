package org.caselli.fax.app.repeat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.caselli.fax.domain.request.KeptAnswer;
import org.caselli.fax.domain.request.RequestKeys;
import org.caselli.fax.domain.request.RequestMark;

/** Keeps what a request came to that has taken its key. Thread-safe. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class EndRequest {
  private final RequestKeys keys;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected EndRequest() {
    this(null);
  }

  @Inject
  public EndRequest(RequestKeys keys) {
    this.keys = keys;
  }

  /** It was done; the same is answered when it comes again. */
  public void endRequest(RequestMark mark, KeptAnswer answer) {
    keys.answered(mark, answer);
  }

  /** It was refused and changed nothing; it may come again under the same key. */
  public void refused(RequestMark mark) {
    keys.release(mark);
  }
}
