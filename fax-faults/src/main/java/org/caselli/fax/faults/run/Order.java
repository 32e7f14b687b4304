package org.caselli.fax.faults.run;

/**
 * A fax that somebody wants to be sent.
 *
 * @param key what makes a repetition the same: Idempotency-Key, Message-ID or duplicate id
 * @param to number, with plus
 * @param pages of the document
 * @param seed of {@link Papers}
 */
record Order(String key, String to, int pages, long seed) {
  byte[] document() {
    return Papers.tiff(seed, pages);
  }
}
