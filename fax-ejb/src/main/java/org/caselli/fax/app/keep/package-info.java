/**
 * What is kept of the documents of a fax, and for how long. Entry classes: {@link
 * org.caselli.fax.app.keep.StoreDocument}, {@link org.caselli.fax.app.keep.ReleaseDocuments}.
 */
@NullMarked
package org.caselli.fax.app.keep;

import org.jspecify.annotations.NullMarked;
