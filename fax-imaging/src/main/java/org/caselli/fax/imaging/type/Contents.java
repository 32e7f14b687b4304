package org.caselli.fax.imaging.type;

import java.util.Optional;

/**
 * What a container file holds.
 *
 * @param type absent when it cannot be converted
 * @param name the kind with its article, for a sentence
 */
record Contents(Optional<DocumentType> type, String name) {

  static Optional<Contents> of(DocumentType type) {
    return Optional.of(new Contents(Optional.of(type), type.name()));
  }

  static Optional<Contents> foreign(String name) {
    return Optional.of(new Contents(Optional.empty(), name));
  }
}
