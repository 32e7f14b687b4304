package org.caselli.fax.imaging;

/** What a sender wants kept when gray and colour become black and white. */
public enum ContentMode {
  /** Text sharp, pictures screened, decided place by place. */
  AUTOMATIC,
  /** Everything is text or line art: no screens, smallest pages. */
  TEXT,
  /** Everything is a picture: tones are kept everywhere. */
  PHOTO
}
