package org.caselli.fax.imaging;

/** Codes of a bilevel fax page: T.4 one-dimensional, T.4 two-dimensional, T.6 (Group 4). */
public enum FaxCoding {
  MH,
  MR,
  MMR
}
