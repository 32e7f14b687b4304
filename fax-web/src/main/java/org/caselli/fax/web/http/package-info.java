/**
 * Pieces of RFC 9110 that the REST API and the file proxy share: ranges, entity tags, content
 * negotiation. Entry class: {@link org.caselli.fax.web.http.ByteRange}.
 */
@NullMarked
package org.caselli.fax.web.http;

import org.jspecify.annotations.NullMarked;
