/** Jobs of all accounts, listed and moved by the system's administrator. */
@NullMarked
package org.caselli.fax.cli.jobs;

import org.jspecify.annotations.NullMarked;
