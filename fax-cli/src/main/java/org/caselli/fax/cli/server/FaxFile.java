package org.caselli.fax.cli.server;

/**
 * A fax as TIFF or PDF.
 *
 * @param bytes the whole file; nobody else has this array
 * @param pages how many it has; 0 where the server does not say
 */
public record FaxFile(byte[] bytes, int pages) {}
