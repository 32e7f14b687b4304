package org.caselli.fax.imaging.office;

import com.sun.star.document.MacroExecMode;
import com.sun.star.document.UpdateDocMode;
import java.nio.file.Path;
import java.util.Map;
import org.jodconverter.core.document.DefaultDocumentFormatRegistry;
import org.jodconverter.core.office.OfficeException;
import org.jodconverter.local.LocalConverter;
import org.jodconverter.local.filter.DefaultFilterChain;

/** Lets one warm process write one document as PDF: no macros, no updates, sheets fitted. */
final class WarmConversion {

  private static final Map<String, Object> LOAD =
      Map.of(
          "Hidden",
          true,
          "ReadOnly",
          true,
          "UpdateDocMode",
          UpdateDocMode.NO_UPDATE,
          "MacroExecutionMode",
          MacroExecMode.NEVER_EXECUTE);

  private static final Map<String, Object> PDF =
      Map.of("UseTaggedPDF", false, "ExportBookmarks", false, "ExportFormFields", false);

  private WarmConversion() {}

  static void run(OfficeProcess process, Path source, Path pdf) throws OfficeException {
    LocalConverter.builder()
        .officeManager(process)
        .applyDefaultLoadProperties(false)
        .loadProperties(LOAD)
        .storeProperty("FilterData", PDF)
        .filterChain(new DefaultFilterChain(new ImportGuard(), new SheetFit()))
        .build()
        .convert(source.toFile())
        .to(pdf.toFile())
        .as(DefaultDocumentFormatRegistry.PDF)
        .execute();
  }
}
