/**
 * Text and HTML as PDF, which is then drawn like any other. Nothing is fetched, no file but the
 * document and the machine's fonts is read. Entries: {@link org.caselli.fax.imaging.text.TextPdf},
 * {@link org.caselli.fax.imaging.text.HtmlPdf}.
 */
@NullMarked
package org.caselli.fax.imaging.text;

import org.jspecify.annotations.NullMarked;
