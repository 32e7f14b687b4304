package org.caselli.fax.cli.server;

import java.util.List;

/**
 * Elements of a list.
 *
 * @param more whether the list goes on behind them
 */
public record Listing(List<Fields> elements, boolean more) {
  public Listing {
    elements = List.copyOf(elements);
  }
}
