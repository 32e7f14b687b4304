package org.caselli.fax.imaging.pdf.image;

import java.io.IOException;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.caselli.fax.imaging.FaxCoding;
import org.caselli.fax.imaging.ccitt.Damage;
import org.caselli.fax.imaging.ccitt.DecodedRows;
import org.caselli.fax.imaging.ccitt.FaxCode;
import org.caselli.fax.imaging.ccitt.FaxDecoder;
import org.caselli.fax.imaging.ccitt.MalformedFaxCodeException;
import org.caselli.fax.imaging.ccitt.PageBounds;
import org.caselli.fax.imaging.sample.MalformedPictureException;
import org.caselli.fax.imaging.sample.RowTarget;
import org.caselli.fax.imaging.sample.SampleLayout;

/** Fax codes (ISO 32000-1, 7.4.6), damaged rows concealed. */
record CcittSamples(EncodedPicture picture, SampleLayout layout) implements SampleSource {

  private static final int DEFAULT_COLUMNS = 1728;

  /** The width is that of the code; the height that of the picture, as Rows is often wrong. */
  static CcittSamples of(EncodedPicture picture, int heightPx) {
    int columns = picture.parameters().getInt(COSName.COLUMNS, DEFAULT_COLUMNS);
    return new CcittSamples(picture, new SampleLayout(columns, heightPx, 1, 1));
  }

  @Override
  public int rows(RowTarget target) throws IOException, MalformedPictureException {
    DecodedRows decoded = decode();
    if (decoded.isLost()) {
      return 0;
    }
    boolean blackIsOne = picture.parameters().getBoolean(COSName.BLACK_IS_1, false);
    byte[] row = new byte[decoded.strideBytes()];
    for (int y = 0; y < decoded.codedRows(); y++) {
      System.arraycopy(decoded.rows(), y * row.length, row, 0, row.length);
      if (!blackIsOne) {
        invert(row);
      }
      target.row(row);
    }
    return decoded.codedRows();
  }

  /** The packed rows, 1 = black. */
  DecodedRows decode() throws IOException, MalformedPictureException {
    byte[] code = picture.bytes();
    try {
      return FaxDecoder.decode(
          code,
          0,
          code.length,
          options(picture.parameters()),
          PageBounds.of(layout.widthPx(), layout.heightPx()),
          Damage.CONCEALED);
    } catch (MalformedFaxCodeException e) {
      throw new MalformedPictureException("A fax coded picture of the PDF is damaged", e);
    }
  }

  private static FaxCode options(COSDictionary parameters) {
    int k = parameters.getInt(COSName.K, 0);
    FaxCode code =
        switch (Integer.signum(k)) {
          case -1 -> FaxCode.mmr();
          case 0 -> FaxCode.mh();
          default -> FaxCode.mr(k);
        };
    boolean eols = code.coding() == FaxCoding.MR || parameters.getBoolean("EndOfLine", false);
    code = eols ? code : code.withoutEols();
    return parameters.getBoolean(COSName.ENCODED_BYTE_ALIGN, false) ? code.withAlignedRows() : code;
  }

  private static void invert(byte[] row) {
    for (int i = 0; i < row.length; i++) {
      row[i] = (byte) ~row[i];
    }
  }

  @Override
  public boolean streamed() {
    return false;
  }
}
