package org.caselli.fax.imaging.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.fixup.processor.AcroFormDefaultsProcessor;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.apache.pdfbox.pdmodel.interactive.form.PDTerminalField;
import org.apache.pdfbox.pdmodel.interactive.form.PDVariableText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The values of form fields that their document leaves to the reader to draw. */
final class FormValues {

  private static final Logger LOG = LoggerFactory.getLogger(FormValues.class);
  private static final int MOST_FIELDS = 20_000;

  private FormValues() {}

  /** Gives fields with a value and without a picture of it such a picture, in memory. */
  static void draw(PDDocument document) {
    try {
      PDAcroForm form = document.getDocumentCatalog().getAcroForm(null);
      if (form == null) {
        return;
      }
      List<PDField> blank = new ArrayList<>();
      int seen = 0;
      for (PDField field : form.getFieldTree()) {
        if (++seen > MOST_FIELDS) {
          break;
        }
        if (field instanceof PDVariableText && isBlank((PDVariableText) field)) {
          blank.add(field);
        }
      }
      if (!blank.isEmpty()) {
        new AcroFormDefaultsProcessor(document).process();
        draw(form, blank);
      }
    } catch (RuntimeException e) {
      // Damaged forms show as exceptions of many kinds; the pages are drawn without the values.
      LOG.warn("The form of a PDF is damaged", e);
    }
  }

  private static void draw(PDAcroForm form, List<PDField> blank) {
    for (PDField field : blank) {
      try {
        form.refreshAppearances(List.of(field));
      } catch (IOException | RuntimeException e) {
        // One field that cannot be drawn must not keep the others from being drawn.
        LOG.warn("A field of a PDF's form cannot be drawn", e);
      }
    }
  }

  private static boolean isBlank(PDTerminalField field) {
    boolean filled = !field.getValueAsString().isEmpty();
    for (PDAnnotationWidget widget : field.getWidgets()) {
      if (widget.getNormalAppearanceStream() == null && (filled || framed(widget))) {
        return true;
      }
    }
    return false;
  }

  /** Whether there is something to see of an empty field: its border or its ground. */
  private static boolean framed(PDAnnotationWidget widget) {
    COSDictionary look = widget.getCOSObject().getCOSDictionary(COSName.MK);
    return look != null && (look.containsKey(COSName.BC) || look.containsKey(COSName.BG));
  }
}
