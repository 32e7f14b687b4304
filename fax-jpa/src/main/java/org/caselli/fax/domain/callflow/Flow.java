package org.caselli.fax.domain.callflow;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.caselli.fax.domain.problem.FaxException;

/**
 * What a callflow does with a call: a tree of modules, as its document gives it. Immutable.
 *
 * @param first module
 * @param references what it mentions, in modules that are skipped too
 */
public record Flow(FlowStep first, List<Reference> references) {
  public Flow {
    Objects.requireNonNull(first);
    references = List.copyOf(references);
  }

  /** A faxbox or user that a module mentions. */
  public record Reference(String path, Kind kind, UUID id) {
    public Reference {
      Objects.requireNonNull(path);
      Objects.requireNonNull(kind);
      Objects.requireNonNull(id);
    }

    /** What it is. */
    public enum Kind {
      FAXBOX,
      USER
    }
  }

  /**
   * Reads the field {@code flow} of a callflow.
   *
   * @throws FaxException invalid, with everything that is wrong with it
   */
  public static Flow read(Map<?, ?> flow) {
    return new FlowReader().read(flow);
  }
}
