package org.caselli.fax.imaging.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.junit.jupiter.api.Test;

class ScannedPageTest {

  private final PDPage page = new PDPage(PDRectangle.A4);

  /** Puts content on the page. */
  private interface Marks {
    void make(PDDocument document, PDPageContentStream content) throws IOException;
  }

  @Test
  void one_picture_from_edge_to_edge_is_a_scan() throws IOException {
    assertThat(scan((document, content) -> picture(document, content, 0, 0, 595, 842))).isTrue();
  }

  @Test
  void invisible_text_of_recognition_is_no_matter_and_visible_text_is() throws IOException {
    assertThat(scan(withText(RenderingMode.NEITHER))).isTrue();
    assertThat(scan(withText(RenderingMode.FILL))).isFalse();
  }

  @Test
  void a_picture_with_much_around_it_is_no_scan() throws IOException {
    assertThat(scan((document, content) -> picture(document, content, 60, 60, 480, 700))).isFalse();
  }

  @Test
  void a_picture_with_a_line_drawn_on_it_is_no_scan() throws IOException {
    assertThat(
            scan(
                (document, content) -> {
                  picture(document, content, 0, 0, 595, 842);
                  content.moveTo(10, 10);
                  content.lineTo(200, 10);
                  content.stroke();
                }))
        .isFalse();
  }

  @Test
  void two_pictures_and_none_are_no_scan() throws IOException {
    assertThat(
            scan(
                (document, content) -> {
                  picture(document, content, 0, 0, 595, 842);
                  picture(document, content, 0, 0, 595, 842);
                }))
        .isFalse();
    assertThat(scan((document, content) -> {})).isFalse();
  }

  @Test
  void damaged_content_is_no_scan() throws IOException {
    try (PDDocument document = new PDDocument()) {
      for (String content : new String[] {"1 0 cm /A Do", "/None Do", "Q Q q 3 Tr", "(a", "<<"}) {
        PDStream stream = new PDStream(document);
        try (var out = stream.createOutputStream()) {
          out.write(content.getBytes());
        }
        page.setContents(stream);

        assertThat(ScannedPage.is(page)).as(content).isFalse();
      }
    }
  }

  private Marks withText(RenderingMode mode) {
    return (document, content) -> {
      picture(document, content, 0, 0, 595, 842);
      content.beginText();
      content.setRenderingMode(mode);
      content.setFont(new PDType1Font(FontName.HELVETICA), 12);
      content.newLineAtOffset(50, 700);
      content.showText("words");
      content.endText();
    };
  }

  private static void picture(
      PDDocument document, PDPageContentStream content, float x, float y, float width, float height)
      throws IOException {
    BufferedImage image = new BufferedImage(4, 4, BufferedImage.TYPE_BYTE_GRAY);
    content.drawImage(LosslessFactory.createFromImage(document, image), x, y, width, height);
  }

  private boolean scan(Marks marks) throws IOException {
    try (PDDocument document = new PDDocument()) {
      PDPage fresh = new PDPage(PDRectangle.A4);
      document.addPage(fresh);
      try (PDPageContentStream content = new PDPageContentStream(document, fresh)) {
        marks.make(document, content);
      }
      return ScannedPage.is(fresh);
    }
  }
}
