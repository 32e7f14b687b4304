/**
 * Serves the TIFF of a live attempt to the switch, and takes what it received, on a port and in a
 * WAR of its own. Knows nothing of the REST API. Entry classes: {@link
 * org.caselli.fax.web.fileproxy.FaxFileServlet} and {@link
 * org.caselli.fax.web.fileproxy.ReceivedFileServlet}.
 */
@NullMarked
package org.caselli.fax.web.fileproxy;

import org.jspecify.annotations.NullMarked;
