package org.caselli.fax.imaging.worker;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.caselli.fax.imaging.ConversionLimits;
import org.caselli.fax.imaging.FaxConverter;
import org.caselli.fax.imaging.FaxFormat;
import org.caselli.fax.imaging.FaxImageResult;
import org.caselli.fax.imaging.SourceDocument;
import org.caselli.fax.imaging.UnreadableDocumentException;
import org.caselli.fax.imaging.worker.Frame.MalformedFrameException;

/**
 * One call of {@link FaxConverter}, to be carried out by a worker.
 *
 * @param <R> what the call returns
 */
sealed interface ConversionRequest<R> {

  /** Documents that one call may name. */
  int MOST_DOCUMENTS = 1000;

  /** The calls that there are. */
  enum Kind {
    FAX_TIFF,
    PDF,
    PREVIEW,
    INSPECTION
  }

  Kind kind();

  Path source();

  ConversionLimits limits();

  /** Carries the call out; what it writes goes to {@code target}. */
  R run(FaxConverter converter, Path target) throws UnreadableDocumentException, IOException;

  /** Whether the call writes a file. */
  default boolean hasTarget() {
    return true;
  }

  /** Writes what the call takes beside kind, source and limits. */
  default void writeRest(DataOutput out) throws IOException {}

  void writeResult(DataOutput out, R result) throws IOException;

  R readResult(DataInput in) throws IOException;

  default void write(DataOutput out) throws IOException {
    Wire.writeConstant(out, kind());
    Wire.writePath(out, source());
    Wire.writeLimits(out, limits());
    writeRest(out);
  }

  static ConversionRequest<?> read(DataInput in) throws IOException {
    Kind kind = Wire.readConstant(in, Kind.class);
    Path source = Wire.readPath(in);
    ConversionLimits limits = Wire.readLimits(in);
    return switch (kind) {
      case FAX_TIFF -> ToFaxTiff.read(source, in, limits);
      case PDF -> new ToPdf(source, limits);
      case PREVIEW -> new Preview(source, in.readInt(), in.readInt(), limits);
      case INSPECTION -> new Inspect(source, limits);
    };
  }

  record ToFaxTiff(List<SourceDocument> sources, FaxFormat format, ConversionLimits limits)
      implements ConversionRequest<FaxImageResult> {
    public ToFaxTiff {
      sources = List.copyOf(sources);
    }

    static ToFaxTiff read(Path first, DataInput in, ConversionLimits limits) throws IOException {
      List<SourceDocument> sources = new ArrayList<>();
      sources.add(new SourceDocument(first, Wire.readText(in)));
      FaxFormat format = Wire.readFormat(in);
      int others = Wire.count(in, MOST_DOCUMENTS);
      for (int i = 0; i < others; i++) {
        sources.add(new SourceDocument(Wire.readPath(in), Wire.readText(in)));
      }
      return new ToFaxTiff(sources, format, limits);
    }

    @Override
    public Path source() {
      return sources.get(0).file();
    }

    @Override
    public Kind kind() {
      return Kind.FAX_TIFF;
    }

    @Override
    public FaxImageResult run(FaxConverter converter, Path target)
        throws UnreadableDocumentException, IOException {
      return converter.toFaxTiff(sources, target, format, limits);
    }

    @Override
    public void writeRest(DataOutput out) throws IOException {
      Wire.writeText(out, sources.get(0).mediaType());
      Wire.writeFormat(out, format);
      out.writeInt(sources.size() - 1);
      for (SourceDocument other : sources.subList(1, sources.size())) {
        Wire.writePath(out, other.file());
        Wire.writeText(out, other.mediaType());
      }
    }

    @Override
    public void writeResult(DataOutput out, FaxImageResult result) throws IOException {
      Wire.writeResult(out, result);
    }

    @Override
    public FaxImageResult readResult(DataInput in) throws IOException {
      return Wire.readResult(in);
    }
  }

  record ToPdf(Path source, ConversionLimits limits) implements ConversionRequest<Integer> {
    @Override
    public Kind kind() {
      return Kind.PDF;
    }

    @Override
    public Integer run(FaxConverter converter, Path target)
        throws UnreadableDocumentException, IOException {
      return converter.toPdf(source, target, limits);
    }

    @Override
    public void writeResult(DataOutput out, Integer pages) throws IOException {
      out.writeInt(pages);
    }

    @Override
    public Integer readResult(DataInput in) throws IOException {
      int pages = in.readInt();
      if (pages < 1) {
        throw new MalformedFrameException("A result without pages");
      }
      return pages;
    }
  }

  record Preview(Path source, int page, int widthPx, ConversionLimits limits)
      implements ConversionRequest<Boolean> {
    @Override
    public Kind kind() {
      return Kind.PREVIEW;
    }

    /** Returns true: a picture was drawn. */
    @Override
    public Boolean run(FaxConverter converter, Path target)
        throws UnreadableDocumentException, IOException {
      converter.preview(source, page, widthPx, target, limits);
      return true;
    }

    @Override
    public void writeRest(DataOutput out) throws IOException {
      out.writeInt(page);
      out.writeInt(widthPx);
    }

    @Override
    public void writeResult(DataOutput out, Boolean drawn) throws IOException {
      out.writeBoolean(drawn);
    }

    @Override
    public Boolean readResult(DataInput in) throws IOException {
      return in.readBoolean();
    }
  }

  record Inspect(Path source, ConversionLimits limits)
      implements ConversionRequest<FaxImageResult> {
    @Override
    public Kind kind() {
      return Kind.INSPECTION;
    }

    @Override
    public boolean hasTarget() {
      return false;
    }

    @Override
    public FaxImageResult run(FaxConverter converter, Path target)
        throws UnreadableDocumentException, IOException {
      return converter.inspect(source, limits);
    }

    @Override
    public void writeResult(DataOutput out, FaxImageResult result) throws IOException {
      Wire.writeResult(out, result);
    }

    @Override
    public FaxImageResult readResult(DataInput in) throws IOException {
      return Wire.readResult(in);
    }
  }
}
