package org.caselli.fax.imaging.pdf.image;

/**
 * A picture that is ready to be decoded: where its samples come from and what they mean.
 *
 * @param decode two numbers for each component
 * @param key two numbers for each component, the samples that are transparent; empty without a
 *     colour key
 */
record OpenPicture(SampleSource source, ColourModel model, float[] decode, int[] key) {}
