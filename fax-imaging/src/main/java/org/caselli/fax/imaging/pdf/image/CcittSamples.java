package org.caselli.fax.imaging.pdf.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.caselli.fax.imaging.FaxCoding;
import org.caselli.fax.imaging.ccitt.Damage;
import org.caselli.fax.imaging.ccitt.FaxCode;
import org.caselli.fax.imaging.ccitt.FaxDecoder;
import org.caselli.fax.imaging.ccitt.MalformedFaxCodeException;
import org.caselli.fax.imaging.ccitt.PageBounds;
import org.caselli.fax.imaging.ccitt.RowCounts;
import org.caselli.fax.imaging.ccitt.RowSink;
import org.caselli.fax.imaging.sample.MalformedPictureException;
import org.caselli.fax.imaging.sample.RowTarget;
import org.caselli.fax.imaging.sample.SampleLayout;

/** Fax codes (ISO 32000-1, 7.4.6), damaged rows concealed. */
record CcittSamples(EncodedPicture picture, SampleLayout layout) implements SampleSource {

  private static final int DEFAULT_COLUMNS = 1728;

  /** The width is that of the code; the height that of the picture, as Rows is often wrong. */
  static CcittSamples of(EncodedPicture picture, int heightPx) throws MalformedPictureException {
    int columns = picture.parameters().getInt(COSName.COLUMNS, DEFAULT_COLUMNS);
    if (!PageBounds.possible(columns, heightPx)) {
      throw new MalformedPictureException(
          "A fax coded picture of the PDF has impossible measures: " + columns + " x " + heightPx);
    }
    return new CcittSamples(picture, new SampleLayout(columns, heightPx, 1, 1));
  }

  @Override
  public int rows(RowTarget target) throws IOException, MalformedPictureException {
    boolean blackIsOne = picture.parameters().getBoolean(COSName.BLACK_IS_1, false);
    byte[] row = new byte[layout.rowBytes()];
    RowCounts counts =
        decode(
            (rows, from) -> {
              System.arraycopy(rows, from, row, 0, row.length);
              if (!blackIsOne) {
                invert(row);
              }
              pass(row, target);
            });
    return counts.isLost() ? 0 : counts.coded();
  }

  private static void pass(byte[] row, RowTarget target) {
    try {
      target.row(row);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private RowCounts decode(RowSink sink) throws IOException, MalformedPictureException {
    try {
      return FaxDecoder.pass(
          picture.bytes(),
          options(picture.parameters()),
          PageBounds.of(layout.widthPx(), layout.heightPx()),
          Damage.CONCEALED,
          sink);
    } catch (UncheckedIOException e) {
      throw e.getCause();
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
}
