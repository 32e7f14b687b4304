/** What people and programs read: tables cut to the terminal, JSON, local times. */
@NullMarked
package org.caselli.fax.cli.print;

import org.jspecify.annotations.NullMarked;
