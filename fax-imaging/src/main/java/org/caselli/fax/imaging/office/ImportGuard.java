package org.caselli.fax.imaging.office;

import com.sun.star.beans.PropertyValue;
import com.sun.star.frame.XModel;
import com.sun.star.lang.XComponent;
import com.sun.star.uno.UnoRuntime;
import org.jodconverter.core.office.OfficeContext;
import org.jodconverter.core.office.OfficeException;
import org.jodconverter.local.filter.Filter;
import org.jodconverter.local.filter.FilterChain;

/** Refuses what LibreOffice, for want of anything better, has read as plain text. */
final class ImportGuard implements Filter {

  @Override
  public void doFilter(OfficeContext context, XComponent document, FilterChain chain)
      throws OfficeException {
    XModel model = UnoRuntime.queryInterface(XModel.class, document);
    for (PropertyValue each : model.getArgs()) {
      if (each.Name.equals("FilterName") && String.valueOf(each.Value).startsWith("Text")) {
        throw new OfficeException("Read as plain text by the filter " + each.Value);
      }
    }
    chain.doFilter(context, document);
  }
}
