package org.caselli.fax.smtp.proof;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.james.jspf.impl.SPF;
import org.caselli.fax.domain.mail.ProofResult;
import org.caselli.fax.domain.mail.SenderVerdict;
import org.caselli.fax.domain.mail.SenderVerdict.Signature;
import org.caselli.fax.domain.settings.MailSettings;
import org.caselli.fax.domain.settings.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Resolver;

/**
 * Looks for proofs that mails come from their senders' domains. Blocks for at most {@code
 * smtp_sender_check_timeout}. Thread-safe.
 */
@ApplicationScoped
public class SenderProofs {
  private static final Logger log = LoggerFactory.getLogger(SenderProofs.class);

  private final Settings settings;
  private final Supplier<Resolver> resolvers;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected SenderProofs() {
    this(null);
  }

  /** Asks the name servers of this host. */
  @Inject
  public SenderProofs(Settings settings) {
    this(settings, ExtendedResolver::new);
  }

  SenderProofs(Settings settings, Supplier<Resolver> resolvers) {
    this.settings = settings;
    this.resolvers = resolvers;
  }

  /**
   * What proves the sender of a mail.
   *
   * @param sender of the envelope, not the null sender
   * @throws IOException when the mail cannot be read
   */
  public SenderVerdict of(String sender, Evidence evidence) throws IOException {
    Duration most = settings.system().get(MailSettings.CHECK_TIME);
    if (most.isZero()) {
      return SenderVerdict.UNCHECKED;
    }
    NameServers servers = new NameServers(resolvers.get(), most);
    return new SenderVerdict(
        false,
        evidence.origin().isPrivate() ? ProofResult.NONE : spf(evidence.origin(), sender, servers),
        signatures(evidence.mail(), sender, servers));
  }

  private static ProofResult spf(Origin origin, String sender, NameServers servers) {
    try {
      String result =
          new SPF(new SpfNames(servers))
              .checkSPF(origin.address().getHostAddress(), sender, origin.greeting())
              .getResult();
      return Stream.of(ProofResult.values())
          .filter(each -> each.word().equals(result))
          .findFirst()
          .orElse(ProofResult.NONE);
    } catch (RuntimeException e) {
      // Strangers write what the library reads.
      log.warn("The SPF record for {} could not be used", sender, e);
      return ProofResult.PERMERROR;
    }
  }

  private static List<Signature> signatures(Path mail, String sender, NameServers servers)
      throws IOException {
    try {
      return Signatures.of(mail, sender.substring(sender.lastIndexOf('@') + 1), servers);
    } catch (RuntimeException e) {
      // As above.
      log.warn("The signatures of a mail could not be checked", e);
      return List.of(new Signature("", ProofResult.PERMERROR, false));
    }
  }
}
