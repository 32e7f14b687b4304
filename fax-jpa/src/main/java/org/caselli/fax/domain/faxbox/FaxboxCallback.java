package org.caselli.fax.domain.faxbox;

import java.util.Objects;

/**
 * Where a faxbox wants it told that a fax has ended: {@code notifications.*.callback}.
 *
 * @param put whether with PUT; otherwise with POST
 * @param json whether the body is JSON; otherwise it is a form
 */
public record FaxboxCallback(String url, boolean put, boolean json) {
  public FaxboxCallback {
    Objects.requireNonNull(url);
  }
}
