/** The server as a whole: what it is made of, whether it sends, its caches and its converter. */
@NullMarked
package org.caselli.fax.cli.system;

import org.jspecify.annotations.NullMarked;
