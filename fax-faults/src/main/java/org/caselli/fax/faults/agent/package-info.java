/**
 * What {@code ./fax faults} puts into the server's process: kill points and a clock that can be
 * shifted. Uses the JDK and ByteBuddy only; nothing of it is in the application. Entry: {@link
 * org.caselli.fax.faults.agent.FaultAgent}.
 */
@NullMarked
package org.caselli.fax.faults.agent;

import org.jspecify.annotations.NullMarked;
