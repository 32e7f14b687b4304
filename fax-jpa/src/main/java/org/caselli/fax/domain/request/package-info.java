/**
 * Requests that change something, known again by a key of their sender's. Submissions have keys of
 * their own, see {@code domain.submission}. Entry class: {@link
 * org.caselli.fax.domain.request.RequestMark}.
 */
@NullMarked
package org.caselli.fax.domain.request;

import org.jspecify.annotations.NullMarked;
