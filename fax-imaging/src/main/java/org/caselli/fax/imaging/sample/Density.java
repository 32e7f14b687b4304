package org.caselli.fax.imaging.sample;

/** Pixels per inch as a file gives them, plausible or not. */
public record Density(double xDpi, double yDpi) {}
