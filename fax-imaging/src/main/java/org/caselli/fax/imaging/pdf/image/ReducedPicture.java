package org.caselli.fax.imaging.pdf.image;

import java.awt.Paint;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.filter.DecodeOptions;
import org.apache.pdfbox.pdmodel.graphics.color.PDColorSpace;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceGray;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;

/**
 * A decoded gray picture in the size of the page's pixels, in the shape that PDFBox draws: for
 * places where the raster itself is out of reach, such as groups and clips of any shape.
 */
final class ReducedPicture implements PDImage {

  private final BufferedImage image;
  private final COSDictionary original;

  ReducedPicture(ScaledPicture picture, COSDictionary original) {
    this.image = picture.toImage();
    this.original = original;
  }

  @Override
  public BufferedImage getImage() {
    return image;
  }

  @Override
  public BufferedImage getImage(Rectangle region, int subsampling) {
    return image;
  }

  @Override
  public BufferedImage getRawImage() {
    return image;
  }

  @Override
  public WritableRaster getRawRaster() {
    return image.getRaster();
  }

  @Override
  public BufferedImage getStencilImage(Paint paint) {
    throw new IllegalStateException("Not a stencil");
  }

  @Override
  public int getWidth() {
    return image.getWidth();
  }

  @Override
  public int getHeight() {
    return image.getHeight();
  }

  /** Spares PDFBox a look at the scale: the picture has the right size. */
  @Override
  public boolean getInterpolate() {
    return true;
  }

  @Override
  public boolean isStencil() {
    return false;
  }

  @Override
  public boolean isEmpty() {
    return false;
  }

  @Override
  public int getBitsPerComponent() {
    return 8;
  }

  @Override
  public PDColorSpace getColorSpace() {
    return PDDeviceGray.INSTANCE;
  }

  @Override
  public COSArray getDecode() {
    return null;
  }

  @Override
  public COSDictionary getCOSObject() {
    return original;
  }

  @Override
  public String getSuffix() {
    return "png";
  }

  @Override
  public InputStream createInputStream() throws IOException {
    return new ByteArrayInputStream(new byte[0]);
  }

  @Override
  public InputStream createInputStream(DecodeOptions options) throws IOException {
    return createInputStream();
  }

  @Override
  public InputStream createInputStream(List<String> stopFilters) throws IOException {
    return createInputStream();
  }

  @Override
  public void setWidth(int width) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setHeight(int height) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setInterpolate(boolean value) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setStencil(boolean isStencil) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setBitsPerComponent(int bitsPerComponent) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setColorSpace(PDColorSpace colorSpace) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setDecode(COSArray decode) {
    throw new UnsupportedOperationException();
  }
}
