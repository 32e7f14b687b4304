package org.caselli.fax.imaging.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.caselli.fax.imaging.ccitt.Damage;
import org.caselli.fax.imaging.ccitt.DecodedRows;
import org.caselli.fax.imaging.ccitt.FaxCode;
import org.caselli.fax.imaging.ccitt.FaxDecoder;
import org.caselli.fax.imaging.ccitt.FaxEncoder;
import org.caselli.fax.imaging.ccitt.LibtiffPeer;
import org.caselli.fax.imaging.ccitt.MalformedFaxCodeException;
import org.caselli.fax.imaging.ccitt.PageBounds;
import org.caselli.fax.imaging.page.BilevelPage;

/**
 * Our codec against libtiff's, in memory, page by page in turn, by the processor time of the thread
 * that works: pages per second, raw megabytes per second, and the ratio of the medians of all
 * rounds. Every answer is compared with the peer's. Run with the number of rounds as argument.
 */
public final class CodecBench {

  private static final int WARM_UPS = 12;
  private static final int REPETITIONS = 3;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final Optional<LibtiffPeer> libtiff;
  private final List<BilevelPage> pages;

  private CodecBench(Optional<LibtiffPeer> libtiff, List<BilevelPage> pages) {
    this.libtiff = libtiff;
    this.pages = pages;
  }

  public static void main(String[] arguments) throws Exception {
    int rounds = arguments.length == 0 ? 9 : Integer.parseInt(arguments[0]);
    Path folder = Files.createTempDirectory("codec-bench");
    Optional<LibtiffPeer> libtiff = LibtiffPeer.start(folder);
    if (libtiff.isEmpty()) {
      System.out.println("libtiff cannot be measured: gcc or libtiff-dev is missing");
    }
    CodecBench bench = new CodecBench(libtiff, BenchPages.all());
    bench.run(rounds);
    if (libtiff.isPresent()) {
      libtiff.get().close();
    }
    Files.deleteIfExists(folder.resolve("libtiff_peer"));
    Files.deleteIfExists(folder);
  }

  private void run(int rounds) throws IOException, MalformedFaxCodeException {
    long raw = pages.stream().mapToLong(page -> page.rows().length).sum();
    System.out.printf(Locale.ROOT, "%d pages, %.1f MB raw%n", pages.size(), raw / 1e6);
    Map<String, FaxCode> codes = new LinkedHashMap<>();
    codes.put("G4 (MMR)", FaxCode.mmr());
    codes.put("G3 1-D (MH)", FaxCode.mh());
    codes.put("G3 2-D (MR)", FaxCode.mr(4));
    for (Map.Entry<String, FaxCode> each : codes.entrySet()) {
      measure(each.getKey(), each.getValue(), rounds, raw);
    }
  }

  private void measure(String name, FaxCode code, int rounds, long raw)
      throws IOException, MalformedFaxCodeException {
    List<Long> oursIn = new ArrayList<>();
    List<Long> oursOut = new ArrayList<>();
    List<Long> peerIn = new ArrayList<>();
    List<Long> peerOut = new ArrayList<>();
    FaxEncoder encoder = new FaxEncoder(code);
    long coded = 0;
    for (int round = -WARM_UPS; round < rounds; round++) {
      long[] nanos = new long[4];
      coded = 0;
      for (BilevelPage page : pages) {
        coded += page(page, code, encoder, nanos, round >= 0);
      }
      if (round >= 0) {
        oursOut.add(nanos[0]);
        oursIn.add(nanos[1]);
        peerOut.add(nanos[2]);
        peerIn.add(nanos[3]);
      }
    }
    System.out.printf(Locale.ROOT, "%s, %d bytes per page%n", name, coded / pages.size());
    print("  encode", median(oursOut), median(peerOut), raw);
    print("  decode", median(oursIn), median(peerIn), raw);
  }

  /** One page, there and back, by us and by the peer; adds to the four times and says its size. */
  private long page(
      BilevelPage page, FaxCode code, FaxEncoder encoder, long[] nanos, boolean withPeer)
      throws IOException, MalformedFaxCodeException {
    int widthPx = page.widthPx();
    int heightPx = page.heightPx();
    PageBounds bounds = PageBounds.of(widthPx, heightPx);
    byte[] bytes = {};
    DecodedRows rows = null;
    for (int i = 0; i < REPETITIONS; i++) {
      long start = threads.getCurrentThreadCpuTime();
      bytes = encoder.encode(page.rows(), page.stride(), widthPx, heightPx);
      long between = threads.getCurrentThreadCpuTime();
      rows = FaxDecoder.decode(bytes, 0, bytes.length, code, bounds, Damage.CONCEALED);
      nanos[1] += threads.getCurrentThreadCpuTime() - between;
      nanos[0] += between - start;
    }
    same(page.rows(), rows.rows());
    if (withPeer && libtiff.isPresent()) {
      LibtiffPeer peer = libtiff.get();
      LibtiffPeer.Answer out = peer.encode(page.rows(), widthPx, heightPx, code, REPETITIONS);
      LibtiffPeer.Answer in = peer.decode(bytes, widthPx, heightPx, code, REPETITIONS);
      same(bytes, out.bytes());
      same(page.rows(), in.bytes());
      nanos[2] += out.nanos();
      nanos[3] += in.nanos();
    }
    return bytes.length;
  }

  private static void same(byte[] expected, byte[] actual) {
    if (!Arrays.equals(expected, actual)) {
      throw new IllegalStateException("The codecs differ: what is measured is not the same work");
    }
  }

  private static long median(List<Long> nanos) {
    List<Long> sorted = nanos.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }

  private void print(String what, long ours, long peers, long raw) {
    double seconds = ours / 1e9 / REPETITIONS;
    System.out.printf(
        Locale.ROOT,
        "%s: %7.0f pages/s, %6.0f MB/s",
        what,
        pages.size() / seconds,
        raw / 1e6 / seconds);
    if (peers > 0) {
      double peerSeconds = peers / 1e9 / REPETITIONS;
      System.out.printf(
          Locale.ROOT,
          "; libtiff %7.0f pages/s; ratio %.2f",
          pages.size() / peerSeconds,
          peerSeconds / seconds);
    }
    System.out.println();
  }
}
