package org.caselli.fax.imaging.pdf;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * What makes a PDF one for archives, PDF/A-2b (ISO 19005-2): metadata that say so (6.6), and what
 * its device gray means (6.2.4).
 */
final class PdfArchiving {

  private static final String PRODUCER = "Caselli Fax";

  private static final String METADATA =
      """
      <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
      <x:xmpmeta xmlns:x="adobe:ns:meta/">
       <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
        <rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
         <pdfaid:part>2</pdfaid:part>
         <pdfaid:conformance>B</pdfaid:conformance>
        </rdf:Description>
        <rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
         <pdf:Producer>%s</pdf:Producer>
        </rdf:Description>
       </rdf:RDF>
      </x:xmpmeta>
      <?xpacket end="w"?>
      """
          .formatted(PRODUCER);

  private PdfArchiving() {}

  /** The entries of the catalog. */
  static String catalogEntries(PdfFile file) throws IOException {
    byte[] xmp = METADATA.getBytes(StandardCharsets.UTF_8);
    int metadata = file.stream("/Type/Metadata/Subtype/XML", xmp);
    byte[] gray = ICC_Profile.getInstance(ColorSpace.CS_GRAY).getData();
    int profile = file.stream("/N 1", gray);
    int intent =
        file.object(
            "<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(Gray)/Info(Gray)"
                + "/DestOutputProfile "
                + profile
                + " 0 R>>");
    return "/Metadata " + metadata + " 0 R/OutputIntents[" + intent + " 0 R]";
  }

  /** The document information dictionary, which says nothing but what the metadata say. */
  static int information(PdfFile file) throws IOException {
    return file.object("<</Producer(" + PRODUCER + ")>>");
  }
}
