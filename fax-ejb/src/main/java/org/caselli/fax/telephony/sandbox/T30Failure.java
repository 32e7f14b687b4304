package org.caselli.fax.telephony.sandbox;

/** T.30 completion codes that the sandbox gives, with SpanDSP's texts ({@code t30_logging.c}). */
enum T30Failure {
  T0_EXPIRED(2, "Timed out waiting for initial communication"),
  CANNOT_TRAIN(6, "Failed to train with any of the compatible modems"),
  NO_RESOLUTION_SUPPORT(11, "Far end cannot receive at the resolution of the image"),
  NO_RESPONSE_AFTER_PAGE(21, "No response after sending a page"),
  NO_PAGE(42, "TIFF/F page not found"),
  BAD_TIFF(46, "Bad TIFF/F header - incorrect values in fields"),
  CALL_DROPPED(49, "The call dropped prematurely");

  private final int code;
  private final String text;

  T30Failure(int code, String text) {
    this.code = code;
    this.text = text;
  }

  int code() {
    return code;
  }

  String text() {
    return text;
  }
}
