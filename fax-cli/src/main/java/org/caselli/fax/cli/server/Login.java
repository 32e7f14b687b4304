package org.caselli.fax.cli.server;

/**
 * An API key signed in.
 *
 * @param token for the header {@code X-Auth-Token}; good for an hour
 * @param account id of the key's account
 */
public record Login(String token, String account) {}
