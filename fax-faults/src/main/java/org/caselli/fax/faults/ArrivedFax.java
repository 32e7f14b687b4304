package org.caselli.fax.faults;

import java.util.List;

/**
 * A fax that is in an inbox of the server.
 *
 * @param id of the fax: that of its call, as 32 hex digits
 * @param number that was called
 * @param pages digests of its pages, in order
 */
public record ArrivedFax(String id, String number, List<String> pages) {
  public ArrivedFax {
    pages = List.copyOf(pages);
  }
}
