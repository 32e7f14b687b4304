/**
 * Opens what programs wrap mails and their files into: winmail.dat by Apache POI, signed S/MIME by
 * Bouncy Castle. Walking through a mail does not belong here.
 */
@NullMarked
package org.caselli.fax.smtp.content;

import org.jspecify.annotations.NullMarked;
