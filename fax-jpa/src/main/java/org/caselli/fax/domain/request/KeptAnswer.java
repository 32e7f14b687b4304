package org.caselli.fax.domain.request;

import java.util.Objects;

/**
 * What a request was answered with.
 *
 * @param status HTTP status
 * @param location where the new thing is; empty for none
 * @param body JSON; empty for none, or for one that is told once only
 */
public record KeptAnswer(int status, String location, String body) {
  public KeptAnswer {
    Objects.requireNonNull(location);
    Objects.requireNonNull(body);
  }
}
