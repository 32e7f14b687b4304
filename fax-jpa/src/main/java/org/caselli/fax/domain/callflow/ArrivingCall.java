package org.caselli.fax.domain.callflow;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.caselli.fax.domain.call.CallId;

/**
 * A call that a switch asks about; nothing of it is checked yet.
 *
 * @param call id of the channel
 * @param switchName which switch
 * @param carrierT38 whether the trunk speaks T.38; empty when the switch does not say
 */
public record ArrivingCall(
    CallId call, String switchName, Dialled dialled, Caller caller, Optional<Boolean> carrierT38) {
  public ArrivingCall {
    Objects.requireNonNull(call);
    Objects.requireNonNull(switchName);
    Objects.requireNonNull(dialled);
    Objects.requireNonNull(caller);
    Objects.requireNonNull(carrierT38);
  }

  /**
   * Whom the caller wants.
   *
   * @param number user part of the SIP header To, in any form; may be empty
   * @param realm host part of To; may be empty
   * @param headers the other SIP headers by name, as they were sent; looked up in any case
   */
  public record Dialled(String number, String realm, Map<String, String> headers) {
    public Dialled {
      Objects.requireNonNull(number);
      Objects.requireNonNull(realm);
      Map<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      byName.putAll(headers);
      headers = Collections.unmodifiableMap(byName);
    }
  }

  /**
   * Who calls; untrusted.
   *
   * @param number may be empty, or a word that stands for a withheld number
   * @param name may be empty
   */
  public record Caller(String number, String name) {
    public Caller {
      Objects.requireNonNull(number);
      Objects.requireNonNull(name);
    }
  }
}
