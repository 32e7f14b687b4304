package org.caselli.fax.port;

import java.util.Objects;
import org.caselli.fax.domain.call.CallId;
import org.caselli.fax.domain.reception.Reception;

/**
 * A call that brings a fax and is about to be answered.
 *
 * @param call the switch's id of the receiving leg; it becomes the fax's
 * @param whose fax it will be
 * @param line who calls whom
 * @param leg where the call is
 */
public record InboundCall(CallId call, Reception.Whose whose, Reception.Line line, SwitchLeg leg) {
  public InboundCall {
    Objects.requireNonNull(call);
    Objects.requireNonNull(whose);
    Objects.requireNonNull(line);
    Objects.requireNonNull(leg);
  }

  /**
   * Where a call is received.
   *
   * @param switchName under which the engine finds the switch again, also after a restart
   * @param directory on the switch that gets the file
   */
  public record SwitchLeg(String switchName, String directory) {
    public SwitchLeg {
      Objects.requireNonNull(switchName);
      Objects.requireNonNull(directory);
    }
  }
}
