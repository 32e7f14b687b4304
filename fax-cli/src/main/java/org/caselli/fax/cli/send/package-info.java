/** Sending a fax and watching it. */
@NullMarked
package org.caselli.fax.cli.send;

import org.jspecify.annotations.NullMarked;
