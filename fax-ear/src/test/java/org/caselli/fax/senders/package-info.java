/**
 * Mail programs of others, as private processes: they send to our mail entrance in the tests, and
 * stand beside it in a benchmark. {@code ./fax test} and {@code ./fax bench mail} unpack them.
 */
package org.caselli.fax.senders;
