/**
 * Serves the TIFF of a live attempt to the switch, on a port and in a WAR of its own. Knows nothing
 * of the REST API. Entry class: {@link org.caselli.fax.web.fileproxy.FaxFileServlet}.
 */
@NullMarked
package org.caselli.fax.web.fileproxy;

import org.jspecify.annotations.NullMarked;
