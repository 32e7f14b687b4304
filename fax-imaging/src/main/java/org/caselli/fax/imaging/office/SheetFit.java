package org.caselli.fax.imaging.office;

import com.sun.star.awt.Size;
import com.sun.star.beans.XPropertySet;
import com.sun.star.container.XEnumeration;
import com.sun.star.container.XEnumerationAccess;
import com.sun.star.container.XNameAccess;
import com.sun.star.lang.XComponent;
import com.sun.star.sheet.XSheetCellCursor;
import com.sun.star.sheet.XSpreadsheet;
import com.sun.star.sheet.XSpreadsheetDocument;
import com.sun.star.sheet.XUsedAreaCursor;
import com.sun.star.style.XStyleFamiliesSupplier;
import com.sun.star.uno.UnoRuntime;
import java.util.HashMap;
import java.util.Map;
import org.jodconverter.core.office.OfficeContext;
import org.jodconverter.core.office.OfficeException;
import org.jodconverter.local.filter.Filter;
import org.jodconverter.local.filter.FilterChain;

/**
 * Keeps the columns of a sheet on one page where that stays legible: a sheet that is too wide is
 * turned to landscape, then scaled down to no less than half. Wider sheets, and those whose author
 * has chosen a scale, are printed as they are.
 */
final class SheetFit implements Filter {

  /** A type of 10 pt becomes one of 5 pt, 14 lines high at fine resolution. */
  private static final double SMALLEST_SCALE = 0.5;

  @Override
  public void doFilter(OfficeContext context, XComponent document, FilterChain chain)
      throws OfficeException {
    XSpreadsheetDocument sheets = UnoRuntime.queryInterface(XSpreadsheetDocument.class, document);
    if (sheets != null) {
      try {
        fit(sheets);
      } catch (com.sun.star.uno.Exception e) {
        throw new OfficeException("The pages of the sheets cannot be laid out", e);
      }
    }
    chain.doFilter(context, document);
  }

  private static void fit(XSpreadsheetDocument document) throws com.sun.star.uno.Exception {
    Map<String, Integer> widths = new HashMap<>();
    XEnumeration all =
        UnoRuntime.queryInterface(XEnumerationAccess.class, document.getSheets())
            .createEnumeration();
    while (all.hasMoreElements()) {
      Object sheet = all.nextElement();
      XPropertySet properties = UnoRuntime.queryInterface(XPropertySet.class, sheet);
      String style = String.valueOf(properties.getPropertyValue("PageStyle"));
      widths.merge(style, usedWidth(sheet), Math::max);
    }
    XNameAccess styles =
        UnoRuntime.queryInterface(
            XNameAccess.class,
            UnoRuntime.queryInterface(XStyleFamiliesSupplier.class, document)
                .getStyleFamilies()
                .getByName("PageStyles"));
    for (Map.Entry<String, Integer> each : widths.entrySet()) {
      fit(
          UnoRuntime.queryInterface(XPropertySet.class, styles.getByName(each.getKey())),
          each.getValue());
    }
  }

  /** The width of all columns up to the last one used, in 1/100 mm. */
  private static int usedWidth(Object sheet) throws com.sun.star.uno.Exception {
    XSpreadsheet cells = UnoRuntime.queryInterface(XSpreadsheet.class, sheet);
    XSheetCellCursor cursor = cells.createCursor();
    UnoRuntime.queryInterface(XUsedAreaCursor.class, cursor).gotoEndOfUsedArea(true);
    XPropertySet area = UnoRuntime.queryInterface(XPropertySet.class, cursor);
    return ((Size) area.getPropertyValue("Size")).Width;
  }

  private static void fit(XPropertySet page, int usedWidth) throws com.sun.star.uno.Exception {
    boolean chosen =
        number(page, "PageScale") != 100
            || number(page, "ScaleToPages") != 0
            || number(page, "ScaleToPagesX") != 0
            || number(page, "ScaleToPagesY") != 0;
    int margins = number(page, "LeftMargin") + number(page, "RightMargin");
    int width = number(page, "Width");
    int height = number(page, "Height");
    if (chosen || usedWidth <= width - margins) {
      return;
    }
    int longer = Math.max(width, height);
    if (SMALLEST_SCALE * usedWidth > longer - margins) {
      return;
    }
    if (width < height) {
      page.setPropertyValue("IsLandscape", true);
      page.setPropertyValue("Width", height);
      page.setPropertyValue("Height", width);
    }
    if (usedWidth > longer - margins) {
      page.setPropertyValue("ScaleToPagesX", (short) 1);
      page.setPropertyValue("ScaleToPagesY", (short) 0);
    }
  }

  private static int number(XPropertySet page, String name) throws com.sun.star.uno.Exception {
    return ((Number) page.getPropertyValue(name)).intValue();
  }
}
