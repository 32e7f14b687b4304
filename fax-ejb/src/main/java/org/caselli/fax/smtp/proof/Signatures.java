package org.caselli.fax.smtp.proof;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.api.BodyHasher;
import org.apache.james.jdkim.api.Result;
import org.apache.james.jdkim.api.SignatureRecord;
import org.apache.james.jdkim.exceptions.FailException;
import org.caselli.fax.domain.mail.ProofResult;
import org.caselli.fax.domain.mail.SenderVerdict.Signature;

/** Checks the signatures of a mail, which is read once from its file. */
final class Signatures {
  private Signatures() {}

  /**
   * Its signatures.
   *
   * @param sender domain that the mail says it comes from
   */
  static List<Signature> of(Path mail, String sender, NameServers servers) throws IOException {
    DKIMVerifier verifier = new DKIMVerifier(new DkimKeys(servers));
    try (InputStream in = new BufferedInputStream(Files.newInputStream(mail))) {
      BodyHasher hasher = verifier.newBodyHasher(MailHeader.read(in));
      if (hasher == null) {
        return List.of();
      }
      try (OutputStream body = hasher.getOutputStream()) {
        in.transferTo(body);
      }
      verifier.verify(hasher);
    } catch (FailException e) {
      // None passes; the results say why.
      return results(verifier, sender);
    }
    return results(verifier, sender);
  }

  private static List<Signature> results(DKIMVerifier verifier, String sender) {
    return verifier.getResults().stream().map(result -> signature(result, sender)).toList();
  }

  private static Signature signature(Result result, String sender) {
    SignatureRecord record = result.getRecord();
    if (record == null) {
      return new Signature("", of(result), false);
    }
    boolean enough = !isPartial(record) && !"sha1".contentEquals(record.getHashMethod());
    String domain = record.getDToken().toString();
    return new Signature(
        domain,
        result.isSuccess() && !enough ? ProofResult.POLICY : of(result),
        Organisation.isOne(domain, sender));
  }

  /** Whether something could be put behind what is signed, such as another document. */
  private static boolean isPartial(SignatureRecord record) {
    return record.getBodyHashLimit() >= 0;
  }

  private static ProofResult of(Result result) {
    return ProofResult.valueOf(result.getResultType().name().toUpperCase(Locale.ROOT));
  }
}
