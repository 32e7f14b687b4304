/**
 * Bodies of requests: JSON within limits, and multipart that streams. Entry class: {@link
 * org.caselli.fax.web.upload.MultipartBody}.
 */
@NullMarked
package org.caselli.fax.web.upload;

import org.jspecify.annotations.NullMarked;
