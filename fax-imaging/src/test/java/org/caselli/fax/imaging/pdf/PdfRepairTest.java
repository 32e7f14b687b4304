package org.caselli.fax.imaging.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.caselli.fax.imaging.ConversionLimits;
import org.caselli.fax.imaging.FaxFormat;
import org.caselli.fax.imaging.UnreadableDocumentException;
import org.caselli.fax.imaging.limit.Deadline;
import org.caselli.fax.imaging.page.FaxProfile;
import org.caselli.fax.imaging.page.PageFit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents that lost the way to their pages. */
class PdfRepairTest {

  private static final String PAGES =
      "%PDF-1.4\n"
          + "3 0 obj\n<</Type /Page /MediaBox [0 0 595 842] /Contents 4 0 R>>\nendobj\n"
          + "4 0 obj\n<</Length 17>>\nstream\n9 9 99 99 re f   \nendstream\nendobj\n"
          + "5 0 obj\n<</Type/Page/MediaBox[0 0 300 300]>>\nendobj\n"
          + "6 0 obj\n<</Type/PageLabel>>\nendobj\n";

  @TempDir Path folder;

  @Test
  void pages_are_found_without_catalogue_and_trailer() throws Exception {
    assertThat(layOut(PAGES)).hasSize(2);
  }

  @Test
  void a_page_list_that_contains_itself_is_made_anew() throws Exception {
    String loop =
        PAGES
            + "1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n"
            + "2 0 obj\n<</Type/Pages/Count 2/Kids[2 0 R]>>\nendobj\n"
            + "trailer\n<</Size 7/Root 1 0 R>>\nstartxref\n0\n%%EOF\n";

    assertThat(layOut(loop)).hasSize(2);
  }

  @Test
  void a_file_without_pages_stays_refused() {
    assertThatThrownBy(() -> layOut("%PDF-1.4\n1 0 obj\n<</Type/Catalog>>\nendobj\n"))
        .isInstanceOf(UnreadableDocumentException.class);
  }

  private List<PageFit> layOut(String pdf) throws IOException, UnreadableDocumentException {
    Path file = Files.writeString(folder.resolve("d.pdf"), pdf, StandardCharsets.ISO_8859_1);
    Deadline deadline = new Deadline(System::nanoTime, Duration.ofMinutes(1));
    try (PdfPages pages = PdfPages.open(file, folder, ConversionLimits.defaults(), deadline)) {
      return pages.layOut(FaxProfile.of(FaxFormat.fine()), 0);
    }
  }
}
