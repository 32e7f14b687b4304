package org.caselli.fax.imaging.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.caselli.fax.imaging.sample.Density;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureSizeTest {

  @ParameterizedTest(name = "{0} x {1} at {2} dpi is {3} by {4} in: {5}")
  @CsvSource({
    "1654, 2339, 0, 8.27, 11.69, a scan of A4 at 200 dpi",
    "2550, 3300, 0, 8.5, 11, a scan of letter at 300 dpi",
    "2339, 1654, 0, 11.69, 8.27, the same on its side",
    "2480, 3508, 72, 8.27, 11.69, a scan whose program writes 72 dpi",
    "2480, 3508, 300, 8.27, 11.69, a scan that says so",
    "4032, 3024, 72, 11.03, 8.27, a photograph from a telephone",
    "3024, 4032, 0, 8.27, 11.03, another",
    "1920, 1080, 96, 11.69, 6.58, a screenshot larger than the sheet",
    "640, 480, 0, 6.67, 5, a screenshot",
    "120, 60, 0, 1.25, 0.63, a small logo stays small",
    "120, 60, 300, 0.4, 0.2, a logo that says how large it is",
    "800, 6000, 0, 8.27, 62.0, a long strip keeps its width",
    "1000, 1000, 5, 8.27, 8.27, nonsense",
    "1000, 1000, 100000, 8.27, 8.27, nonsense",
  })
  void pictures_get_a_sensible_size(
      int width, int height, double dpi, double across, double down, String what) {
    Optional<Density> density = dpi > 0 ? Optional.of(new Density(dpi, dpi)) : Optional.empty();

    PictureSize size = PictureSize.of(width, height, density);

    assertThat(size.across()).as(what).isCloseTo(across, within(0.03));
    assertThat(size.down()).as(what).isCloseTo(down, within(0.05));
  }
}
