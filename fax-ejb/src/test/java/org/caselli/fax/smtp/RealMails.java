package org.caselli.fax.smtp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Mails with whole documents, put together as the programs and devices that people use do it, and
 * how many pages each is. A character is a byte.
 */
public final class RealMails {
  private static final String CRLF = "\r\n";
  private static final String WORD_HTML =
      "<html xmlns:o=3D\"urn:schemas-microsoft-com:office:office\"><body><p class=3DMsoNormal>Gr=\r\n"
          + "=FC=DFe<o:p></o:p></p><img src=3D\"cid:image001.png@01DB\"></body></html>\r\n";

  /** The one mail that takes LibreOffice. */
  static final String WITH_WORD = "Outlook: a PDF and a Word document";

  private static final Set<String> SEVERAL =
      Set.of(
          "Outlook: rich text, everything in winmail.dat",
          "Apple Mail: PDFs within the text",
          "a scanner: a PDF without a name",
          "forwarded as a file",
          "S/MIME, the signature beside it");

  private final List<Mail> mails = new ArrayList<>();
  private final Papers papers;
  private int edges;

  private RealMails(Papers papers) {
    this.papers = papers;
  }

  /**
   * A mail.
   *
   * @param pages without its text; 0 where nothing is faxed
   * @param pagesWithText with its text before the documents, or as the only page
   */
  public record Mail(String client, String source, int pages, int pagesWithText) {
    @Override
    public String toString() {
      return client;
    }
  }

  /** One of each manner in which documents come, for who has no time for all. */
  public static List<Mail> several(Path directory) {
    return all(new Papers(directory)).filter(mail -> SEVERAL.contains(mail.client())).toList();
  }

  static Stream<Mail> all(Papers papers) {
    RealMails all = new RealMails(papers);
    all.outlook();
    all.apple();
    all.gmailAndThunderbird();
    all.notesAndOthers();
    all.scanners();
    all.mailsWithinMails();
    all.signed();
    all.damaged();
    all.nothingToFax();
    return all.mails.stream();
  }

  // --- How a mail is put together -------------------------------------------------------------

  private void add(String client, int pages, int pagesWithText, String body) {
    String header =
        "Received: from client by relay.example; Mon, 1 Jun 2026 12:00:00 +0200"
            + CRLF
            + "From: =?UTF-8?Q?Ann_M=C3=BCller?= <ann@corp.example>"
            + CRLF
            + "To: <15551234567@box.fax.example>"
            + CRLF
            + "Date: Mon, 1 Jun 2026 12:00:00 +0200 (CEST)"
            + CRLF
            + "Message-ID: <real."
            + mails.size()
            + "@corp.example>"
            + CRLF
            + "Subject: =?iso-8859-1?Q?Bestellung_f=FCr_Sie?="
            + CRLF
            + "MIME-Version: 1.0"
            + CRLF;
    mails.add(new Mail(client, header + body, pages, pagesWithText));
  }

  private static String part(String header, String content) {
    return header.replace("\n", CRLF) + CRLF + CRLF + content;
  }

  private String multi(String type, String... parts) {
    edges++;
    String edge = "----=_Part_" + edges + "_1234.5678'()+,:?";
    StringBuilder text =
        new StringBuilder("Content-Type: multipart/" + type + ";\r\n\tboundary=\"" + edge + "\"")
            .append(CRLF + CRLF + "This is a message in MIME format." + CRLF);
    for (String part : parts) {
      text.append(CRLF + "--" + edge + CRLF + part);
    }
    return text.append(CRLF + "--" + edge + "--" + CRLF).toString();
  }

  private static String base64(byte[] content) {
    return Base64.getMimeEncoder().encodeToString(content) + CRLF;
  }

  private static String file(String header, byte[] content) {
    return part(header + "\nContent-Transfer-Encoding: base64", base64(content));
  }

  private String pdf(String name, int pages) {
    return file(
        "Content-Type: application/pdf; name=\""
            + name
            + "\"\nContent-Disposition: attachment; filename=\""
            + name
            + "\"",
        papers.pdf(pages));
  }

  private static String text(String words) {
    return part("Content-Type: text/plain; charset=us-ascii", words + CRLF);
  }

  private static String html(String words) {
    return part(
        "Content-Type: text/html; charset=utf-8", "<html><body>" + words + "</body></html>");
  }

  private String logo(String disposition) {
    return file(
        "Content-Type: image/png; name=\"image001.png\"\nContent-ID: <image001.png@01DB>\n"
            + "Content-Disposition: "
            + disposition
            + "; filename=\"image001.png\"",
        papers.picture(120, 40));
  }

  // --- The mails ------------------------------------------------------------------------------

