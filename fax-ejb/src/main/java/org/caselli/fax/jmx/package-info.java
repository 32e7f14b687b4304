/**
 * What the management console and other JMX clients see and do. Entry classes: the {@code …MXBean}
 * interfaces.
 */
@NullMarked
package org.caselli.fax.jmx;

import org.jspecify.annotations.NullMarked;
