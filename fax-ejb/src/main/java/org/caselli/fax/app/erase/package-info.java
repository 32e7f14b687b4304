/**
 * Faxes are taken out of sight and their documents erased here. Entry classes: {@link
 * org.caselli.fax.app.erase.RemoveFax}, {@link org.caselli.fax.app.erase.EraseDocuments}.
 */
@NullMarked
package org.caselli.fax.app.erase;

import org.jspecify.annotations.NullMarked;
