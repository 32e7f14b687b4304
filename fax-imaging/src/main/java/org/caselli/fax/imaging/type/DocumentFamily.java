package org.caselli.fax.imaging.type;

/** Kinds of document that are converted in the same way. */
public enum DocumentFamily {
  PDF,
  TIFF,
  /** One picture, which becomes one page. */
  PICTURE,
  TEXT,
  HTML,
  /** What LibreOffice turns into a PDF. */
  OFFICE
}
