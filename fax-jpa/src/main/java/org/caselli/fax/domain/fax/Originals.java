package org.caselli.fax.domain.fax;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The documents that a fax is made of, as they came; most faxes have one, which is kept in the row
 * of the fax, so that nothing else is read for it.
 */
@Embeddable
class Originals {
  private int documents = 1;

  @Column(name = "original_id")
  private @Nullable UUID first;

  @ElementCollection
  @CollectionTable(name = "fax_document", joinColumns = @JoinColumn(name = "fax_id"))
  @MapKeyColumn(name = "position")
  @Column(name = "document_id")
  private Map<Integer, UUID> others = new HashMap<>();

  void are(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("A fax is made of a document at least, not " + count);
    }
    documents = count;
  }

  int count() {
    return documents;
  }

  void keeps(int position, UUID document) {
    if (position < 1 || position > documents) {
      throw new IllegalArgumentException("There is no document " + position + " of " + documents);
    }
    if (position == 1) {
      first = document;
    } else {
      others.put(position, document);
    }
  }

  Optional<UUID> kept(int position) {
    if (position == 1) {
      return Optional.ofNullable(first);
    }
    return position > documents ? Optional.empty() : Optional.ofNullable(others.get(position));
  }

  Optional<UUID> letsGoOf(int position) {
    Optional<UUID> kept = kept(position);
    if (position == 1) {
      first = null;
    } else if (kept.isPresent()) {
      others.remove(position);
    }
    return kept;
  }

  List<UUID> letGoOfAll() {
    List<UUID> kept =
        IntStream.rangeClosed(1, documents).boxed().flatMap(n -> kept(n).stream()).toList();
    first = null;
    others.clear();
    return kept;
  }

  List<Integer> missing() {
    return IntStream.rangeClosed(1, documents)
        .filter(position -> kept(position).isEmpty())
        .boxed()
        .toList();
  }
}
