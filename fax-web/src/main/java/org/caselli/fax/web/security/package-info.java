/**
 * Who calls: reads the token and the request id of each request. What a caller may do is decided in
 * {@code app.admin}. Entry class: {@link org.caselli.fax.web.security.Caller}.
 */
@NullMarked
package org.caselli.fax.web.security;

import org.jspecify.annotations.NullMarked;
