/**
 * The page that the text of a mail becomes. Which mails get one is decided where mails come in.
 * Entry class: {@link org.caselli.fax.app.cover.CoverTemplate}.
 */
@NullMarked
package org.caselli.fax.app.cover;

import org.jspecify.annotations.NullMarked;
