package org.caselli.fax.imaging.pdf;

import java.io.IOException;
import java.util.IdentityHashMap;
import java.util.Map;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.graphics.PDXObject;
import org.apache.pdfbox.pdmodel.graphics.blend.BlendMode;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDTransparencyGroup;
import org.apache.pdfbox.pdmodel.graphics.form.PDTransparencyGroupAttributes;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;

/**
 * Which transparency groups (ISO 32000-1, 11.4) come out the same when their marks are made on the
 * page itself, one after the other. Remembers what it found in a page's forms.
 */
final class TransparencyGroups {

  private static final int DEEPEST = 8;

  private final Map<COSDictionary, Boolean> blending = new IdentityHashMap<>();

  /** How a group may be drawn. */
  enum Drawing {
    /** On the page. */
    ON_PAGE,
    /** On white, then multiplied with the page. */
    MULTIPLIED,
    /** As an image of its own with transparency. */
    APART
  }

  Drawing drawing(PDTransparencyGroup form, BlendMode mode) throws IOException {
    PDTransparencyGroupAttributes group = form.getGroup();
    boolean blends = blends(form, 0);
    if (group.isKnockout() || group.isIsolated() && blends) {
      return Drawing.APART;
    }
    if (mode == BlendMode.NORMAL) {
      return Drawing.ON_PAGE;
    }
    return mode == BlendMode.MULTIPLY && !blends ? Drawing.MULTIPLIED : Drawing.APART;
  }

  /** Whether any mark within may use a blend mode other than Normal. */
  private boolean blends(PDFormXObject form, int depth) throws IOException {
    Boolean known = blending.get(form.getCOSObject());
    if (known != null) {
      return known;
    }
    // Until it is known; a form may contain itself.
    blending.put(form.getCOSObject(), false);
    PDResources resources = form.getResources();
    boolean blends = resources != null && (depth > DEEPEST || blends(resources, depth));
    blending.put(form.getCOSObject(), blends);
    return blends;
  }

  private boolean blends(PDResources resources, int depth) throws IOException {
    for (COSName name : resources.getExtGStateNames()) {
      PDExtendedGraphicsState state = resources.getExtGState(name);
      if (state != null && state.getBlendMode() != BlendMode.NORMAL) {
        return true;
      }
    }
    for (COSName name : resources.getXObjectNames()) {
      if (!resources.isImageXObject(name)) {
        PDXObject object = resources.getXObject(name);
        if (object instanceof PDFormXObject && blends((PDFormXObject) object, depth + 1)) {
          return true;
        }
      }
    }
    return false;
  }
}
