/**
 * Pictures as rows of samples that pass by while they are decoded: made gray and scaled row by row,
 * so that a picture needs memory by its width and its size on the fax, not by its pixels. Knows no
 * file format.
 */
@NullMarked
package org.caselli.fax.imaging.sample;

import org.jspecify.annotations.NullMarked;
