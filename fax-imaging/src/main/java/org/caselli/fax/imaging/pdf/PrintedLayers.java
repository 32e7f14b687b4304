package org.caselli.fax.imaging.pdf;

import java.util.List;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDPropertyList;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentGroup;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentGroup.RenderState;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentMembershipDictionary;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.RenderDestination;

/** Which layers of a document (ISO 32000-1, 8.11) are on paper. */
final class PrintedLayers {

  private final PDFRenderer renderer;

  PrintedLayers(PDFRenderer renderer) {
    this.renderer = renderer;
  }

  /** Whether what belongs to a layer, or to several, stays off the page. */
  boolean hide(PDPropertyList layer) {
    if (layer instanceof PDOptionalContentGroup group) {
      RenderState printed = group.getRenderState(RenderDestination.PRINT);
      return printed == null ? !renderer.isGroupEnabled(group) : printed == RenderState.OFF;
    }
    return layer instanceof PDOptionalContentMembershipDictionary several && hide(several);
  }

  private boolean hide(PDOptionalContentMembershipDictionary several) {
    List<PDPropertyList> layers =
        several.getOCGs().stream().filter(PDOptionalContentGroup.class::isInstance).toList();
    if (layers.isEmpty()) {
      return false;
    }
    COSName policy = several.getVisibilityPolicy();
    if (COSName.ALL_ON.equals(policy)) {
      return layers.stream().anyMatch(this::hide);
    }
    if (COSName.ALL_OFF.equals(policy)) {
      return !layers.stream().allMatch(this::hide);
    }
    return COSName.ANY_OFF.equals(policy)
        ? layers.stream().noneMatch(this::hide)
        : layers.stream().allMatch(this::hide);
  }
}
