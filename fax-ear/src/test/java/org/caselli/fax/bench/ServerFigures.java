package org.caselli.fax.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a server's process uses, as Linux and the JDK tell.
 *
 * @param pid of the process
 */
record ServerFigures(long pid) {
  private static final int TICKS = 100;

  /** Processor time that it has used, in milliseconds. */
  long cpuMs() throws IOException {
    String stat = Files.readString(Path.of("/proc", "" + pid, "stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * 1000 / TICKS;
  }

  /** Processor time that everything on this machine has used since it was started. */
  static long machineCpuMs() throws IOException {
    String all = Files.readAllLines(Path.of("/proc", "stat")).get(0);
    String[] ticks = all.substring("cpu".length()).strip().split(" +");
    long idle = Long.parseLong(ticks[3]) + Long.parseLong(ticks[4]);
    // What guests use is in the first two already.
    long sum = Arrays.stream(ticks).limit(8).mapToLong(Long::parseLong).sum();
    return (sum - idle) * 1000 / TICKS;
  }

  /** Used heap in MiB after a collection. */
  long heapMib() throws IOException, InterruptedException {
    jcmd("GC.run");
    Matcher matcher = Pattern.compile("used (\\d+)K").matcher(jcmd("GC.heap_info"));
    long used = 0;
    while (matcher.find()) {
      used = Math.max(used, Long.parseLong(matcher.group(1)));
    }
    return used / 1024;
  }

  /** Live threads. */
  int threads() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc", "" + pid, "status"))) {
      if (line.startsWith("Threads:")) {
        return Integer.parseInt(line.substring("Threads:".length()).strip());
      }
    }
    throw new IOException("No thread count");
  }

  private String jcmd(String command) throws IOException, InterruptedException {
    String tool = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    Process process = new ProcessBuilder(tool, "" + pid, command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output;
  }
}
