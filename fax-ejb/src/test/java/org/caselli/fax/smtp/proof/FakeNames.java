package org.caselli.fax.smtp.proof;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.caselli.fax.domain.settings.Settings;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.Section;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;

/** Name servers that know what a test tells them. Thread-safe. */
public final class FakeNames implements Resolver {
  private static final int LONGEST_TEXT = 255;

  private final Map<String, List<Record>> records = new ConcurrentHashMap<>();
  private final AtomicInteger questions = new AtomicInteger();
  private volatile boolean silent;

  /** Proofs that are looked for with these. */
  public static SenderProofs proofs(Settings settings, FakeNames names) {
    return new SenderProofs(settings, () -> names);
  }

  public FakeNames text(String host, String text) {
    List<String> pieces = new ArrayList<>();
    for (int i = 0; i < text.length(); i += LONGEST_TEXT) {
      pieces.add(text.substring(i, Math.min(text.length(), i + LONGEST_TEXT)));
    }
    return add(new TXTRecord(name(host), DClass.IN, 60, pieces));
  }

  public FakeNames address(String host, String address) {
    try {
      return add(new ARecord(name(host), DClass.IN, 60, InetAddress.getByName(address)));
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(address, e);
    }
  }

  /** From now on nobody answers. */
  public void fallSilent() {
    silent = true;
  }

  public int questions() {
    return questions.get();
  }

  private FakeNames add(Record record) {
    records.computeIfAbsent(key(record), key -> new ArrayList<>()).add(record);
    return this;
  }

  private static String key(Record record) {
    return record.getName() + " " + record.getType();
  }

  private static Name name(String host) {
    try {
      return Name.fromString(host, Name.root);
    } catch (TextParseException e) {
      throw new IllegalArgumentException(host, e);
    }
  }

  @Override
  public CompletionStage<Message> sendAsync(Message query, Executor executor) {
    return sendAsync(query);
  }

  @Override
  public CompletionStage<Message> sendAsync(Message query) {
    questions.incrementAndGet();
    if (silent) {
      return new CompletableFuture<>();
    }
    Message answer = new Message(query.getHeader().getID());
    answer.getHeader().setFlag(Flags.QR);
    answer.addRecord(query.getQuestion(), Section.QUESTION);
    List<Record> found = records.getOrDefault(key(query.getQuestion()), List.of());
    found.forEach(record -> answer.addRecord(record, Section.ANSWER));
    answer.getHeader().setRcode(found.isEmpty() ? Rcode.NXDOMAIN : Rcode.NOERROR);
    return CompletableFuture.completedFuture(answer);
  }

  @Override
  public void setPort(int port) {}

  @Override
  public void setTCP(boolean tcp) {}

  @Override
  public void setIgnoreTruncation(boolean ignored) {}

  @Override
  public void setEDNS(int version, int size, int flags, List<EDNSOption> options) {}

  @Override
  public void setTSIGKey(TSIG key) {}

  @Override
  public void setTimeout(Duration timeout) {}
}
