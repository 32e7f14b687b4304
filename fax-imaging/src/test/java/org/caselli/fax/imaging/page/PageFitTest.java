package org.caselli.fax.imaging.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.caselli.fax.imaging.FaxResolution;
import org.caselli.fax.imaging.Scaling;
import org.caselli.fax.imaging.UnreadableDocumentException;
import org.junit.jupiter.api.Test;

class PageFitTest {

  private static final double MM = 1 / 25.4;

  private final FaxProfile fine = FaxProfile.of(FaxResolution.FINE, Scaling.TRUE_SIZE);
  private final FaxProfile fitted = FaxProfile.of(FaxResolution.FINE, Scaling.FIT);

  @Test
  void a4_is_true_to_scale_and_centred() throws Exception {
    PageFit fit = PageFit.of(210 * MM, 297 * MM, fine, 0);

    assertThat(fit.turned()).isFalse();
    assertThat(fit.scale()).isEqualTo(1);
    assertThat(fit.widthPx()).isEqualTo(1687);
    assertThat(fit.leftPx()).isEqualTo(20);
    assertThat(fit.lines()).isEqualTo(2292);
  }

  @Test
  void letter_is_scaled_down_by_a_hair_to_the_full_width() throws Exception {
    PageFit fit = PageFit.of(8.5, 11, fine, 0);

    assertThat(fit.widthPx()).isEqualTo(1728);
    assertThat(fit.scale()).isCloseTo(0.9965, within(0.0001));
    assertThat(fit.lines()).isEqualTo(2149);
  }

  @Test
  void legal_and_its_header_fit_on_one_page() throws Exception {
    PageFit fit = PageFit.of(8.5, 14, fine, 24);

    assertThat(fit.lines()).isEqualTo(2735);
    assertThat(new PageCuts(fit.lines(), fine.maxLines() - 24).pieces()).isEqualTo(1);
  }

  @Test
  void landscape_is_turned_when_it_is_too_wide() throws Exception {
    assertThat(PageFit.of(297 * MM, 210 * MM, fine, 0))
        .isEqualTo(new PageFit(true, 1, 1687, 20, 2292));
    assertThat(PageFit.of(210 * MM, 148 * MM, fine, 0).turned()).isFalse();
  }

  @Test
  void a_poster_is_scaled_down_with_its_aspect_kept() throws Exception {
    PageFit fit = PageFit.of(841 * MM, 1189 * MM, fine, 0);

    assertThat(fit.widthPx()).isEqualTo(1728);
    double aspect = (fit.lines() / 196.0) / (fit.widthPx() / 204.0);
    assertThat(aspect).isCloseTo(1189.0 / 841, within(0.001));
  }

  @Test
  void a_page_too_long_only_for_its_header_shrinks_a_little() throws Exception {
    PageFit fit = PageFit.of(8, 2800 / 196.0, fine, 24);

    assertThat(fit.lines()).isEqualTo(fine.maxLines() - 24);
    assertThat(fit.scale()).isCloseTo(2785 / 2800.0, within(0.0001));
  }

  @Test
  void a_long_page_keeps_its_scale() throws Exception {
    assertThat(PageFit.of(8, 40, fine, 24).lines()).isEqualTo(7840);
  }

  @Test
  void a_page_without_size_is_damage() {
    assertThatThrownBy(() -> PageFit.of(0, 11, fine, 0))
        .isInstanceOf(UnreadableDocumentException.class);
    assertThatThrownBy(() -> PageFit.of(Double.NaN, 11, fine, 0))
        .isInstanceOf(UnreadableDocumentException.class);
  }

  @Test
  void a_fitted_page_takes_the_whole_width() throws Exception {
    PageFit a4 = PageFit.of(210 * MM, 297 * MM, fitted, 0);
    PageFit a5 = PageFit.of(148 * MM, 210 * MM, fitted, 24);

    assertThat(a4).isEqualTo(new PageFit(false, 8.470588235294118 / (210 * MM), 1728, 0, 2348));
    assertThat(a5.widthPx()).isEqualTo(1728);
    assertThat(a5.scale()).isCloseTo(1.454, within(0.001));
  }

  @Test
  void a_fitted_page_is_not_enlarged_into_a_second_page() throws Exception {
    PageFit receipt = PageFit.of(80 * MM, 300 * MM, fitted, 24);

    assertThat(receipt.lines()).isEqualTo(fitted.maxLines() - 24);
    assertThat(receipt.scale()).isCloseTo(1.203, within(0.001));
    assertThat(PageFit.of(80 * MM, 800 * MM, fitted, 24).scale()).isEqualTo(1);
  }

  @Test
  void a_fitted_landscape_page_is_turned_when_that_makes_it_larger() throws Exception {
    assertThat(PageFit.of(210 * MM, 148 * MM, fitted, 0).turned()).isTrue();
    assertThat(PageFit.of(13.333, 7.5, fitted, 0).turned()).isTrue();
    assertThat(PageFit.of(148 * MM, 210 * MM, fitted, 0).turned()).isFalse();
  }
}
