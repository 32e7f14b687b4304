/**
 * What the application needs from outside, in the words of the domain: a telephony engine, a
 * mailer, a fetcher of documents, a renderer, wake-ups. Only interfaces and their values; each has
 * a contract test that the real adapter and the fake share.
 */
@NullMarked
package org.caselli.fax.port;

import org.jspecify.annotations.NullMarked;
