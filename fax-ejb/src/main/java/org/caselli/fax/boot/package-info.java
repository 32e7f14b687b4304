/**
 * What the container is asked for, the order of the start, and the first start. Entry class: {@link
 * org.caselli.fax.boot.FaxServer}.
 */
@NullMarked
package org.caselli.fax.boot;

import org.jspecify.annotations.NullMarked;
