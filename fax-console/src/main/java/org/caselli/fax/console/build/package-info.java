/**
 * Builds the console: cuts PatternFly's style sheet, bundles the sources with esbuild, writes the
 * page. Not shipped. Entry class: {@link org.caselli.fax.console.build.BuildConsole}.
 */
@NullMarked
package org.caselli.fax.console.build;

import org.jspecify.annotations.NullMarked;
