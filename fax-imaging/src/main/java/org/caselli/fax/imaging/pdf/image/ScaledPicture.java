package org.caselli.fax.imaging.pdf.image;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferInt;

/**
 * A picture, or the visible part of one, in pixels of the page.
 *
 * @param gray one byte a pixel, row after row
 * @param alpha likewise; empty when the picture is opaque
 */
record ScaledPicture(int widthPx, int heightPx, byte[] gray, byte[] alpha) {

  private static final int MARK_PX = 3;

  /** What stands in the place of a picture that cannot be had: a box, crossed through. */
  static ScaledPicture missing(Frame frame) {
    Rectangle window = frame.window();
    BufferedImage box =
        new BufferedImage(window.width, window.height, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = box.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, window.width, window.height);
    graphics.translate(-window.x, -window.y);
    graphics.setColor(Color.BLACK);
    graphics.setStroke(new BasicStroke(MARK_PX));
    graphics.drawRect(0, 0, frame.columns() - 1, frame.lines() - 1);
    graphics.drawLine(0, 0, frame.columns() - 1, frame.lines() - 1);
    graphics.drawLine(0, frame.lines() - 1, frame.columns() - 1, 0);
    graphics.dispose();
    byte[] gray = ((DataBufferByte) box.getRaster().getDataBuffer()).getData();
    return new ScaledPicture(window.width, window.height, gray, new byte[0]);
  }

  boolean opaque() {
    return alpha.length == 0;
  }

  /** This picture seen through a mask of the same size. */
  ScaledPicture through(byte[] mask) {
    if (opaque()) {
      return new ScaledPicture(widthPx, heightPx, gray, mask);
    }
    byte[] both = new byte[mask.length];
    for (int i = 0; i < both.length; i++) {
      both[i] = (byte) ((mask[i] & 0xff) * (alpha[i] & 0xff) / 255);
    }
    return new ScaledPicture(widthPx, heightPx, gray, both);
  }

  /**
   * The picture before it was laid on a ground of the given gray, by its alpha (ISO 32000-1,
   * 11.6.5.3, "Matte").
   */
  ScaledPicture withoutGround(int ground) {
    byte[] own = new byte[gray.length];
    for (int i = 0; i < own.length; i++) {
      int share = alpha[i] & 0xff;
      int value = share == 0 ? 0 : ground + ((gray[i] & 0xff) - ground) * 255 / share;
      own[i] = (byte) Math.max(0, Math.min(255, value));
    }
    return new ScaledPicture(widthPx, heightPx, own, alpha);
  }

  BufferedImage toImage() {
    if (opaque()) {
      BufferedImage image = new BufferedImage(widthPx, heightPx, BufferedImage.TYPE_BYTE_GRAY);
      byte[] target = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
      System.arraycopy(gray, 0, target, 0, target.length);
      return image;
    }
    BufferedImage image = new BufferedImage(widthPx, heightPx, BufferedImage.TYPE_INT_ARGB);
    int[] target = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    for (int i = 0; i < target.length; i++) {
      target[i] = (alpha[i] & 0xff) << 24 | (gray[i] & 0xff) * 0x10101;
    }
    return image;
  }
}
