package org.caselli.fax.domain.callflow;

import java.util.Objects;
import java.util.Optional;

/**
 * What T.38 is used for in a call that comes in (spec 6.3).
 *
 * @param enabled whether it is taken when the far side asks for it ({@code fax_enable_t38})
 * @param request whether we ask for it ourselves ({@code fax_enable_t38_request})
 * @param passthrough whether a bridged leg passes it on ({@code t38_passthru})
 * @param gateway which leg of a bridged call is turned into audio ({@code t38_gateway})
 */
public record T38Plan(boolean enabled, boolean request, boolean passthrough, Gateway gateway) {
  /** No T.38 at all. */
  public static final T38Plan NONE = new T38Plan(false, false, false, Gateway.NONE);

  private static final T38Plan PASSED_ON = new T38Plan(true, false, true, Gateway.NONE);

  public T38Plan {
    Objects.requireNonNull(gateway);
  }

  /** The leg that speaks T.38 while the other speaks audio. */
  public enum Gateway {
    NONE,
    /** The caller's own leg. */
    SELF,
    /** The other leg. */
    PEER
  }

  /**
   * The plan for what the trunk can do and what the receiving side wants.
   *
   * @param carrier empty when it is not known
   */
  public static T38Plan of(Optional<Boolean> carrier, boolean receiver) {
    boolean known = carrier.isPresent();
    if (known && carrier.get() == receiver) {
      return PASSED_ON;
    }
    if (receiver) {
      return new T38Plan(true, true, false, Gateway.SELF);
    }
    return known ? new T38Plan(true, true, false, Gateway.PEER) : NONE;
  }
}
