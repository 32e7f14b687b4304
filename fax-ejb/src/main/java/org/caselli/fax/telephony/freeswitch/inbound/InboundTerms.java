package org.caselli.fax.telephony.freeswitch.inbound;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * On which terms calls are taken from switches; asked for again at each call.
 *
 * @param allowed addresses, CIDR ranges and host names of switches that may hand calls over; none:
 *     the switches that are connected to, and this machine itself
 * @param maxCalls calls at once on this node; more are refused
 * @param directory on the switch that gets the files, with a slash at the end
 * @param shared that directory as this server sees it, when it is shared; then nothing is uploaded
 * @param fileProxy address of the file proxy; empty: our own end of the connection
 * @param transferLimit limit of one upload
 * @param callLimit longest call: it is ended, and what came is kept
 */
public record InboundTerms(
    List<String> allowed,
    int maxCalls,
    String directory,
    Optional<Path> shared,
    String fileProxy,
    Duration transferLimit,
    Duration callLimit) {
  public InboundTerms {
    allowed = List.copyOf(allowed);
    Objects.requireNonNull(directory);
    Objects.requireNonNull(shared);
    Objects.requireNonNull(fileProxy);
    Objects.requireNonNull(transferLimit);
    Objects.requireNonNull(callLimit);
  }
}
