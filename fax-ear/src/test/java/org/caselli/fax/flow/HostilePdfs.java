package org.caselli.fax.flow;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.caselli.fax.flow.FaxClient.Upload;

/** Small PDFs that cost whoever draws them very much. */
final class HostilePdfs {
  private static final int CONTENT = 4;

  private HostilePdfs() {}

  /** A page whose content is an array of 200 million numbers, in 400 kB. */
  static Upload endlessArray() {
    byte[] numbers = "1 ".repeat(500_000).getBytes(StandardCharsets.US_ASCII);
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (DeflaterOutputStream content =
          new DeflaterOutputStream(bytes, new Deflater(Deflater.BEST_SPEED))) {
        content.write('[');
        for (int i = 0; i < 400; i++) {
          content.write(numbers);
        }
        content.write(" 0 d".getBytes(StandardCharsets.US_ASCII));
      }
      return pdf("", List.of(stream("/Filter/FlateDecode", bytes.toByteArray())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A page that draws 10 billion squares, by ten forms that each draw the next ten times. */
  static Upload nestedForms() {
    List<byte[]> streams = new ArrayList<>();
    streams.add(stream("", "/F Do".getBytes(StandardCharsets.US_ASCII)));
    for (int form = 1; form <= 10; form++) {
      String next = "/Resources<</XObject<</F " + (CONTENT + form + 1) + " 0 R>>>>";
      String draws = form == 10 ? "10 10 5 5 re f\n" : "/F Do\n";
      streams.add(
          stream(
              "/Type/XObject/Subtype/Form/BBox[0 0 595 842]" + (form == 10 ? "" : next),
              draws.repeat(10).getBytes(StandardCharsets.US_ASCII)));
    }
    return pdf("/XObject<</F " + (CONTENT + 1) + " 0 R>>", streams);
  }

  private static byte[] stream(String entries, byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    write(bytes, "<<" + entries + "/Length " + content.length + ">>\nstream\n");
    bytes.writeBytes(content);
    write(bytes, "\nendstream");
    return bytes.toByteArray();
  }

  private static Upload pdf(String resources, List<byte[]> streams) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    write(bytes, "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n");
    write(bytes, "2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n");
    write(bytes, "3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]");
    write(bytes, "/Contents 4 0 R/Resources<<" + resources + ">>>>\nendobj\n");
    for (int i = 0; i < streams.size(); i++) {
      write(bytes, CONTENT + i + " 0 obj\n");
      bytes.writeBytes(streams.get(i));
      write(bytes, "\nendobj\n");
    }
    // Without a table of objects, which readers then make themselves.
    write(bytes, "trailer\n<</Root 1 0 R>>\n%%EOF\n");
    return Upload.pdf(bytes.toByteArray());
  }

  private static void write(ByteArrayOutputStream bytes, String text) {
    bytes.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
  }
}
