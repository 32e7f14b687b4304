/** A server as the command line sees it: REST with an API key, and what can go wrong. */
@NullMarked
package org.caselli.fax.cli.server;

import org.jspecify.annotations.NullMarked;
