package org.caselli.fax.smtp.content;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.Set;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedDataParser;
import org.bouncycastle.cms.CMSTypedStream;
import org.bouncycastle.operator.bc.BcDigestCalculatorProvider;
import org.caselli.fax.domain.document.MediaType;

/**
 * A mail inside of its signature: S/MIME {@code signed-data} (RFC 8551 section 3.5.2). The
 * signature is not verified, as a sender is known by the envelope. For one mail, not thread-safe.
 */
public final class SignedContent {
  private static final Set<String> TYPES =
      Set.of("application/pkcs7-mime", "application/x-pkcs7-mime");
  private static final Set<String> SIGNATURES =
      Set.of("application/pkcs7-signature", "application/x-pkcs7-signature");

  private static final int BEGINNING = 32;

  /** Object identifiers of {@code envelopedData} and {@code authEnvelopedData}, in DER. */
  private static final Set<String> ENCRYPTED =
      Set.of("06092a864886f70d010703", "060b2a864886f70d0109100117");

  private SignedContent() {}

  /** Whether a part may be one; {@link #open} says whether it is encrypted instead. */
  public static boolean is(MediaType type) {
    return TYPES.contains(type.name());
  }

  /** Whether a part is a signature beside what it signs, and nothing to fax. */
  public static boolean isSignature(MediaType type) {
    return SIGNATURES.contains(type.name());
  }

  /**
   * The mail that was signed, as a stream of {@code mail}.
   *
   * @throws DamagedContent when there is none, or it is encrypted; its stream throws it too
   */
  public static InputStream open(InputStream mail) throws IOException {
    BufferedInputStream in = new BufferedInputStream(mail);
    if (isEncrypted(in)) {
      throw new DamagedContent("it is encrypted (S/MIME); send it unencrypted");
    }
    try {
      CMSTypedStream content =
          new CMSSignedDataParser(new BcDigestCalculatorProvider(), in).getSignedContent();
      if (content == null) {
        throw unreadable(new IOException("There is no content"));
      }
      return new Guarded(content.getContentStream());
    } catch (CMSException | ClassCastException | IllegalArgumentException e) {
      throw unreadable(e);
    }
  }

  /** Says what is at its beginning: the type of the content (RFC 5652 section 3). */
  private static boolean isEncrypted(BufferedInputStream in) throws IOException {
    in.mark(BEGINNING);
    String beginning = HexFormat.of().formatHex(in.readNBytes(BEGINNING));
    in.reset();
    return ENCRYPTED.stream().anyMatch(beginning::contains);
  }

  private static DamagedContent unreadable(Exception cause) {
    return new DamagedContent(
        "its S/MIME part is damaged, or not a signed mail; send it without S/MIME", cause);
  }

  private static final class Guarded extends FilterInputStream {
    private Guarded(InputStream in) {
      super(in);
    }

    @Override
    public int read() {
      try {
        return super.read();
      } catch (IOException | RuntimeException e) {
        throw unreadable(e);
      }
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      try {
        return super.read(bytes, offset, length);
      } catch (IOException | RuntimeException e) {
        throw unreadable(e);
      }
    }
  }
}
