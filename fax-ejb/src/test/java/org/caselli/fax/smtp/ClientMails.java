package org.caselli.fax.smtp;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** Mails built as the programs and devices that people use build them. */
final class ClientMails {
  private static final String LOGO = base64(new byte[] {(byte) 0x89, 'P', 'N', 'G'});

  private ClientMails() {}

  /**
   * A mail, and what is to be read from it.
   *
   * @param documents beginnings of the documents that are faxed, in order
   * @param text beginning of its text; empty for none
   */
  record Mail(String client, String source, List<String> documents, String text) {
    @Override
    public String toString() {
      return client;
    }
  }

  static Stream<Mail> all() {
    return Stream.of(
        outlook(),
        outlookRichText(),
        appleMail(),
        appleMailWithPictures(),
        gmail(),
        thunderbird(),
        thunderbirdInRussian(),
        webMailWithHtmlOnly(),
        scanner(),
        scannerWithOddBoundary(),
        scannerOfTiff(),
        forwarded(),
        signedBesideIt(),
        signedAround(),
        damagedBase64(),
        damagedQuotedPrintable());
  }

  private static String wire(String header, String source) {
    return (header + source).replace("\n", "\r\n");
  }

  private static String mail(String source) {
    return wire(
        """
        From: Ann <ann@corp.example>
        To: 15551234567@box.fax.example
        Date: Mon, 1 Jun 2026 12:00:00 +0200 (CEST)
        Message-ID: <1@corp.example>
        Subject: Order
        MIME-Version: 1.0
        """,
        source);
  }

  static String base64(byte[] content) {
    return Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(content);
  }

  private static String base64(String content) {
    return base64(content.getBytes(StandardCharsets.UTF_8));
  }

  private static Mail outlook() {
    return new Mail(
        "Outlook, HTML with the logo of a signature",
        mail(
            """
            X-Mailer: Microsoft Outlook 16.0
            Content-Type: multipart/mixed;
            \tboundary="----=_NextPart_000_0001_01DB2C.A1"

            This is a multipart message in MIME format.

            ------=_NextPart_000_0001_01DB2C.A1
            Content-Type: multipart/related;
            \tboundary="----=_NextPart_001_0002_01DB2C.A1"

            ------=_NextPart_001_0002_01DB2C.A1
            Content-Type: multipart/alternative;
            \tboundary="----=_NextPart_002_0003_01DB2C.A1"

            ------=_NextPart_002_0003_01DB2C.A1
            Content-Type: text/plain; charset="iso-8859-1"
            Content-Transfer-Encoding: quoted-printable

            Gr=FC=DFe aus Z=FCrich

            ------=_NextPart_002_0003_01DB2C.A1
            Content-Type: text/html; charset="iso-8859-1"
            Content-Transfer-Encoding: quoted-printable

            <html><body><p>Gr=FC=DFe</p><img src=3D"cid:image001.png@1"></body></html>

            ------=_NextPart_002_0003_01DB2C.A1--

            ------=_NextPart_001_0002_01DB2C.A1
            Content-Type: image/png; name="image001.png"
            Content-Transfer-Encoding: base64
            Content-ID: <image001.png@1>

            %s
            ------=_NextPart_001_0002_01DB2C.A1--

            ------=_NextPart_000_0001_01DB2C.A1
            Content-Type: application/pdf; name="Order.pdf"
            Content-Transfer-Encoding: base64
            Content-Disposition: attachment; filename="Order.pdf"

            %s
            ------=_NextPart_000_0001_01DB2C.A1
            Content-Type: application/vnd.openxmlformats-officedocument.wordprocessingml.document;
            \tname="Terms.docx"
            Content-Transfer-Encoding: base64
            Content-Disposition: attachment; filename="Terms.docx"

            %s
            ------=_NextPart_000_0001_01DB2C.A1--
            """
                .formatted(LOGO, base64("%PDF order"), base64("PK terms"))),
        List.of("%PDF order", "PK terms"),
        "Grüße aus Zürich");
  }

  private static Mail outlookRichText() {
    byte[] winmail =
        new WinmailFile()
            .with("ORDER~1.PDF", "Bestellung für Sie.pdf", "application/pdf", "%PDF rich")
            .with("LOGO.PNG", "logo.png", "image/png", "no picture")
            .with("TERMS.DOC", "", "", "terms")
            .bytes();
    return new Mail(
        "Outlook, rich text as winmail.dat",
        mail(
            """
            Content-Type: multipart/mixed; boundary="=_rich"

            --=_rich
            Content-Type: text/plain; charset="us-ascii"

            Our order.
            --=_rich
            Content-Type: application/ms-tnef; name="winmail.dat"
            Content-Transfer-Encoding: base64
            Content-Disposition: attachment; filename="winmail.dat"

            %s
            --=_rich--
            """
                .formatted(base64(winmail))),
        List.of("%PDF rich", "terms"),
        "Our order.");
  }

