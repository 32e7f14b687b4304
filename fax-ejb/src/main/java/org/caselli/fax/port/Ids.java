package org.caselli.fax.port;

import java.util.UUID;

/** Where fresh ids and secrets come from. Thread-safe. */
public interface Ids {
  /** A fresh id. */
  UUID next();

  /** An unguessable text of 64 lower-case hex digits (256 bits). */
  String secret();
}
