package org.caselli.fax.telephony.freeswitch;

import java.util.Optional;
import java.util.regex.Pattern;
import org.caselli.fax.telephony.freeswitch.socket.ChannelVariables;

/**
 * Where a call goes, for instance {@code sofia/gateway/carrier/+15550001000}: a template from the
 * configuration with the number in it. Leg variables in square brackets and alternatives with
 * {@code |} are the operator's to use; nothing in it can end the argument, begin another one or
 * expand a variable.
 *
 * @param value the dial string
 */
public record DialString(String value) {
  private static final String NUMBER = "{number}";

  /** Separates originates that run side by side, each with the same channel id: refused. */
  private static final String ENTERPRISE = ":_:";

  /** No space, control character, quote, backslash, brace, dollar sign or caret. */
  private static final Pattern SAFE = Pattern.compile("[!#%&(-Z\\[\\]_a-z|~]{1,500}");

  /** The filled template; empty when the template or what is left of the number is unusable. */
  public static Optional<DialString> of(String template, String number) {
    String dialled = ChannelVariables.number(number);
    if (dialled.isEmpty() || !template.contains(NUMBER)) {
      return Optional.empty();
    }
    String filled = template.strip().replace(NUMBER, dialled);
    return SAFE.matcher(filled).matches() && !filled.contains(ENTERPRISE)
        ? Optional.of(new DialString(filled))
        : Optional.empty();
  }

  /** Whether more than one channel may be made for it, one after the other or at once. */
  public boolean hasAlternatives() {
    return value.indexOf('|') >= 0 || value.indexOf(',') >= 0;
  }
}
