/**
 * What callers read: faxes with their live state, attempts, documents, accounts, numbers and
 * faxboxes. Changes nothing. Entry class for one fax: {@link org.caselli.fax.app.query.ReadFax}.
 */
@NullMarked
package org.caselli.fax.app.query;

import org.jspecify.annotations.NullMarked;
