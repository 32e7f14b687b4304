/** Settings of the system, an account or a faxbox: shown, changed, taken back. */
@NullMarked
package org.caselli.fax.cli.setting;

import org.jspecify.annotations.NullMarked;
