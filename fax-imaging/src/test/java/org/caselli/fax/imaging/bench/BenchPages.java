package org.caselli.fax.imaging.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.caselli.fax.imaging.convert.Corpus;
import org.caselli.fax.imaging.convert.IndependentReader;
import org.caselli.fax.imaging.convert.Pictures;
import org.caselli.fax.imaging.page.BilevelPage;

/** The pages of {@link CodecBench}: letters and scans of the corpus, or drawn ones without it. */
final class BenchPages {

  private static final Set<String> FILES =
      Set.of(
          "synth__fax-g4.tif",
          "synth__scan-g4-300.tif",
          "image-tiff__fax2d.tif",
          "image-tiff__g3test.tif",
          "TwelveMonkeys__fivepages-scan-causingerrors.tif",
          "TwelveMonkeys__58-plexustiff-binary-ccitt-group4.tif");

  private BenchPages() {}

  static List<BilevelPage> all() throws IOException {
    Optional<Corpus> corpus = Corpus.find();
    List<BilevelPage> pages = new ArrayList<>();
    if (corpus.isPresent()) {
      for (Corpus.Document document : corpus.get().documents("tiff")) {
        if (FILES.contains(document.file().getFileName().toString())) {
          pages.addAll(IndependentReader.pages(document.file()));
        }
      }
    }
    for (int seed = 0; pages.size() < 8; seed++) {
      pages.add(Pictures.scribble(1728, 2292, seed));
    }
    return pages;
  }
}
