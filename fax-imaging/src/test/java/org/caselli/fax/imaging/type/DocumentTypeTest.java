package org.caselli.fax.imaging.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.caselli.fax.imaging.UnreadableDocumentException;
import org.caselli.fax.imaging.UnreadableDocumentException.Reason;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Content first, media type second, name third. */
class DocumentTypeTest {

  private static final String UNKNOWN = "application/octet-stream";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "25504446 2d312e34, PDF",
    "000a25504446 2d312e34, PDF",
    "49492a00 08000000, TIFF",
    "4d4d002b 00080000, TIFF",
    "89504e47 0d0a1a0a, PNG",
    "ffd8ffe0 0010, JPEG",
    "474946383961, GIF",
    "424d 46000000 00000000 36000000 28000000 02, BMP",
    "52494646 1a000000 57454250, WEBP",
    "0000000c 6a502020 0d0a870a, JPEG_2000",
    "ff4fff51 002f, JPEG_2000",
    "00000018 66747970 68656963, HEIF",
    "0000001c 66747970 61766966, AVIF",
    "b168de3a 0a000000, DCX",
    "7b5c72746631 2061, RTF",
    "0904 0600 0000, EXCEL_97",
  })
  void magic_numbers_decide(String hex, DocumentType type) throws Exception {
    assertThat(type(bytes(hex), "text/plain", "a.txt")).isEqualTo(type);
  }

  @ParameterizedTest
  @CsvSource({
    "word/document.xml, WORD",
    "xl/workbook.bin, EXCEL",
    "ppt/presentation.xml, POWERPOINT",
  })
  void parts_of_an_open_xml_package_decide(String part, DocumentType type) throws Exception {
    byte[] file = zip("[Content_Types].xml", "", "_rels/.rels", "", part, "");

    assertThat(type(file, "application/zip", "a.zip")).isEqualTo(type);
  }

  @ParameterizedTest
  @CsvSource({
    "text, OPEN_TEXT",
    "text-template, OPEN_TEXT",
    "spreadsheet, OPEN_SPREADSHEET",
    "presentation, OPEN_PRESENTATION",
    "graphics, OPEN_DRAWING",
  })
  void the_media_type_inside_an_open_document_decides(String kind, DocumentType type)
      throws Exception {
    byte[] file = zip("mimetype", "application/vnd.oasis.opendocument." + kind, "content.xml", "");

    assertThat(type(file, UNKNOWN, "a")).isEqualTo(type);
  }

  @ParameterizedTest
  @CsvSource({
    "WordDocument, WORD_97",
    "Workbook, EXCEL_97",
    "Book, EXCEL_97",
    "PowerPoint Document, POWERPOINT_97",
    "EncryptedPackage, ENCRYPTED_OFFICE",
    "EncryptedSummary, ENCRYPTED_POWERPOINT_97",
  })
  void streams_of_a_compound_file_decide(String stream, DocumentType type) throws Exception {
    assertThat(type(ole(stream), UNKNOWN, "a")).isEqualTo(type);
  }

  @Test
  void a_compound_file_whose_directory_goes_in_circles_is_what_it_is_said_to_be() throws Exception {
    byte[] file = ole("Unheard of");
    ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(1024, 0);

    assertThat(type(file, "application/msword", "a")).isEqualTo(DocumentType.WORD_97);
  }

  @Test
  void a_package_that_is_cut_off_is_what_it_is_said_to_be() throws Exception {
    byte[] file = zip("[Content_Types].xml", "<Types/>", "word/document.xml", "<a/>");
    byte[] half = Arrays.copyOf(file, file.length / 2);

    assertThat(type(half, UNKNOWN, "a.docx")).isEqualTo(DocumentType.WORD);
    assertRefused(half, "application/zip", "a ZIP archive");
  }

  @Nested
  class Texts {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "<html><body>",
          "\ufeff  <!DOCTYPE html>\n<p>",
          "<?xml version='1.0'?><!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0'><html>",
          "<!-- saved --> <HTML xmlns:v='a'>",
        })
    void html_is_known_by_its_first_element(String text) throws Exception {
      assertThat(type(utf8(text), "application/vnd.ms-excel", "a.xls"))
          .isEqualTo(DocumentType.HTML);
    }

    @Test
    void a_fragment_of_html_is_html_when_declared_so() throws Exception {
      assertThat(type(utf8("<p>Hello"), "text/html; charset=utf-8", "a"))
          .isEqualTo(DocumentType.HTML);
      assertThat(type(utf8("<p>Hello"), UNKNOWN, "a.htm")).isEqualTo(DocumentType.HTML);
      assertThat(type(utf8("<p>Hello"), "text/plain", "a")).isEqualTo(DocumentType.TEXT);
    }

    @Test
    void flat_open_document() throws Exception {
      String text =
          "<?xml version=\"1.0\"?>\n<office:document xmlns:office=\"o\""
              + " office:mimetype=\"application/vnd.oasis.opendocument.text\">";

      assertThat(type(utf8(text), "text/xml", "a")).isEqualTo(DocumentType.FLAT_OPEN_TEXT);
    }

    @Test
    void words_of_any_script_are_text() throws Exception {
      assertThat(type(utf8("Grüße 日本"), UNKNOWN, "a")).isEqualTo(DocumentType.TEXT);
      assertThat(type("\ufeffHi".getBytes(StandardCharsets.UTF_16LE), UNKNOWN, "a"))
          .isEqualTo(DocumentType.TEXT);
      assertThat(type("Grüße".getBytes(StandardCharsets.ISO_8859_1), UNKNOWN, "a"))
          .isEqualTo(DocumentType.TEXT);
    }

    @ParameterizedTest
    @CsvSource({
      "text/csv, a",
      "text/plain, a.pdf",
      "application/json; charset=utf-8, a.docx",
      "application/octet-stream, server.log",
      "application/octet-stream, pdf",
      "application/x-something, README",
      "application/vnd.ms-excel, export.csv",
      "application/octet-stream, export.xls",
      "application/msword, a",
    })
    void text_by_any_name_that_text_may_have_is_text(String mediaType, String name)
        throws Exception {
      assertThat(type(utf8("MZ is a name;2;3\r\n"), mediaType, name)).isEqualTo(DocumentType.TEXT);
    }

    @ParameterizedTest
    @CsvSource({
      "application/octet-stream, a.docx, Plain words, docx",
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet, a, 1;2, xlsx",
      "application/vnd.ms-powerpoint, a, Plain words, ppt",
      "application/octet-stream, a.doc, Bro\u0001ken, doc",
    })
    void text_in_place_of_an_office_document_is_damage(
        String mediaType, String name, String text, String kind) {
      String filled = text + "\n".repeat(100);

      assertThatThrownBy(() -> type(utf8(filled), mediaType, name))
          .isInstanceOfSatisfying(
              UnreadableDocumentException.class,
              e -> assertThat(e.reason()).isEqualTo(Reason.DAMAGED))
          .hasMessageStartingWith("The document is called " + kind + " and holds only text;");
    }

    @Test
    void rtf_may_begin_with_empty_lines() throws Exception {
      assertThat(type(utf8("\r\n{\\rtf1 Hello}"), UNKNOWN, "a.txt")).isEqualTo(DocumentType.RTF);
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.Tiffile", "scan.tiff2", "scan.tif"})
    void text_that_is_called_a_tiff_is_a_damaged_tiff(String name) throws Exception {
      assertThat(type(utf8("no tiff"), UNKNOWN, name)).isEqualTo(DocumentType.TIFF);
    }

    @Test
    void text_that_is_declared_a_pdf_is_a_damaged_pdf() throws Exception {
      assertThat(type(utf8("no pdf"), "application/pdf", "a")).isEqualTo(DocumentType.PDF);
    }
  }

  @Nested
  class Refusals {

    @ParameterizedTest
    @CsvSource({
      "25215053 2d41646f6265, a PostScript file",
      "1b252d31 32333435 58, a printer file",
      "7f454c46 02010100, a program",
      "4d5a9000 03000000, a program",
      "1f8b0800 00000000, a gzip archive",
      "52617221 1a0700, a RAR archive",
      "52494646 1a000000 57415645, a sound or film",
      "00000018 66747970 6d703432, a sound or film",
      "00010203 04050607, a file of an unknown kind",
    })
    void name_the_kind(String hex, String kind) throws Exception {
      assertRefused(bytes(hex), UNKNOWN, kind);
    }

    @Test
    void archives_and_packages_without_pages() throws Exception {
      assertRefused(zip("a.txt", "Hello"), UNKNOWN, "a ZIP archive");
      assertRefused(
          zip("[Content_Types].xml", "", "FixedDocSeq.fdseq", ""), UNKNOWN, "an XPS document");
      assertRefused(
          zip("mimetype", "application/epub+zip"), "application/epub+zip", "an electronic book");
      assertRefused(ole("__properties_version1.0"), UNKNOWN, "an Outlook message");
    }

    @Test
    void drawings_and_office_xml_are_not_faxed_as_their_source() throws Exception {
      assertRefused(utf8("<?xml version='1.0'?><svg/>"), "text/xml", "an SVG drawing");
      assertRefused(
          utf8("<?xml version='1.0'?><?mso-application progid='Word.Document'?>"),
          "text/xml",
          "an Office 2003 XML document");
    }
  }

  private DocumentType type(byte[] content, String mediaType, String name) throws Exception {
    Path file = folder.resolve(name);
    Files.write(file, content);
    return DocumentType.of(file, mediaType);
  }

  private void assertRefused(byte[] content, String mediaType, String kind) {
    assertThatThrownBy(() -> type(content, mediaType, "a"))
        .isInstanceOfSatisfying(
            UnreadableDocumentException.class,
            e -> {
              assertThat(e.reason()).isEqualTo(Reason.UNSUPPORTED_TYPE);
              assertThat(e).hasMessageStartingWith("The document is " + kind + ", which");
            });
  }

  private static byte[] bytes(String hex) {
    return java.util.HexFormat.of().parseHex(hex.replace(" ", ""));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] zip(String... namesAndTexts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
        zip.write(utf8(namesAndTexts[i + 1]));
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  /** A header, a directory of two entries in sector 0, its allocation table in sector 1. */
  private static byte[] ole(String stream) {
    ByteBuffer file = ByteBuffer.allocate(1536).order(ByteOrder.LITTLE_ENDIAN);
    file.put(bytes("d0cf11e0a1b11ae1")).putShort(30, (short) 9).putInt(48, 0).putInt(76, 1);
    entry(file, 512, "Root Entry");
    entry(file, 640, stream);
    file.putInt(1024, -2).putInt(1028, -3);
    return file.array();
  }

  private static void entry(ByteBuffer file, int at, String name) {
    file.put(at, name.getBytes(StandardCharsets.UTF_16LE));
    file.putShort(at + 64, (short) (2 * name.length() + 2));
  }
}
