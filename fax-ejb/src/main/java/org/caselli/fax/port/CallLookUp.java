package org.caselli.fax.port;

import java.util.Objects;
import org.caselli.fax.domain.call.CallId;

/**
 * A call whose fate is asked for.
 *
 * @param call its id
 * @param switchName the switch that was told to dial; empty when the record does not say
 * @param startPage 0-based page that the call began with
 * @param totalPages pages of the whole document
 * @param confirmed pages of the call that are on record here as confirmed
 */
public record CallLookUp(
    CallId call, String switchName, int startPage, int totalPages, int confirmed) {
  public CallLookUp {
    Objects.requireNonNull(call);
    Objects.requireNonNull(switchName);
  }

  /** Of whose pages nothing is on record. */
  public CallLookUp(CallId call, String switchName, int startPage, int totalPages) {
    this(call, switchName, startPage, totalPages, 0);
  }
}
