package org.caselli.fax.faults.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.caselli.fax.faults.telephone.PageDigests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Papers tell pages and faxes apart. */
class PapersTest {
  @TempDir Path directory;

  private List<PageDigests.Page> pages(long seed, int pages) throws IOException {
    return PageDigests.of(Files.write(directory.resolve("paper"), Papers.tiff(seed, pages)));
  }

  @Test
  void no_page_is_like_another_and_the_same_seed_gives_the_same() throws IOException {
    List<PageDigests.Page> one = pages(1, 3);
    List<PageDigests.Page> other = pages(2, 3);

    assertThat(one).doesNotHaveDuplicates().doesNotContainAnyElementsOf(other);
    assertThat(one).allMatch(page -> page.widthPx() == 1728 && page.heightPx() == 2292);
    assertThat(pages(1, 3)).isEqualTo(one);
  }
}
