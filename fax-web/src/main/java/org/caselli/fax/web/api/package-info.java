/**
 * The REST API under {@code /v2}: thin resources that read the request, call one use case and wrap
 * the answer. No rules here. Entry class: {@link org.caselli.fax.web.api.FaxApplication}.
 */
@NullMarked
package org.caselli.fax.web.api;

import org.jspecify.annotations.NullMarked;
