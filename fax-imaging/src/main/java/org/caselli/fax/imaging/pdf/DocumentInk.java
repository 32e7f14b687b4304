package org.caselli.fax.imaging.pdf;

/** What the pages of a document are drawn with, and share. */
record DocumentInk(GrayInk gray, GlyphMasks glyphs, ImagePainter images) {}
