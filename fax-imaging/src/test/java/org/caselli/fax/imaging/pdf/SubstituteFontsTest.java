package org.caselli.fax.imaging.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import org.apache.fontbox.FontBoxFont;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.font.CIDFontMapping;
import org.apache.pdfbox.pdmodel.font.FontMapper;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.pdfbox.pdmodel.font.FontMapping;
import org.apache.pdfbox.pdmodel.font.PDCIDSystemInfo;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SubstituteFontsTest {

  private static final int FIXED_PITCH = 1;

  @BeforeEach
  void use() {
    SubstituteFonts.ensure();
  }

  @ParameterizedTest
  @CsvSource({
    "Times-Bold, LiberationSerif-Bold",
    "Courier, LiberationMono",
    "Helvetica-Oblique, LiberationSans-Italic",
    "'Arial,BoldItalic', LiberationSans-BoldItalic",
    "TimesNewRoman, LiberationSerif"
  })
  void standard_fonts_keep_family_and_style(String name, String liberation) throws IOException {
    FontMapper mapper = FontMappers.instance();

    assertThat(mapper.getFontBoxFont(name, null).getFont().getName()).isEqualTo(liberation);
    assertThat(mapper.getTrueTypeFont(name, null).getFont().getName()).isEqualTo(liberation);
  }

  @Test
  void an_unknown_font_is_drawn_in_its_style() throws IOException {
    COSDictionary facts = new COSDictionary();
    facts.setInt(COSName.FLAGS, FIXED_PITCH);
    PDFontDescriptor typewriter = new PDFontDescriptor(facts);

    FontMapper mapper = FontMappers.instance();

    assertThat(mapper.getFontBoxFont("NobodyHasThis-Bold", typewriter).getFont().getName())
        .isEqualTo("LiberationMono-Bold");
    assertThat(mapper.getTrueTypeFont("NobodysGaramond-Italic", null).getFont().getName())
        .isEqualTo("LiberationSerif-Italic");
    assertThat(mapper.getCIDFont("NobodysVerdana", null, null).getTrueTypeFont().getName())
        .isEqualTo("LiberationSans");
  }

  @ParameterizedTest
  @EnumSource
  void every_font_is_there(LiberationFont font) throws IOException {
    try (InputStream in = font.open()) {
      assertThat(in.read()).isNotNegative();
    }
  }

  @Test
  void a_font_of_the_same_script_is_kept() throws IOException {
    TrueTypeFont serif = FontMappers.instance().getTrueTypeFont("Times-Roman", null).getFont();
    FontMapper server = new OneFont(serif);

    assertThat(new SubstituteFonts(server).getCIDFont("Ryumin", null, null).getTrueTypeFont())
        .isSameAs(serif);
  }

  /** A server with a single font, which it offers for everything for want of a better one. */
  private record OneFont(TrueTypeFont font) implements FontMapper {

    @Override
    public FontMapping<TrueTypeFont> getTrueTypeFont(String name, PDFontDescriptor descriptor) {
      return new FontMapping<>(font, true);
    }

    @Override
    public FontMapping<FontBoxFont> getFontBoxFont(String name, PDFontDescriptor descriptor) {
      return new FontMapping<>(font, true);
    }

    @Override
    public CIDFontMapping getCIDFont(
        String name, PDFontDescriptor descriptor, PDCIDSystemInfo characters) {
      return new CIDFontMapping(null, font, true);
    }
  }
}
