package org.caselli.fax.app.admin;

import java.util.Map;

/**
 * What is given at one place.
 *
 * @param values by name, as JSON gives them
 * @param revision grows with each change
 */
public record GivenSettings(Map<String, Object> values, long revision) {}
