package org.caselli.fax.senders;

/**
 * Where a relay hands mail on.
 *
 * @param home domain of the senders, whose mail goes to {@code homePort}
 * @param open domain whose mail goes to {@code openPort} in the clear
 * @param secured domain whose mail goes to {@code securedPort} under TLS only
 * @param user name for who signs in there; Postfix does not
 * @param password of that user
 */
public record Routes(
    String home,
    int homePort,
    String open,
    int openPort,
    String secured,
    int securedPort,
    String user,
    String password) {}
