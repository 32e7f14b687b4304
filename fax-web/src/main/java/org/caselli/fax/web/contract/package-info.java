/**
 * The API as an OpenAPI 3.1 document: put together once from the parts in the resources of this
 * package, and served. Says nothing that a part or a schema of the wire does not say. Entry class:
 * {@link org.caselli.fax.web.contract.ContractDocument}.
 */
@NullMarked
package org.caselli.fax.web.contract;

import org.jspecify.annotations.NullMarked;
