package org.caselli.fax.imaging.pdf;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.filter.MissingImageReaderException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;
import org.caselli.fax.imaging.ConversionLimits;
import org.caselli.fax.imaging.limit.ConversionStopped;
import org.caselli.fax.imaging.limit.Deadline;

/**
 * A renderer that looks at the deadline before each drawing operation and at an image's size before
 * it is decoded.
 */
public final class LimitedRenderer extends PDFRenderer {

  /** Packed bits take an eighth of the memory. */
  private static final int BILEVEL_BONUS = 8;

  private final ConversionLimits limits;
  private final Deadline deadline;

  public LimitedRenderer(PDDocument document, ConversionLimits limits, Deadline deadline) {
    super(document);
    this.limits = limits;
    this.deadline = deadline;
    setSubsamplingAllowed(true);
  }

  @Override
  protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
    return new LimitedDrawer(parameters);
  }

  private final class LimitedDrawer extends PageDrawer {

    private LimitedDrawer(PageDrawerParameters parameters) throws IOException {
      super(parameters);
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
      deadline.check();
      super.processOperator(operator, operands);
    }

    /** A page that lacks a picture must not pass for a delivered page. */
    @Override
    protected void operatorException(Operator operator, List<COSBase> operands, IOException e)
        throws IOException {
      if (e instanceof MissingImageReaderException) {
        throw ConversionStopped.noDecoder(e);
      }
      super.operatorException(operator, operands, e);
    }

    @Override
    public void drawImage(PDImage image) throws IOException {
      check(image);
      if (image instanceof PDImageXObject) {
        PDImageXObject object = (PDImageXObject) image;
        PDImageXObject softMask = object.getSoftMask();
        if (softMask != null) {
          check(softMask);
        }
        PDImageXObject mask = object.getMask();
        if (mask != null) {
          check(mask);
        }
      }
      super.drawImage(image);
    }

    private void check(PDImage image) {
      boolean packed = image.getBitsPerComponent() == 1 && !image.isStencil();
      long most = limits.maxSourceImagePixels() * (packed ? BILEVEL_BONUS : 1);
      if ((long) image.getWidth() * image.getHeight() > most) {
        throw ConversionStopped.imageTooLarge(image.getWidth(), image.getHeight());
      }
    }
  }
}
