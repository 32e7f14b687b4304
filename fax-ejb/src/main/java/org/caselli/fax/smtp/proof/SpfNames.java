package org.caselli.fax.smtp.proof;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.james.jspf.core.DNSRequest;
import org.apache.james.jspf.core.DNSService;
import org.apache.james.jspf.core.exceptions.TimeoutException;
import org.apache.james.jspf.impl.DNSServiceXBillImpl;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/** Names as jSPF asks for them. */
final class SpfNames implements DNSService {
  /** Of MX and PTR records (RFC 7208 section 4.6.4). */
  private static final int MOST_RECORDS = 10;

  private final NameServers servers;

  SpfNames(NameServers servers) {
    this.servers = servers;
  }

  @Override
  public @Nullable List<String> getRecords(DNSRequest request) throws TimeoutException {
    try {
      List<Record> records = servers.ask(request.getHostname(), type(request.getRecordType()));
      return DNSServiceXBillImpl.convertRecordsToList(records.toArray(new Record[0]));
    } catch (NameServers.Silent e) {
      throw new TimeoutException(e.getMessage());
    }
  }

  private static int type(int asked) {
    return switch (asked) {
      case DNSRequest.A -> Type.A;
      case DNSRequest.AAAA -> Type.AAAA;
      case DNSRequest.MX -> Type.MX;
      case DNSRequest.PTR -> Type.PTR;
      default -> Type.TXT;
    };
  }

  @Override
  public CompletionStage<List<String>> getRecordsAsync(DNSRequest request) {
    return CompletableFuture.failedFuture(
        new UnsupportedOperationException("Names are asked for one after the other"));
  }

  /** The host's own names, which are nobody's business. */
  @Override
  public List<String> getLocalDomainNames() {
    return List.of();
  }

  /** The time is that of the mail. */
  @Override
  public void setTimeOut(int seconds) {}

  @Override
  public int getRecordLimit() {
    return MOST_RECORDS;
  }

  @Override
  public void setRecordLimit(int limit) {}
}
