package org.caselli.fax.imaging.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.color.PDColor;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceGray;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;
import org.junit.jupiter.api.Test;

class FormValuesTest {

  @Test
  void a_value_without_a_picture_gets_one() throws IOException {
    try (PDDocument document = new PDDocument()) {
      PDAnnotationWidget widget = field(document, "Rossi");

      FormValues.draw(document);

      assertThat(widget.getNormalAppearanceStream()).isNotNull();
    }
  }

  @Test
  void an_empty_field_is_left_alone() throws IOException {
    try (PDDocument document = new PDDocument()) {
      PDAnnotationWidget widget = field(document, "");

      FormValues.draw(document);

      assertThat(widget.getNormalAppearanceStream()).isNull();
    }
  }

  @Test
  void the_border_of_an_empty_field_is_drawn() throws IOException {
    try (PDDocument document = new PDDocument()) {
      PDAnnotationWidget widget = field(document, "");
      COSDictionary look = new COSDictionary();
      look.setItem(COSName.BC, new PDColor(new float[] {0}, PDDeviceGray.INSTANCE).toCOSArray());
      widget.getCOSObject().setItem(COSName.MK, look);

      FormValues.draw(document);

      assertThat(widget.getNormalAppearanceStream()).isNotNull();
    }
  }

  private static PDAnnotationWidget field(PDDocument document, String value) {
    PDPage page = new PDPage();
    document.addPage(page);
    PDAcroForm form = new PDAcroForm(document);
    document.getDocumentCatalog().setAcroForm(form);
    PDTextField field = new PDTextField(form);
    field.setPartialName("name");
    field.setDefaultAppearance("/Helv 12 Tf 0 g");
    field.getCOSObject().setString(COSName.V, value);
    PDAnnotationWidget widget = field.getWidgets().get(0);
    widget.setRectangle(new PDRectangle(50, 700, 200, 20));
    widget.setPage(page);
    form.getFields().add(field);
    return widget;
  }
}
