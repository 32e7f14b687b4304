package org.caselli.fax.smtp.proof;

import java.util.List;
import org.apache.james.jdkim.api.PublicKeyRecordRetriever;
import org.apache.james.jdkim.exceptions.PermFailException;
import org.apache.james.jdkim.exceptions.TempFailException;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/** Keys of the domains that signed one mail; only for the first of many signatures. */
final class DkimKeys implements PublicKeyRecordRetriever {
  private static final int MOST_SIGNATURES = 10;

  private final NameServers servers;
  private int asked;

  DkimKeys(NameServers servers) {
    this.servers = servers;
  }

  @Override
  public List<String> getRecords(CharSequence method, CharSequence selector, CharSequence domain)
      throws TempFailException, PermFailException {
    asked++;
    if (asked > MOST_SIGNATURES) {
      throw new PermFailException("More than " + MOST_SIGNATURES + " signatures are not looked at");
    }
    if (!"dns/txt".contentEquals(method) && !"dns".contentEquals(method)) {
      throw new PermFailException("Keys are found by dns/txt, not " + method);
    }
    try {
      return servers.ask(selector + "._domainkey." + domain, Type.TXT).stream()
          .filter(TXTRecord.class::isInstance)
          .map(record -> String.join("", ((TXTRecord) record).getStrings()))
          .toList();
    } catch (NameServers.Silent e) {
      throw new TempFailException(e.getMessage());
    }
  }
}
