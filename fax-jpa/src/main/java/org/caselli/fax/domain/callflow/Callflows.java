package org.caselli.fax.domain.callflow;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;

/** The callflows of all accounts; a callflow of another account is not there. */
public interface Callflows {
  Optional<Callflow> byId(UUID account, UUID id);

  /** All of an account, the oldest first. */
  List<Callflow> ofAccount(UUID account);

  /**
   * The callflow that a number leads to.
   *
   * @param number as {@link CalledNumber#normal} gives it
   */
  Optional<Callflow> byNumber(UUID account, String number);

  /** Those of an account that have patterns, the oldest first. */
  List<Callflow> withPatterns(UUID account);

  /** All numbers of an account that lead to a callflow, and to which. */
  Map<String, UUID> numbers(UUID account);

  /** Writes a new or changed callflow down, with its numbers; no number may be another's. */
  void save(Callflow callflow);

  void remove(Callflow callflow);

  /**
   * Looks whether a faxbox or user may go.
   *
   * @throws FaxException conflict, while a callflow sends calls to it
   */
  default void demandUnused(UUID account, UUID faxboxOrUser) {
    ofAccount(account).stream()
        .filter(callflow -> callflow.mentions(faxboxOrUser))
        .findFirst()
        .ifPresent(
            callflow -> {
              throw new FaxException(
                  ProblemType.CONFLICT,
                  "The callflow "
                      + callflow.id().toString().replace("-", "")
                      + " sends calls there; change or remove it first");
            });
  }
}
