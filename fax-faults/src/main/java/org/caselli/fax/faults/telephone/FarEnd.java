package org.caselli.fax.faults.telephone;

/**
 * What the machine at a number does, by the number plan: of the last seven digits the first one
 * tells the behaviour and the second one is its parameter; the other five tell machines apart.
 *
 * @param behaviour what it does
 * @param parameter 0 to 9; its meaning is told with each behaviour
 */
record FarEnd(Behaviour behaviour, int parameter) {
  private static final int DIGITS = 7;

  /** In the order of the digit that means them. */
  enum Behaviour {
    /** 0: takes every page; with parameter 1 it leaves the hanging up to us. */
    ACCEPTS,
    /** 1: busy at each call. */
    BUSY,
    /** 2: rings for so many seconds (0: until we give up), and does not answer. */
    NO_ANSWER,
    /** 3: at each call, hangs up in the middle of the page behind so many pages of that call. */
    DROPS,
    /** 4: as 3 at the first call; the later ones are taken whole. */
    DROPS_ONCE,
    /** 5: takes every page, each in 1 + parameter times the usual time. */
    SLOW,
    /** 6: answers, and nothing more is heard until we hang up. */
    SILENT,
    /** 7: busy at the first so many calls (0: one), then takes every page. */
    BUSY_FIRST,
    /** 8: answers, but not as a fax machine: T.30 result 2. */
    VOICE,
    /** 9: there is no such number: 404. */
    UNALLOCATED
  }

  /** The machine at a number; a short one accepts. */
  static FarEnd of(String number) {
    String digits = number.replaceAll("\\D", "");
    if (digits.length() < DIGITS) {
      return new FarEnd(Behaviour.ACCEPTS, 0);
    }
    String local = digits.substring(digits.length() - DIGITS);
    return new FarEnd(Behaviour.values()[local.charAt(0) - '0'], local.charAt(1) - '0');
  }

  /**
   * The same at one call to it.
   *
   * @param before calls that it had earlier
   */
  FarEnd at(int before) {
    return switch (behaviour) {
      case DROPS_ONCE ->
          new FarEnd(
              before == 0 ? Behaviour.DROPS : Behaviour.ACCEPTS, before == 0 ? parameter : 0);
      case BUSY_FIRST ->
          new FarEnd(before < Math.max(1, parameter) ? Behaviour.BUSY : Behaviour.ACCEPTS, 0);
      case ACCEPTS, BUSY, NO_ANSWER, DROPS, SLOW, SILENT, VOICE, UNALLOCATED -> this;
    };
  }
}
