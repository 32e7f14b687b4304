package org.caselli.fax.imaging.pdf.image;

import java.io.IOException;
import org.caselli.fax.imaging.sample.RowAssembler;
import org.caselli.fax.imaging.sample.RowTarget;
import org.caselli.fax.imaging.sample.SampleLayout;

/** Samples behind a filter of bytes, such as Flate or LZW, or stored as such. */
record FilteredSamples(EncodedPicture picture, SampleLayout layout) implements SampleSource {

  @Override
  public int rows(RowTarget target) throws IOException {
    RowAssembler assembler = new RowAssembler(layout, target);
    try {
      picture.decode(assembler);
    } catch (RowAssembler.AllRowsCame e) {
      // The decoder has been stopped, as nothing more is wanted.
      return layout.heightPx();
    } catch (IOException e) {
      if (assembler.finish() == 0) {
        throw e;
      }
    }
    return assembler.finish();
  }

  @Override
  public boolean streamed() {
    return !picture.coding().equals("JBIG2Decode");
  }
}
