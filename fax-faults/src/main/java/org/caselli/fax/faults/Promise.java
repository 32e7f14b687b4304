package org.caselli.fax.faults;

import java.util.Optional;

/**
 * A submission that the server has taken on: 202, 250 or an acknowledged message. From then on the
 * fax must not get lost.
 *
 * @param key under which it was submitted, the same for each repetition of one submission
 * @param number to which it was to go
 * @param fax its id, if the entrance tells it
 */
public record Promise(String key, String number, Optional<String> fax) {}