  private static Mail appleMail() {
    return new Mail(
        "Apple Mail, a PDF shown within the text",
        mail(
            """
            X-Mailer: Apple Mail (2.3826.200.121)
            Content-Type: multipart/alternative; boundary="Apple-Mail=_1A"


            --Apple-Mail=_1A
            Content-Transfer-Encoding: 7bit
            Content-Type: text/plain;
            \tcharset=us-ascii

            Before

            After
            --Apple-Mail=_1A
            Content-Type: multipart/mixed; boundary="Apple-Mail=_2B"


            --Apple-Mail=_2B
            Content-Type: text/html; charset=us-ascii

            <html><body>Before<br></body></html>
            --Apple-Mail=_2B
            Content-Disposition: inline;
            \tfilename*=utf-8''Auftrag%%20f%%C3%%BCr%%20Sie.pdf
            Content-Type: application/pdf;
            \tx-unix-mode=0644;
            \tname="=?utf-8?Q?Auftrag_f=C3=BCr_Sie=2Epdf?="
            Content-Transfer-Encoding: base64

            %s
            --Apple-Mail=_2B
            Content-Type: text/html; charset=us-ascii

            <html><body>After</body></html>
            --Apple-Mail=_2B--

            --Apple-Mail=_1A--
            """
                .formatted(base64("%PDF apple"))),
        List.of("%PDF apple"),
        "Before");
  }

  private static Mail appleMailWithPictures() {
    return new Mail(
        "Apple Mail, pictures within the text",
        mail(
            """
            Content-Type: multipart/mixed; boundary="Apple-Mail-1"

            --Apple-Mail-1
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: 8bit

            First line
            --Apple-Mail-1
            Content-Type: image/png; name=IMG_1.png
            Content-Disposition: inline; filename=IMG_1.png
            Content-Transfer-Encoding: base64

            %s
            --Apple-Mail-1
            Content-Type: text/plain; charset=utf-8

            Last line
            --Apple-Mail-1--
            """
                .formatted(LOGO)),
        List.of(),
        "First line");
  }

  private static Mail gmail() {
    return new Mail(
        "Gmail",
        mail(
            """
            Content-Type: multipart/mixed; boundary="0000000000003f1a2b0605"

            --0000000000003f1a2b0605
            Content-Type: multipart/alternative; boundary="0000000000003f1a290603"

            --0000000000003f1a290603
            Content-Type: text/plain; charset="UTF-8"
            Content-Transfer-Encoding: base64

            %s
            --0000000000003f1a290603
            Content-Type: text/html; charset="UTF-8"

            <div dir="ltr">Hello</div>

            --0000000000003f1a290603--
            --0000000000003f1a2b0605
            Content-Type: application/pdf; name="order.pdf"
            Content-Disposition: attachment; filename="order.pdf"
            Content-Transfer-Encoding: base64
            Content-ID: <f_m3abc0>
            X-Attachment-Id: f_m3abc0

            %s
            --0000000000003f1a2b0605--
            """
                .formatted(base64("Hello \u263a"), base64("%PDF gmail"))),
        List.of("%PDF gmail"),
        "Hello \u263a");
  }

  private static Mail thunderbird() {
    return new Mail(
        "Thunderbird, a long name in pieces",
        mail(
            """
            User-Agent: Mozilla Thunderbird
            Content-Type: multipart/mixed; boundary="------------0sNVk"

            This is a multi-part message in MIME format.
            --------------0sNVk
            Content-Type: text/plain; charset=UTF-8; format=flowed
            Content-Transfer-Encoding: 8bit

            Übersicht
            --------------0sNVk
            Content-Type: application/octet-stream;
             name="=?UTF-8?Q?Eine_sehr_lange_=C3=9Cbersicht?="
            Content-Disposition: attachment;
             filename*0*=UTF-8''%%45%%69%%6E%%65%%20%%73%%65%%68%%72;
             filename*1*=%%20%%C3%%9Cbersicht;
             filename*2=.pdf
            Content-Transfer-Encoding: base64

            %s
            --------------0sNVk--
            """
                .formatted(base64("%PDF bird"))),
        List.of("%PDF bird"),
        "Übersicht");
  }

  private static Mail thunderbirdInRussian() {
    return new Mail(
        "a text in an older charset",
        mail(
            """
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: text/plain; charset=KOI8-R
            Content-Transfer-Encoding: base64

            8NLJ18XU
            --b
            Content-Type: application/octet-stream; name="=?koi8-r?B?8NLJ18XULnBkZg==?="
            Content-Disposition: attachment

            %PDF koi8
            --b--
            """),
        List.of("%PDF koi8"),
        "Привет");
  }