  private String outlookText() {
    return multi(
        "alternative",
        part(
            "Content-Type: text/plain; charset=\"iso-8859-1\"\n"
                + "Content-Transfer-Encoding: quoted-printable",
            "Gr=FC=DFe aus Z=FCrich\r\n"),
        part(
            "Content-Type: text/html; charset=\"iso-8859-1\"\n"
                + "Content-Transfer-Encoding: quoted-printable",
            WORD_HTML));
  }

  private void outlook() {
    add(
        "Outlook: HTML of Word with the logo of a signature, and a PDF",
        2,
        3,
        multi("mixed", multi("related", outlookText(), logo("inline")), pdf("Order.pdf", 2)));
    add(
        "Outlook: rich text, everything in winmail.dat",
        3,
        4,
        multi(
            "mixed",
            text("Our order."),
            file(
                "Content-Type: application/ms-tnef; name=\"winmail.dat\"\n"
                    + "Content-Disposition: attachment; filename=\"winmail.dat\"",
                new WinmailFile()
                    .with("LOGO.PNG", "logo.png", "image/png", papers.picture(120, 40))
                    .with("ORDER~1.PDF", "Bestellung für Sie.pdf", "application/pdf", papers.pdf(2))
                    .with("TERMS.PDF", "", "", papers.pdf(1))
                    .bytes())));
    add(
        "Outlook: an invitation and a card beside the PDF",
        1,
        2,
        multi(
            "mixed",
            multi(
                "alternative",
                text("See you"),
                part("Content-Type: text/calendar; method=REQUEST", "BEGIN:VCALENDAR\r\n")),
            part(
                "Content-Type: text/x-vcard; name=ann.vcf\nContent-Disposition: attachment",
                "BEGIN:VCARD\r\n"),
            pdf("Agenda.pdf", 1)));
    add(
        WITH_WORD,
        2,
        3,
        multi(
            "mixed",
            text("Both, please"),
            pdf("First.pdf", 1),
            file(
                "Content-Type: application/vnd.openxmlformats-officedocument.wordprocessingml"
                    + ".document;\n\tname=\"Second.docx\"\n"
                    + "Content-Disposition: attachment; filename=\"Second.docx\"",
                papers.word())));
  }

  private void apple() {
    String name = "Auftrag%20f%C3%BCr%20Sie.pdf";
    String inline =
        file(
            "Content-Disposition: inline;\n\tfilename*=utf-8''"
                + name
                + "\nContent-Type: application/pdf;\n\tx-unix-mode=0644;\n\t"
                + "name=\"=?utf-8?Q?Auftrag_f=C3=BCr_Sie=2Epdf?=\"",
            papers.pdf(1));
    add(
        "Apple Mail: PDFs within the text",
        3,
        4,
        multi("mixed", text("Before"), inline, text("Between"), pdf("two.pdf", 2), text("After")));
    add(
        "Apple Mail: a PDF within HTML, and the text of it",
        1,
        2,
        multi(
            "alternative",
            part(
                "Content-Transfer-Encoding: 7bit\nContent-Type: text/plain; charset=us-ascii;"
                    + " format=flowed; delsp=yes",
                "Before \r\nand on the same line\r\n"),
            multi("mixed", html("Before"), inline, html("After"))));
    add(
        "Apple Mail: the two halves of a Macintosh file",
        2,
        3,
        multi(
            "mixed",
            text("As we spoke"),
            multi(
                "appledouble",
                file("Content-Type: application/applefile; name=\"Order.pdf\"", new byte[] {0, 5}),
                pdf("Order.pdf", 2))));
  }

  private void gmailAndThunderbird() {
    add(
        "Gmail: nested alternatives with a picture, and two PDFs",
        3,
        4,
        multi(
            "mixed",
            multi(
                "related",
                multi(
                    "alternative",
                    file(
                        "Content-Type: text/plain; charset=\"UTF-8\"",
                        "Hello \u263a".getBytes(UTF_8)),
                    html("Hello <img src=\"cid:ii_m3\">")),
                file(
                    "Content-Type: image/png; name=\"logo.png\"\nContent-ID: <ii_m3>\n"
                        + "X-Attachment-Id: ii_m3",
                    papers.picture(900, 300))),
            file(
                "Content-Type: application/pdf; name=\"order.pdf\"\nContent-ID: <f_m3abc0>\n"
                    + "Content-Disposition: attachment; filename=\"order.pdf\"\n"
                    + "X-Attachment-Id: f_m3abc0",
                papers.pdf(1)),
            pdf("terms.pdf", 2)));
    add(
        "Thunderbird: a long name in pieces, and no type",
        2,
        3,
        multi(
            "mixed",
            part(
                "Content-Type: text/plain; charset=UTF-8; format=flowed\n"
                    + "Content-Transfer-Encoding: 8bit",
                latin("Übersicht") + CRLF),
            file(
                "Content-Type: application/octet-stream;\n name=\"=?UTF-8?Q?Eine_=C3=9Cbersicht?=\"\n"
                    + "Content-Disposition: attachment;\n filename*0*=UTF-8''%45%69%6E%65;\n"
                    + " filename*1*=%20%C3%9Cbersicht;\n filename*2=.pdf",
                papers.pdf(2))));
    add(
        "Thunderbird: HTML alone with a PDF",
        1,
        2,
        multi("mixed", html("Only &euro; 5"), pdf("invoice.pdf", 1)));
  }

