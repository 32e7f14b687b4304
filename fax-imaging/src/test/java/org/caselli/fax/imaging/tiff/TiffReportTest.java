package org.caselli.fax.imaging.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.caselli.fax.imaging.ConversionLimits;
import org.caselli.fax.imaging.FaxCoding;
import org.caselli.fax.imaging.ccitt.FaxCode;
import org.caselli.fax.imaging.ccitt.FaxEncoder;
import org.caselli.fax.imaging.convert.Pictures;
import org.caselli.fax.imaging.convert.TiffBuilder;
import org.caselli.fax.imaging.page.BilevelPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TiffReportTest {

  private static final BilevelPage PAGE = Pictures.scribble(1728, 500, 1);

  @TempDir Path folder;

  @Test
  void a_fax_is_described_and_may_be_sent() throws Exception {
    TiffBuilder tiff = TiffBuilder.bigEndian();
    byte[] code = code(FaxCode.mr(4).withAlignedEols());
    tiff.image(1728, 500, 1, 1, 0, code).set(259, 3).set(292, 5).resolution(204, 196);

    TiffReport report = report(tiff);

    assertThat(report.objection()).isEmpty();
    assertThat(report.images().get(0).coding()).contains(FaxCoding.MR);
    assertThat(report.images().get(0).airtimeSeconds().orElseThrow())
        .isCloseTo(code.length / 1800.0, within(1e-9));
    assertThat(report.text())
        .contains("big-endian, 1 image")
        .contains("1728 x 500 pixels at 204 x 196")
        .contains("MR (compression 3, T4Options 5, two-dimensional, EOLs end at whole bytes)")
        .contains("1 strip, ")
        .contains("profile F")
        .contains("no damaged rows")
        .endsWith("sent as it is: yes, when no header line is drawn\n");
  }

  @Test
  void profile_s_is_told_from_f() throws Exception {
    Path file = folder.resolve("s.tif");
    try (FaxTiffWriter writer = new FaxTiffWriter(file, 1, FaxTiffProfile.S)) {
      writer.page(FaxTiffPage.sound(code(FaxCode.mh()), FaxCoding.MH, 1728, 500, 204, 98));
    }

    TiffReport report = TiffReport.of(file, ConversionLimits.defaults());

    assertThat(report.images()).extracting(TiffPageReport::profile).containsExactly("profile S");
    assertThat(report.objection()).isEmpty();
  }

  @Test
  void damage_is_counted_and_forbids_sending() throws Exception {
    byte[] code = code(FaxCode.mh());
    Arrays.fill(code, code.length / 2, code.length / 2 + 9, (byte) 0xaa);
    TiffBuilder tiff = TiffBuilder.littleEndian();
    tiff.image(1728, 500, 1, 1, 0, code).set(259, 3).resolution(204, 98);

    TiffReport report = report(tiff);

    assertThat(report.objection()).contains("image 1 has damaged rows");
    assertThat(report.images().get(0).damage().orElseThrow().rows()).isPositive();
    assertThat(report.text()).contains(" damaged rows, at most ");
  }

  @Test
  void what_is_no_fax_says_why() throws Exception {
    TiffBuilder tiff = TiffBuilder.littleEndian();
    tiff.image(20, 20, 8, 1, 1, new byte[400]);
    tiff.fax(PAGE, 300, 300);
    tiff.fax(Pictures.scribble(1700, 10, 1), 204, 196);
    tiff.image(1728, 500, 1, 1, 0, PAGE.rows()).resolution(204, 196);

    TiffReport report = report(tiff);

    assertThat(report.images())
        .extracting(TiffPageReport::profile)
        .containsExactly(
            "no fax, as it is not black and white",
            "no fax, as its resolution is not that of a fax",
            "no fax, as it is 1700 pixels wide",
            "no fax, as its compression is not that of a fax");
    assertThat(report.objection()).contains("image 1 is not coded as a fax page");
    assertThat(report.images().get(0).damage()).isEqualTo(Optional.empty());
  }

  @Test
  void a_page_that_cannot_be_had_says_so() throws Exception {
    byte[] code = code(FaxCode.mmr());
    TiffBuilder tiff = TiffBuilder.littleEndian();
    tiff.image(1728, 500, 1, 1, 0, Arrays.copyOf(code, code.length / 4))
        .set(259, 4)
        .resolution(204, 196);

    assertThat(report(tiff).images().get(0).refusal().orElseThrow()).contains("Most of image 1");
  }

  private static byte[] code(FaxCode code) {
    return FaxEncoder.encode(PAGE.rows(), PAGE.stride(), 1728, 500, code);
  }

  private TiffReport report(TiffBuilder tiff) throws Exception {
    return TiffReport.of(tiff.write(folder.resolve("a.tif")), ConversionLimits.defaults());
  }
}
