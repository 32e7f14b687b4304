/**
 * What was accepted under which key, so that a submission that comes again makes no second fax. Not
 * the faxes themselves. Entry class: {@link org.caselli.fax.domain.submission.SubmissionKey}.
 */
@NullMarked
package org.caselli.fax.domain.submission;

import org.jspecify.annotations.NullMarked;
