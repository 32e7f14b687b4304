/**
 * The database: repositories of the domain over JPA and SQL, bytes in chunks, and the schema's
 * migrations in {@code db/migration}. No rules live here, and no transaction begins here save the
 * single statements of {@link org.caselli.fax.store.JdbcBlobStore#put}.
 */
@NullMarked
package org.caselli.fax.store;

import org.jspecify.annotations.NullMarked;
