/**
 * From a document to its renditions, by way of {@code fax-imaging}, fair between accounts. Entry
 * class: {@link org.caselli.fax.app.prepare.PrepareFax}.
 */
@NullMarked
package org.caselli.fax.app.prepare;

import org.jspecify.annotations.NullMarked;
