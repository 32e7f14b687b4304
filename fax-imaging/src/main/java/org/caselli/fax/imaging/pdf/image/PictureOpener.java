package org.caselli.fax.imaging.pdf.image;

import java.io.IOException;
import java.util.Optional;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.caselli.fax.imaging.limit.Deadline;
import org.caselli.fax.imaging.sample.MalformedPictureException;
import org.caselli.fax.imaging.sample.SampleLayout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the dictionary of one picture (ISO 32000-1, table 89) and finds its decoder. */
final class PictureOpener {

  private static final Logger LOG = LoggerFactory.getLogger(PictureOpener.class);
  private static final int DEFAULT_BITS = 8;

  private final PDImage image;
  private final EncodedPicture encoded;
  private final Optional<ColourModel> model;
  private final float[] decode;
  private final int[] key;

  PictureOpener(PDImage image) throws IOException {
    this.image = image;
    this.encoded = EncodedPicture.of(image);
    this.model = image.isStencil() ? Optional.of(ColourModel.GRAY) : model(image);
    this.decode = numbers(image.getDecode());
    this.key = image.isStencil() ? new int[0] : key(image.getCOSObject());
  }

  /**
   * Opens the picture.
   *
   * @param frame decoders that can give less than all give enough for it
   */
  OpenPicture open(Frame frame, Deadline deadline) throws IOException, MalformedPictureException {
    try {
      SampleSource source = source(frame, deadline);
      int components = source.layout().components();
      ColourModel fit =
          model
              .filter(each -> !source.luma() && each.components() == components)
              .orElse(ColourModel.device(components));
      float[] ranges = decode.length >= 2 * components ? decode : ranges(fit, source.layout());
      return new OpenPicture(source, fit, ranges, key.length >= 2 * components ? key : new int[0]);
    } catch (IllegalArgumentException e) {
      throw new MalformedPictureException("A picture of the PDF has impossible measures", e);
    }
  }

  private SampleSource source(Frame frame, Deadline deadline)
      throws IOException, MalformedPictureException {
    return switch (encoded.coding()) {
      case "DCTDecode", "DCT" -> JpegSamples.of(encoded, plainColours());
      case "JPXDecode" ->
          Jpeg2000Samples.of(
              encoded,
              frame,
              model.map(ColourModel::components).orElse(0),
              model.filter(ColourModel.Indexed.class::isInstance).isPresent(),
              deadline);
      case "CCITTFaxDecode", "CCF" -> CcittSamples.of(encoded, image.getHeight());
      case "JBIG2Decode" -> new FilteredSamples(encoded, layout(1, 1));
      default -> {
        int bits = image.isStencil() ? 1 : image.getBitsPerComponent();
        yield new FilteredSamples(
            encoded,
            layout(model.map(ColourModel::components).orElse(1), bits < 1 ? DEFAULT_BITS : bits));
      }
    };
  }

  private SampleLayout layout(int components, int bits) {
    return new SampleLayout(image.getWidth(), image.getHeight(), components, bits);
  }

  /** Whether nothing but the gray of red, green and blue is wanted. */
  private boolean plainColours() {
    return key.length == 0
        && decode.length == 0
        && model.map(each -> each.equals(ColourModel.RGB)).orElse(true);
  }

  private static Optional<ColourModel> model(PDImage image) throws IOException {
    COSDictionary dictionary = image.getCOSObject();
    COSBase space = dictionary.getDictionaryObject(COSName.COLORSPACE, COSName.CS);
    Optional<ColourModel> model = ColourModels.of(space);
    if (model.isPresent() || space == null) {
      return model;
    }
    try {
      // Named in the resources of the content, which only PDFBox has at hand.
      return ColourModels.of(image.getColorSpace().getCOSObject());
    } catch (IOException e) {
      LOG.debug("A picture of a PDF has an unknown colour space: {}", e.toString());
      return Optional.empty();
    }
  }

  private static int[] key(COSDictionary dictionary) {
    COSBase mask = dictionary.getDictionaryObject(COSName.MASK);
    float[] numbers = mask instanceof COSArray array ? numbers(array) : new float[0];
    int[] key = new int[numbers.length];
    for (int i = 0; i < key.length; i++) {
      key[i] = (int) numbers[i];
    }
    return key;
  }

  /** The numbers of an array, or none when it is missing or holds anything else. */
  private static float[] numbers(COSArray array) {
    if (array == null) {
      return new float[0];
    }
    float[] numbers = new float[array.size()];
    for (int i = 0; i < numbers.length; i++) {
      if (!(array.getObject(i) instanceof COSNumber number)) {
        return new float[0];
      }
      numbers[i] = number.floatValue();
    }
    return numbers;
  }

  private static float[] ranges(ColourModel model, SampleLayout layout) {
    float[] ranges = new float[2 * layout.components()];
    for (int c = 0; c < layout.components(); c++) {
      float[] range =
          c < model.components() ? model.range(c, Math.min(8, layout.bits())) : new float[] {0, 1};
      ranges[2 * c] = range[0];
      ranges[2 * c + 1] = range[1];
    }
    return ranges;
  }
}