  private static Mail webMailWithHtmlOnly() {
    return new Mail(
        "a page of HTML alone",
        mail(
            """
            Content-Type: text/html; charset=utf-8
            Content-Transfer-Encoding: quoted-printable

            <html><head><title>x</title></head><body><p>Only =E2=82=AC 5</p></body></html>
            """),
        List.of(),
        "<html><head><title>x</title></head><body><p>Only € 5");
  }

  private static Mail scanner() {
    return new Mail(
        "a scanner that sends nothing but the file",
        wire(
            "",
            """
            From: scanner@corp.example
            Subject: Scan
            Content-Type: application/pdf; name="SCAN0001.PDF"
            Content-Transfer-Encoding: BASE64

            %s
            """
                .formatted(base64("%PDF scan"))),
        List.of("%PDF scan"),
        "");
  }

  private static Mail scannerWithOddBoundary() {
    return new Mail(
        "a scanner with an odd boundary and no end",
        wire(
            "",
            """
            From: scanner@corp.example
            Subject: Scan from MFP (0x1)
            Content-Type: MULTIPART/MIXED; Boundary="=_ ()+_,-./:=?'"

            --=_ ()+_,-./:=?'
            Content-Type: text/plain

            --=_ ()+_,-./:=?'
            Content-Type: APPLICATION/OCTET-STREAM; NAME=DOC000.PDF
            Content-Transfer-Encoding: base64

            %s
            """
                .formatted(base64("%PDF odd"))),
        List.of("%PDF odd"),
        "");
  }

  private static Mail scannerOfTiff() {
    return new Mail(
        "a scanner that sends TIFF files by another name of the type",
        mail(
            """
            Content-Type: multipart/mixed; boundary=tiff

            --tiff
            Content-Type: image/tif; name=1.tif
            Content-Disposition: inline; filename=1.tif

            II* one
            --tiff
            Content-Type: application/octet-stream; name=2.TIFF

            II* two
            --tiff--
            """),
        List.of("II* one", "II* two"),
        "");
  }

  private static Mail forwarded() {
    return new Mail(
        "a mail that is forwarded as a file",
        mail(
            """
            Content-Type: multipart/mixed; boundary=outer

            --outer
            Content-Type: text/plain

            See below.
            --outer
            Content-Type: message/rfc822
            Content-Disposition: attachment; filename="Order.eml"

            Subject: Order
            Content-Type: multipart/mixed; boundary=inner

            --inner
            Content-Type: text/plain

            Somebody else's text.
            --inner
            Content-Type: application/pdf

            %PDF inner
            --inner--
            --outer--
            """),
        List.of("%PDF inner"),
        "See below.");
  }

  private static final String LETTER_AND_PDF =
      """
      Content-Type: multipart/mixed; boundary=within

      --within
      Content-Type: text/plain

      Signed words
      --within
      Content-Type: application/pdf; name=signed.pdf

      %PDF signed
      --within--
      """;

  private static Mail signedBesideIt() {
    return new Mail(
        "S/MIME, the signature beside it",
        mail(
            """
            Content-Type: multipart/signed; protocol="application/pkcs7-signature";
             micalg=sha-256; boundary=signed

            --signed
            %s
            --signed
            Content-Type: application/pkcs7-signature; name=smime.p7s
            Content-Disposition: attachment; filename=smime.p7s
            Content-Transfer-Encoding: base64

            MIAGCSqGSIb3DQEHAqCA
            --signed--
            """
                .formatted(LETTER_AND_PDF)),
        List.of("%PDF signed"),
        "Signed words");
  }

  private static Mail signedAround() {
    return new Mail(
        "S/MIME, the mail inside of the signature",
        mail(
            """
            Content-Type: application/pkcs7-mime; smime-type=signed-data; name="smime.p7m"
            Content-Transfer-Encoding: base64
            Content-Disposition: attachment; filename="smime.p7m"

            %s
            """
                .formatted(base64(Signer.around(LETTER_AND_PDF.replace("\n", "\r\n"))))),
        List.of("%PDF signed"),
        "Signed words");
  }

  private static Mail damagedBase64() {
    String broken =
        base64("%PDF some damaged text").replaceAll("(.{7})", "$1 *\n").replace("=", "");
    return new Mail(
        "base64 with characters that do not belong there",
        mail(
            """
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: application/pdf
            Content-Transfer-Encoding: base64

            %s
            --b--
            """
                .formatted(broken)),
        List.of("%PDF some damaged te"),
        "");
  }

  private static Mail damagedQuotedPrintable() {
    return new Mail(
        "quoted-printable that is none",
        mail(
            """
            Content-Type: text/plain
            Content-Transfer-Encoding: quoted-printable

            50 =% off =C3=9 and =
            """),
        List.of(),
        "50 =% off");
  }
}
