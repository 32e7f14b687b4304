/** Benchmarks of the built server, run by {@code ./fax bench}; none of them is a test. */
package org.caselli.fax.bench;
