package org.caselli.fax.domain.call;

import static org.caselli.fax.domain.call.Transience.PERMANENT;
import static org.caselli.fax.domain.call.Transience.TRANSIENT;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is known of a T.30 completion code of SpanDSP ({@code t30.h}, codes 0 to 61). A code of the
 * file (41 to 47, 11, 12) and a refusal by the far machine (50 to 61) do not go away by dialling
 * again; faults of the line do.
 *
 * @param code completion code as reported, also outside the known range
 */
public record T30Result(int code) {
  /** The far end hung up, or the call was lost, in the middle. */
  public static final int CALL_DROPPED = 49;

  private static final int FIRST_FILE_CODE = 41;
  private static final int LAST_FILE_CODE = 47;
  private static final int FIRST_REFUSAL_CODE = 50;
  private static final int LAST_REFUSAL_CODE = 61;

  /** The result for a code that may be absent. */
  public static Optional<T30Result> of(OptionalInt code) {
    return code.isPresent() ? Optional.of(new T30Result(code.getAsInt())) : Optional.empty();
  }

  public boolean isSuccess() {
    return code == 0;
  }

  /** The file or its format is at fault, not the line. */
  public boolean isFileFault() {
    return code == 11 || code == 12 || (code >= FIRST_FILE_CODE && code <= LAST_FILE_CODE);
  }

  /** The far machine refuses us by address, password or polling rule. */
  public boolean isRefusal() {
    return code >= FIRST_REFUSAL_CODE && code <= LAST_REFUSAL_CODE;
  }

  public Transience transience() {
    return isFileFault() || isRefusal() ? PERMANENT : TRANSIENT;
  }
}
