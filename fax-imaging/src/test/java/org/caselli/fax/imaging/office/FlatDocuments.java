package org.caselli.fax.imaging.office;

/** Small OpenDocument files in one piece of XML each. */
final class FlatDocuments {

  private static final String NAMESPACES =
      "xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0'"
          + " xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'"
          + " xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0'"
          + " xmlns:draw='urn:oasis:names:tc:opendocument:xmlns:drawing:1.0'"
          + " xmlns:svg='urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0'"
          + " xmlns:xlink='http://www.w3.org/1999/xlink'";

  private FlatDocuments() {}

  static String text(String paragraphs) {
    return document("text", "<office:text>" + paragraphs + "</office:text>");
  }

  static String paragraph(String content) {
    return "<text:p>" + content + "</text:p>";
  }

  static String linkedPicture(String url) {
    return paragraph(
        "<draw:frame svg:width='5cm' svg:height='5cm' text:anchor-type='as-char'>"
            + "<draw:image xlink:href='"
            + url
            + "' xlink:type='simple' xlink:actuate='onLoad'/></draw:frame>");
  }

  static String linkedSection(String url) {
    return "<text:section text:name='s'><text:section-source xlink:href='"
        + url
        + "'/><text:p>before</text:p></text:section>";
  }

  /** A sheet with so many columns of text in one row, each of the usual width (22.6 mm). */
  static String sheet(int columns) {
    String cell =
        "<table:table-cell office:value-type='string'><text:p>cell</text:p></table:table-cell>";
    return document(
        "spreadsheet",
        "<office:spreadsheet><table:table table:name='Sheet'><table:table-row>"
            + cell.repeat(columns)
            + "</table:table-row></table:table></office:spreadsheet>");
  }

  static String formula(String formula) {
    return document(
        "spreadsheet",
        "<office:spreadsheet><table:table table:name='Sheet'><table:table-row><table:table-cell"
            + " table:formula='"
            + formula
            + "'/></table:table-row></table:table></office:spreadsheet>");
  }

  /** LibreOffice knows its flat files by attributes in double quotes only. */
  private static String document(String kind, String body) {
    return ("<?xml version='1.0' encoding='UTF-8'?><office:document "
                + NAMESPACES
                + " office:version='1.2' office:mimetype='application/vnd.oasis.opendocument."
                + kind
                + "'>")
            .replace('\'', '"')
        + "<office:body>"
        + body
        + "</office:body></office:document>";
  }
}
