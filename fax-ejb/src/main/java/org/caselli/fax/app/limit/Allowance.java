package org.caselli.fax.app.limit;

/**
 * What is left to a caller, as Kazoo tells it under {@code tokens}.
 *
 * @param consumed by this request
 * @param remaining requests that it may make at once
 */
public record Allowance(int consumed, int remaining) {}
