package org.caselli.fax.imaging.tiff;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.caselli.fax.imaging.ConversionLimits;
import org.caselli.fax.imaging.FaxCoding;
import org.caselli.fax.imaging.FaxResolution;
import org.caselli.fax.imaging.Scaling;
import org.caselli.fax.imaging.UnreadableDocumentException;
import org.caselli.fax.imaging.limit.ConversionStopped;
import org.caselli.fax.imaging.limit.Deadline;
import org.caselli.fax.imaging.page.FaxProfile;

/**
 * What a TIFF holds and whether it can be sent as it is. Every bilevel image is decoded for it.
 *
 * @param bytes length of the file
 * @param images all of them, previews too
 * @param objection why a switch does not take the file as it is, or nothing
 */
public record TiffReport(
    long bytes,
    boolean littleEndian,
    boolean bigTiff,
    List<TiffPageReport> images,
    Optional<String> objection) {

  public TiffReport {
    images = List.copyOf(images);
  }

  /**
   * Reads a file.
   *
   * @throws UnreadableDocumentException when it is no TIFF or its directories are damaged
   */
  public static TiffReport of(Path file, ConversionLimits limits)
      throws IOException, UnreadableDocumentException {
    Deadline deadline = new Deadline(System::nanoTime, limits.timeLimit());
    List<TiffDirectory> all = TiffImages.all(file, limits);
    boolean littleEndian = littleEndian(file);
    try (BilevelDecoder decoder = new BilevelDecoder(file, limits.maxSourceImagePixels())) {
      List<TiffPageReport> images = new ArrayList<>();
      for (TiffDirectory image : all) {
        deadline.check();
        images.add(report(image, littleEndian, decoder));
      }
      FaxProfile fine = FaxProfile.of(FaxResolution.FINE, Scaling.TRUE_SIZE);
      SendingCheck check = new SendingCheck(fine, EnumSet.allOf(FaxCoding.class), deadline);
      return new TiffReport(
          Files.size(file),
          littleEndian,
          all.get(0).bigTiff(),
          images,
          check.objection(all, decoder));
    } catch (ConversionStopped e) {
      throw e.answer();
    }
  }

  private static boolean littleEndian(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.read() == 'I';
    }
  }

  private static TiffPageReport report(
      TiffDirectory image, boolean littleEndian, BilevelDecoder decoder) throws IOException {
    Optional<RowDamage> damage = Optional.empty();
    Optional<String> refusal = Optional.empty();
    if (BilevelDecoder.knows(image)) {
      try {
        damage = Optional.of(decoder.read(image).damage());
      } catch (UnreadableDocumentException e) {
        refusal = Optional.of(e.getMessage());
      }
    }
    return new TiffPageReport(
        image,
        BilevelDecoder.knows(image) ? BilevelDecoder.coding(image) : Optional.empty(),
        image.strips().size(),
        image.strips().stream().mapToLong(TiffDirectory.Strip::byteCount).sum(),
        FaxTiffProfile.describe(image, littleEndian),
        damage,
        refusal);
  }

  /** The file in one line, each image in one, and the verdict. */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append(bigTiff ? "BigTIFF" : "TIFF");
    text.append(littleEndian ? ", little-endian, " : ", big-endian, ");
    text.append(images.size()).append(images.size() == 1 ? " image, " : " images, ");
    text.append(String.format(Locale.ROOT, "%,d bytes", bytes)).append('\n');
    for (TiffPageReport image : images) {
      text.append(image.text()).append('\n');
    }
    text.append("sent as it is: ");
    text.append(objection.map(each -> "no, " + each).orElse("yes, when no header line is drawn"));
    return text.append('\n').toString();
  }
}