  private void notesAndOthers() {
    add(
        "Notes: a name in an older charset",
        1,
        2,
        multi(
            "mixed",
            multi("related", multi("alternative", text("Gruss"), html("Gruss"))),
            file(
                "Content-type: application/octet-stream; \n\tname=\"=?ISO-8859-1?Q?Pr=FCfung=2Epdf?=\""
                    + "\nContent-Disposition: attachment; filename=\"=?ISO-8859-1?Q?Pr=FCfung=2Epdf?=\"",
                papers.pdf(1))));
    add(
        "a list: the text below is added as a part of its own",
        1,
        2,
        multi(
            "mixed",
            multi("mixed", text("Hello"), pdf("one.pdf", 1)),
            part(
                "Content-Type: text/plain; name=\"disclaimer.txt\"\nContent-Disposition: attachment",
                "Confidential\r\n")));
    add(
        "a web shop: the PDF is quoted-printable",
        1,
        2,
        multi(
            "mixed",
            html("Your order"),
            part(
                "Content-Type: application/pdf; name=order.pdf\n"
                    + "Content-Transfer-Encoding: quoted-printable",
                quotedPrintable(papers.pdf(1)))));
    add(
        "a web shop: raw bytes in names and text that claims to be ASCII",
        1,
        2,
        multi(
            "mixed",
            part("Content-Type: text/plain; charset=us-ascii", "Gr\u00fc\u00dfe" + CRLF),
            file(
                "Content-Type: application/x-pdf; name=Pr\u00fcfung.pdf\n"
                    + "Content-Disposition: attachment; filename=Pr\u00fcfung.pdf",
                papers.pdf(1))));
    add(
        "a web shop: a charset that does not exist",
        1,
        2,
        multi(
            "mixed",
            part("Content-Type: text/plain; charset=x-unheard-of", "Hello" + CRLF),
            pdf("order.pdf", 1)));
  }

  private void scanners() {
    scanner(
        "a PDF and nothing else",
        2,
        "Content-Type: application/pdf; name=\"SCAN0001.PDF\"",
        Papers::pdf);
    scanner("a PDF without a name", 1, "Content-Type: application/pdf", Papers::pdf);
    scanner("a TIFF of three pages", 3, "Content-Type: image/tif; name=SCAN0001.TIF", Papers::tiff);
    scanner(
        "a PDF as any file",
        2,
        "Content-Type: application/octet-stream; name=\"20260601120000.pdf\"",
        Papers::pdf);
    scanner(
        "a PDF as any file, without a name",
        1,
        "Content-Type: application/octet-stream",
        Papers::pdf);
    scanner(
        "a TIFF as any file, without a name",
        2,
        "Content-Type: application/octet-stream",
        Papers::tiff);
    scanner(
        "a name with blanks and no quotes",
        1,
        "Content-Type: application/pdf; name=Scan 1 of 2; 2026.pdf;\n"
            + "Content-Disposition: attachment; filename=Scan 1 of 2.pdf;",
        Papers::pdf);
    scanner(
        "an ending in the name alone",
        1,
        "Content-Type: application/x-download\nContent-Disposition: inline; filename=doc00042.PDF",
        Papers::pdf);
    add(
        "a scanner: text and PDF with a boundary in quotes that need none",
        2,
        3,
        multi(
            "mixed",
            text("Scan from the second floor"),
            file("Content-Type: application/pdf\nContent-Disposition: attachment", papers.pdf(2))));
    add(
        "a scanner: two TIFFs, no text",
        5,
        5,
        multi(
            "mixed",
            file("Content-Type: image/tiff; name=a.tif", papers.tiff(2)),
            file("Content-Type: image/tiff; name=b.tif", papers.tiff(3))));
    add(
        "a scanner: base64 in one line",
        1,
        1,
        part(
            "Content-Type: application/pdf; name=scan.pdf\nContent-Transfer-Encoding: base64",
            Base64.getEncoder().encodeToString(papers.heavyPdf()) + CRLF));
  }

  private void scanner(String what, int pages, String header, PaperOf paper) {
    add("a scanner: " + what, pages, pages, file(header, paper.of(papers, pages)));
  }

  private interface PaperOf {
    byte[] of(Papers papers, int pages);
  }

