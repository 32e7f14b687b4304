package org.caselli.fax.imaging.pdf.image;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.filter.Filter;
import org.apache.pdfbox.filter.FilterFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.pdmodel.graphics.image.PDInlineImage;
import org.caselli.fax.imaging.limit.ConversionStopped;

/** The stored bytes of a picture and the filters that they have gone through. */
final class EncodedPicture {

  /** Of one picture behind all filters but the last. */
  private static final int MOST_BYTES = 256 << 20;

  private static final int MOST_FILTERS = 8;

  private final PDImage image;
  private final COSDictionary dictionary;
  private final List<COSName> filters;

  private EncodedPicture(PDImage image, List<COSName> filters) {
    this.image = image;
    this.dictionary = image.getCOSObject();
    this.filters = filters;
  }

  static EncodedPicture of(PDImage image) throws IOException {
    COSDictionary dictionary = image.getCOSObject();
    COSBase named = dictionary.getDictionaryObject(COSName.FILTER, COSName.F);
    List<COSName> filters = new ArrayList<>();
    if (image instanceof PDInlineImage) {
      // Its samples have been decoded when the content was read.
      return new EncodedPicture(image, List.of());
    }
    if (named instanceof COSName name) {
      filters.add(name);
    } else if (named instanceof COSArray array) {
      for (int i = 0; i < array.size(); i++) {
        if (array.getObject(i) instanceof COSName name) {
          filters.add(name);
        }
      }
    }
    if (filters.size() > MOST_FILTERS) {
      throw new IOException("A picture has " + filters.size() + " filters");
    }
    return new EncodedPicture(image, filters);
  }

  COSDictionary dictionary() {
    return dictionary;
  }

  /** The filter that makes samples, or empty when the samples are stored as such. */
  String coding() {
    return filters.isEmpty() ? "" : filters.get(filters.size() - 1).getName();
  }

  /** The parameters of the last filter; empty when there are none. */
  COSDictionary parameters() {
    COSBase given = dictionary.getDictionaryObject(COSName.DECODE_PARMS, COSName.DP);
    if (given instanceof COSArray array && !filters.isEmpty() && array.size() >= filters.size()) {
      given = array.getObject(filters.size() - 1);
    }
    return given instanceof COSDictionary parameters ? parameters : new COSDictionary();
  }

  /** Decodes all filters into {@code target}, the last one without a copy in memory. */
  void decode(OutputStream target) throws IOException {
    if (filters.isEmpty()) {
      try (InputStream in = raw()) {
        in.transferTo(target);
      }
      return;
    }
    int last = filters.size() - 1;
    try (InputStream in = behind(last)) {
      filter(last).decode(in, target, dictionary, last);
    }
  }

  /** What the last filter takes in. */
  byte[] bytes() throws IOException {
    try (InputStream in = behind(Math.max(0, filters.size() - 1))) {
      byte[] bytes = in.readNBytes(MOST_BYTES);
      if (bytes.length == MOST_BYTES) {
        throw ConversionStopped.imageTooLarge(image.getWidth(), image.getHeight());
      }
      return bytes;
    }
  }

  private InputStream behind(int count) throws IOException {
    InputStream in = raw();
    for (int i = 0; i < count; i++) {
      Capped decoded = new Capped();
      try (InputStream encoded = in) {
        filter(i).decode(encoded, decoded, dictionary, i);
      }
      in = new ByteArrayInputStream(decoded.toByteArray());
    }
    return in;
  }

  private Filter filter(int index) throws IOException {
    return FilterFactory.INSTANCE.getFilter(filters.get(index));
  }

  private InputStream raw() throws IOException {
    if (image instanceof PDInlineImage inline) {
      return new ByteArrayInputStream(inline.getData());
    }
    return ((COSStream) dictionary).createRawInputStream();
  }

  /** Memory that does not grow without end. */
  private final class Capped extends ByteArrayOutputStream {

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
      if (count > MOST_BYTES - length) {
        throw ConversionStopped.imageTooLarge(image.getWidth(), image.getHeight());
      }
      super.write(bytes, offset, length);
    }
  }
}
