/**
 * Runs attempts: hands calls to the engine, follows them, records what they came to. No thread
 * waits for a call. Entry class: {@link org.caselli.fax.app.transmit.TransmitFax}.
 */
@NullMarked
package org.caselli.fax.app.transmit;

import org.jspecify.annotations.NullMarked;
