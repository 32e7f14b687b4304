/**
 * Conversions in child processes, which may be killed without harm to this one. The parent writes a
 * request to the child's standard input and reads the answer from its standard output; documents
 * and results are files. Entry class: {@link org.caselli.fax.imaging.worker.WorkerConverter}; the
 * child runs {@link org.caselli.fax.imaging.worker.ConversionWorker}.
 *
 * <p>How documents are converted does not belong here.
 */
@NullMarked
package org.caselli.fax.imaging.worker;

import org.jspecify.annotations.NullMarked;
