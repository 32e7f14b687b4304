package org.caselli.fax.imaging.jpeg;

/** What the components of a JPEG mean, and the segment that tells a decoder so. */
enum JpegColour {
  GRAY(1, jfif()),
  YCC(3, jfif()),
  RGB(3, adobe(0)),
  CMYK(4, adobe(0)),
  YCCK(4, adobe(2));

  private final int components;
  private final byte[] segment;

  JpegColour(int components, byte[] segment) {
    this.components = components;
    this.segment = segment;
  }

  int components() {
    return components;
  }

  byte[] segment() {
    return segment.clone();
  }

  private static byte[] jfif() {
    return new byte[] {
      (byte) 0xff, (byte) 0xe0, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0
    };
  }

  private static byte[] adobe(int transform) {
    return new byte[] {
      (byte) 0xff, (byte) 0xee, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, (byte) transform
    };
  }
}
