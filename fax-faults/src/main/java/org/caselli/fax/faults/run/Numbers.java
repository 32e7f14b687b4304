package org.caselli.fax.faults.run;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Numbers to call, each a new one, so that a number tells which fax it was. The simulated switch
 * reads what the machine there does from the last seven digits. Thread-safe.
 */
final class Numbers {
  private static final int FIRST_AREA = 555;
  private static final int NUMBERS = 100_000;

  private final AtomicInteger last = new AtomicInteger();

  /** Takes every page. */
  String accepting() {
    return number(0, 0);
  }

  /** Busy at the first so many calls. */
  String busyFirst(int calls) {
    return number(7, calls);
  }

  /** Hangs up in the middle of the page behind so many, at the first call. */
  String droppingOnce(int pages) {
    return number(4, pages);
  }

  /** Is always busy. */
  String busy() {
    return number(1, 0);
  }

  /** Takes pages slowly. */
  String slow(int factor) {
    return number(5, factor - 1);
  }

  private String number(int behaviour, int parameter) {
    int n = last.incrementAndGet();
    return String.format(
        Locale.ROOT, "+1%d%d%d%05d", FIRST_AREA + n / NUMBERS, behaviour, parameter, n % NUMBERS);
  }
}
