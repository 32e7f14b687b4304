/** Receipts and notices as they wait to be sent. Composition is the application's affair. */
@NullMarked
package org.caselli.fax.domain.notice;

import org.jspecify.annotations.NullMarked;
