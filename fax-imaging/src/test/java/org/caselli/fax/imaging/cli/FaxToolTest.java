package org.caselli.fax.imaging.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.caselli.fax.imaging.convert.Pdfs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands as a user types them, with what they print and the status that they end with. */
class FaxToolTest {

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path letter = Path.of("");

  @BeforeEach
  void writeLetter() throws IOException {
    letter =
        new Pdfs()
            .page(PDRectangle.A4)
            .mark(72, 144)
            .page(PDRectangle.A4)
            .mark(10, 10)
            .save(folder.resolve("letter.pdf"));
  }

  private int run(String... arguments) {
    return FaxTool.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  @Test
  void a_document_becomes_a_fax_that_tiff_info_describes() {
    assertThat(run("convert", letter.toString(), path("fax.tif"), "--resolution", "superfine"))
        .isZero();
    assertThat(out.toString()).startsWith(path("fax.tif") + ": 2 pages, ");

    assertThat(run("tiff-info", path("fax.tif"))).isZero();
    assertThat(out.toString()).contains("1728").contains("391");
  }

  @Test
  void every_coding_that_is_asked_for_is_written() throws IOException {
    for (String coding : new String[] {"mh", "mr", "mmr", "auto"}) {
      Path fax = folder.resolve(coding + ".tif");

      assertThat(run("convert", letter.toString(), fax.toString(), "--coding", coding)).isZero();
      assertThat(Files.size(fax)).isPositive();
    }
    run("tiff-info", path("mh.tif"));
    assertThat(out.toString()).contains("MH");
  }

  @Test
  void the_profile_that_every_device_reads_is_written_on_request() {
    assertThat(run("convert", letter.toString(), path("s.tif"), "--profile", "s")).isZero();

    assertThat(run("tiff-info", path("s.tif"))).isZero();
    assertThat(out.toString()).contains("profile S").contains("fill order 2").contains("2 images");
    assertThat(
            run(
                "convert",
                letter.toString(),
                path("t.tif"),
                "--profile=s",
                "--resolution=superfine"))
        .isEqualTo(2);
  }

  @Test
  void the_ending_of_the_result_tells_its_kind() throws IOException {
    assertThat(run("convert", letter.toString(), path("fax.pdf"))).isZero();
    assertThat(run("convert", letter.toString(), path("two.png"), "--page", "2", "--width", "432"))
        .isZero();

    assertThat(Files.readString(folder.resolve("fax.pdf"), StandardCharsets.ISO_8859_1))
        .startsWith("%PDF-");
    assertThat(ImageIO.read(folder.resolve("two.png").toFile()).getWidth()).isEqualTo(432);
  }

  @Test
  void a_document_that_cannot_be_faxed_is_refused_with_a_sentence() throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.pdf"), "%PDF-1.4 and no more");

    assertThat(run("convert", broken.toString(), path("fax.tif"))).isEqualTo(1);
    assertThat(err.toString()).startsWith("fax: ").contains("PDF");
    assertThat(folder.resolve("fax.tif")).doesNotExist();
  }

  @Test
  void wrong_usage_says_what_to_do() {
    assertThat(run("convert", path("nothing.pdf"), path("fax.tif"))).isEqualTo(2);
    assertThat(run("convert", letter.toString(), path("fax.doc"))).isEqualTo(2);
    assertThat(run("convert", letter.toString(), path("fax.png"), "--page", "3")).isEqualTo(2);
    assertThat(run("convert", letter.toString(), letter.toString())).isEqualTo(2);
    assertThat(run("convert", letter.toString(), path("f.tif"), "--scaling", "zoom")).isEqualTo(2);
    assertThat(run("tiff-info", path("nothing.tif"))).isEqualTo(2);

    assertThat(err.toString())
        .contains("There is no file")
        .contains(".tif, .tiff, .pdf or .png")
        .contains("The fax has 2 pages, no page 3")
        .contains("OUT is the document itself")
        .contains("--scaling is true-size or fit")
        .contains("See ./fax convert --help");
    assertThat(letter).exists();
  }
}
