/**
 * What operators do with jobs that are stuck or unwanted, over all accounts (spec 11). Entry class:
 * {@link org.caselli.fax.app.maintain.ListJobs}.
 */
@NullMarked
package org.caselli.fax.app.maintain;

import org.jspecify.annotations.NullMarked;
