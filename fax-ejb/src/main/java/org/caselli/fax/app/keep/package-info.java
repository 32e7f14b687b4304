/**
 * What is kept of the documents of a fax. Entry class: {@link
 * org.caselli.fax.app.keep.StoreDocument}.
 */
@NullMarked
package org.caselli.fax.app.keep;

import org.jspecify.annotations.NullMarked;
