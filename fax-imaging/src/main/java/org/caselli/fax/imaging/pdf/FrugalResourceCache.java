package org.caselli.fax.imaging.pdf;

import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.pdmodel.DefaultResourceCache;
import org.apache.pdfbox.pdmodel.graphics.PDXObject;

/** Keeps fonts and the like between pages, but no images and forms, which pile up. */
public final class FrugalResourceCache extends DefaultResourceCache {

  @Override
  public void put(COSObject indirect, PDXObject xobject) {
    // Not kept on purpose: a long document must not hold all its images in memory.
  }
}
