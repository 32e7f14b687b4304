/**
 * Serves the web console, which {@code fax-console} has built: the page at its addresses, and the
 * files that it names. Knows nothing of faxes. Entry class: {@link
 * org.caselli.fax.web.console.ConsoleServlet}.
 */
@NullMarked
package org.caselli.fax.web.console;

import org.jspecify.annotations.NullMarked;
