package org.caselli.fax.faults.telephone;

/**
 * A T.30 result, as SpanDSP numbers and words it ({@code t30.h}).
 *
 * @param code completion code
 */
record T30End(int code, String text) {
  static final T30End OK = new T30End(0, "OK");
  static final T30End NOBODY_FAXES = new T30End(2, "Timed out waiting for initial communication");
  static final T30End DROPPED = new T30End(49, "The call dropped prematurely");

  boolean success() {
    return code == 0;
  }
}
