package org.caselli.fax.smtp.content;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
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

  private SignedContent() {}

  /** Whether a part is one, or is encrypted, which {@link #open} says. */
  public static boolean is(MediaType type) {
    return TYPES.contains(type.name());
  }

  /** Whether a part is a signature beside what it signs, and nothing to fax. */
  public static boolean isSignature(MediaType type) {
    return SIGNATURES.contains(type.name());
  }

  /**
   * The mail that was signed, as a stream of {@code in}.
   *
   * @throws DamagedContent when there is none; its stream throws it too
   */
  public static InputStream open(InputStream in) {
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

  private static DamagedContent unreadable(Exception cause) {
    return new DamagedContent(
        "its S/MIME part is encrypted or damaged; send the mail unencrypted", cause);
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
