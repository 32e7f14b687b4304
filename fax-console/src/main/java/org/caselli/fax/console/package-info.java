/**
 * The web console as the browser gets it: the files that the build has bundled, and the headers
 * that go with them. Who serves them is {@code fax-web}'s business. Entry class: {@link
 * org.caselli.fax.console.ConsoleFiles}.
 */
@NullMarked
package org.caselli.fax.console;

import org.jspecify.annotations.NullMarked;
