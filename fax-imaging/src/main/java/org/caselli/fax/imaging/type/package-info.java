/**
 * What kind of document a file is. Reads heads and directories, never contents; decodes nothing.
 */
@NullMarked
package org.caselli.fax.imaging.type;

import org.jspecify.annotations.NullMarked;
