/**
 * Bytes that a user gave us or that we derived from them. Entry class: {@link
 * org.caselli.fax.domain.document.Document}.
 */
@NullMarked
package org.caselli.fax.domain.document;

import org.jspecify.annotations.NullMarked;
