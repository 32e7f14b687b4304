package org.caselli.fax.imaging.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.fontbox.FontBoxFont;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.font.CIDFontMapping;
import org.apache.pdfbox.pdmodel.font.FontMapper;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.pdfbox.pdmodel.font.FontMapping;
import org.apache.pdfbox.pdmodel.font.PDCIDSystemInfo;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.jspecify.annotations.Nullable;

/**
 * The fonts that stand in for those that a PDF names but does not hold. The standard fonts and
 * their usual names are drawn with the Liberation fonts that we bring, which have the same widths,
 * so that a document looks the same on every server; other names are looked for on the server, and
 * then drawn with the Liberation font of the same style. Thread-safe.
 */
final class SubstituteFonts implements FontMapper {

  /** A font of the server with Greek, mathematics and ornaments, found by Unicode. */
  private static final String SYMBOLS = "DejaVuSans";

  /** What PDFBox brings for want of anything better. */
  private static final String LAST_RESORT = "LiberationSans";

  private final FontMapper server;
  private final Map<LiberationFont, TrueTypeFont> loaded = new EnumMap<>(LiberationFont.class);

  SubstituteFonts(FontMapper server) {
    this.server = server;
  }

  /** Makes PDFBox, which keeps one font mapper for all, use these fonts. */
  static synchronized void ensure() {
    if (!(FontMappers.instance() instanceof SubstituteFonts)) {
      FontMappers.set(new SubstituteFonts(FontMappers.instance()));
    }
  }

  @Override
  public FontMapping<TrueTypeFont> getTrueTypeFont(
      @Nullable String name, @Nullable PDFontDescriptor descriptor) {
    Optional<LiberationFont> standard = standard(name);
    if (standard.isPresent()) {
      return new FontMapping<>(load(standard.get()), false);
    }
    FontMapping<TrueTypeFont> found = server.getTrueTypeFont(name, descriptor);
    return found.isFallback()
        ? new FontMapping<>(load(LiberationFont.like(name, descriptor)), true)
        : found;
  }

  @Override
  public FontMapping<FontBoxFont> getFontBoxFont(
      @Nullable String name, @Nullable PDFontDescriptor descriptor) {
    Optional<LiberationFont> standard = standard(name);
    if (standard.isPresent()) {
      return new FontMapping<>(load(standard.get()), false);
    }
    FontMapping<FontBoxFont> found = server.getFontBoxFont(name, descriptor);
    if (!found.isFallback()) {
      return found;
    }
    if (isSymbols(name)) {
      FontMapping<FontBoxFont> other = server.getFontBoxFont(SYMBOLS, descriptor);
      if (!other.isFallback()) {
        return other;
      }
    }
    return new FontMapping<>(load(LiberationFont.like(name, descriptor)), true);
  }

  @Override
  public CIDFontMapping getCIDFont(
      @Nullable String name,
      @Nullable PDFontDescriptor descriptor,
      @Nullable PDCIDSystemInfo characters) {
    CIDFontMapping found = server.getCIDFont(name, descriptor, characters);
    return !found.isCIDFont() && isLastResort(found.getTrueTypeFont())
        ? new CIDFontMapping(null, load(LiberationFont.like(name, descriptor)), true)
        : found;
  }

  private static Optional<LiberationFont> standard(@Nullable String name) {
    FontName mapped = name == null ? null : Standard14Fonts.getMappedFontName(name);
    return mapped == null ? Optional.empty() : LiberationFont.of(mapped);
  }

  /** Whether PDFBox has found nothing; a font of the same script it calls a fallback, too. */
  private static boolean isLastResort(FontBoxFont font) {
    try {
      return LAST_RESORT.equals(font.getName());
    } catch (IOException e) {
      return true;
    }
  }

  private static boolean isSymbols(@Nullable String name) {
    String lower = String.valueOf(name).toLowerCase(Locale.ROOT);
    return lower.contains("symbol") || lower.contains("dingbats");
  }

  private synchronized TrueTypeFont load(LiberationFont font) {
    return loaded.computeIfAbsent(
        font,
        each -> {
          try (InputStream in = each.open()) {
            return new TTFParser().parse(RandomAccessReadBuffer.createBufferFromStream(in));
          } catch (IOException e) {
            throw new IllegalStateException("A font of our own cannot be read", e);
          }
        });
  }
}
