package org.caselli.fax.management;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of the management model, {@code pending-jobs}, in the way of MBeans. */
final class BeanNames {
  private static final Pattern DASH = Pattern.compile("-([a-z])");

  private BeanNames() {}

  /** {@code pendingJobs} for {@code pending-jobs}. */
  static String operation(String name) {
    return DASH.matcher(name).replaceAll(found -> upper(found.group(1)));
  }

  /** {@code PausedAccounts} for {@code paused-accounts}. */
  static String attribute(String name) {
    String operation = operation(name);
    return upper(operation.substring(0, 1)) + operation.substring(1);
  }

  private static String upper(String letter) {
    return Matcher.quoteReplacement(letter.toUpperCase(Locale.ROOT));
  }
}
