/**
 * The command line {@code ./fax}, as far as it talks to a server: what can be said, and what of it
 * the script or another program does. What is done stands in the packages below. Entry: {@link
 * org.caselli.fax.cli.FaxCommand}. Nothing of this is in the server.
 */
@NullMarked
package org.caselli.fax.cli;

import org.jspecify.annotations.NullMarked;
