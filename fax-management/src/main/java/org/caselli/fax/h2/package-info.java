/**
 * What H2 writes to. No rules of the fax server's. Entry class: {@link
 * org.caselli.fax.h2.PatientFilePath}.
 */
package org.caselli.fax.h2;