  private void mailsWithinMails() {
    Function<String, String> wrapped =
        inner ->
            part(
                "Content-Type: message/rfc822\nContent-Disposition: attachment; filename=\"a.eml\"",
                "From: bob@corp.example\r\nSubject: inner\r\nMIME-Version: 1.0\r\n" + inner);
    String inner = multi("mixed", text("Somebody else's text"), pdf("inner.pdf", 2));
    add("forwarded as a file", 2, 3, multi("mixed", text("See below"), wrapped.apply(inner)));
    add(
        "forwarded twice, each time with a PDF more",
        4,
        5,
        multi(
            "mixed",
            text("See below"),
            wrapped.apply(
                multi("mixed", text("For you"), wrapped.apply(inner), pdf("middle.pdf", 1))),
            pdf("outer.pdf", 1)));
    add(
        "a digest of two mails",
        3,
        4,
        multi(
            "mixed",
            text("Two mails"),
            multi(
                "digest",
                CRLF + "Subject: one\r\n" + pdf("one.pdf", 1),
                CRLF + "Subject: two\r\n" + pdf("two.pdf", 2))));
  }

  private void signed() {
    String content = multi("mixed", text("Signed words"), pdf("signed.pdf", 2));
    add(
        "S/MIME, the signature beside it",
        2,
        3,
        multi(
            "signed; protocol=\"application/pkcs7-signature\"; micalg=sha-256",
            content,
            file(
                "Content-Type: application/pkcs7-signature; name=smime.p7s\n"
                    + "Content-Disposition: attachment; filename=smime.p7s",
                new byte[] {0x30, (byte) 0x80, 6, 9})));
    add(
        "S/MIME, the mail inside of the signature",
        2,
        3,
        file(
            "Content-Type: application/pkcs7-mime; smime-type=signed-data; name=smime.p7m\n"
                + "Content-Disposition: attachment; filename=smime.p7m",
            Signer.around(content)));
    add(
        "OpenPGP, the signature beside it",
        2,
        3,
        multi(
            "signed; protocol=\"application/pgp-signature\"; micalg=pgp-sha512",
            content,
            part(
                "Content-Type: application/pgp-signature; name=\"OpenPGP_signature.asc\"",
                "-----BEGIN PGP SIGNATURE-----\r\n")));
  }

  private void damaged() {
    String pdf = base64(papers.pdf(1));
    damaged("base64 with other characters in it", pdf.replaceAll("(.{19})", "$1 *!"));
    damaged("base64 without its last signs", pdf.replace("=", ""));
    damaged(
        "base64 with a text behind it", pdf.strip() + "==\r\n\r\n-- \r\nChecked for viruses\r\n");
    damaged("base64 with empty lines", pdf.replace(CRLF, CRLF + CRLF));
    String whole = multi("mixed", text("Cut off"), pdf("one.pdf", 1));
    add(
        "the last boundary is missing",
        1,
        2,
        whole.substring(0, whole.lastIndexOf(CRLF + "--")) + CRLF);
  }

  private void damaged(String how, String content) {
    String header = "Content-Type: application/pdf; name=a.pdf\nContent-Transfer-Encoding: base64";
    add(how, 1, 2, multi("mixed", text("Hello"), part(header, content)));
  }

  private void nothingToFax() {
    add(
        "Outlook: nothing but text and a logo",
        0,
        1,
        multi("related", outlookText(), logo("inline")));
    add("a text", 0, 1, text("Please call me"));
    add(
        "a telephone: a photograph",
        0,
        0,
        multi(
            "mixed",
            text("Sent from my telephone"),
            file(
                "Content-Type: image/jpeg; name=IMG_1.jpeg\n"
                    + "Content-Disposition: attachment; filename=IMG_1.jpeg",
                papers.picture(1200, 1600))));
    add(
        "OpenPGP, encrypted",
        0,
        0,
        multi(
            "encrypted; protocol=\"application/pgp-encrypted\"",
            part("Content-Type: application/pgp-encrypted", "Version: 1\r\n"),
            part(
                "Content-Type: application/octet-stream; name=encrypted.asc",
                "-----BEGIN PGP MESSAGE-----\r\n")));
  }

  private static String latin(String text) {
    return new String(text.getBytes(UTF_8), ISO_8859_1);
  }

  private static String quotedPrintable(byte[] content) {
    StringBuilder text = new StringBuilder();
    int column = 0;
    for (byte each : content) {
      boolean plain = each > 32 && each < 127 && each != '=';
      String written = plain ? "" + (char) each : String.format("=%02X", each & 0xFF);
      column += written.length();
      if (column > 72) {
        text.append("=\r\n");
        column = written.length();
      }
      text.append(written);
    }
    return text + CRLF;
  }
}
