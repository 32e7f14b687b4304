package org.caselli.fax.telephony.freeswitch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caselli.fax.port.SwitchReport;
import org.caselli.fax.port.SwitchReport.Finding;
import org.caselli.fax.port.SwitchReport.Verdict;

/**
 * One question to a switch.
 *
 * @param command of its API; {@link #FETCHED} in it stands for the file that it has fetched
 * @param judge what the answer means; nothing for one that only prepares the next question
 */
record SwitchProbe(String command, Function<String, Optional<Finding>> judge) {
  /** The path that the switch gave the probe file; without one the question is not asked. */
  static final String FETCHED = "<fetched>";

  /** How the question that yields {@link #FETCHED} begins. */
  static final String FETCH = "http_get ";

  private static final List<String> MODULES =
      List.of(
          "mod_sofia",
          "mod_dptools",
          "mod_commands",
          "mod_spandsp",
          "mod_http_cache",
          "mod_db",
          "mod_event_socket");

  /** Without these no fax comes in. */
  private static final List<String> RECEIVING = List.of("mod_dialplan_xml", "mod_sndfile");

  private static final Pattern VERSION = Pattern.compile("FreeSWITCH Version (\\d+)\\.(\\d+)\\S*");
  private static final Pattern GATEWAY = Pattern.compile("sofia/gateway/([^/]+)/.*");
  private static final Pattern PROFILE = Pattern.compile("sofia/([^/]+)/.*");
  private static final Pattern STATUS = Pattern.compile("(?m)^Status\\s+(\\S+)");
  private static final int OLDEST_MINOR = 10;

  /**
   * All questions, in order.
   *
   * @param probeFile address at our file proxy under which a file can be fetched and left
   * @param wanted what the switch has to do for us
   */
  static List<SwitchProbe> all(String probeFile, SwitchReport.Wanted wanted) {
    List<SwitchProbe> probes = new ArrayList<>();
    probes.add(telling("version", SwitchProbe::version));
    MODULES.forEach(module -> probes.add(module(module, Verdict.MISSING)));
    RECEIVING.forEach(module -> probes.add(module(module, Verdict.WARNING)));
    probes.add(telling(FETCH + "{refresh=true}" + probeFile, answer -> get(probeFile, answer)));
    probes.add(telling("http_put " + probeFile + " " + FETCHED, answer -> put(probeFile, answer)));
    probes.addAll(directory(wanted.directory()));
    carrier(wanted.dialString()).ifPresent(probes::add);
    probes.add(telling("xml_locate dialplan context name caselli", SwitchProbe::pageCounter));
    return probes;
  }

  private static Finding version(String answer) {
    Matcher matcher = VERSION.matcher(answer);
    if (!matcher.find()) {
      return new Finding("version", Verdict.WARNING, "It does not say: " + firstLine(answer));
    }
    boolean old = matcher.group(1).equals("1") && Integer.parseInt(matcher.group(2)) < OLDEST_MINOR;
    return new Finding(
        "version",
        old ? Verdict.WARNING : Verdict.OK,
        matcher.group() + (old ? " is older than 1.10, which is the oldest that was tried" : ""));
  }

  private static SwitchProbe module(String module, Verdict otherwise) {
    String todo = "Not loaded; install it and name it in modules.conf.xml";
    return telling(
        "module_exists " + module,
        answer ->
            answer.strip().equals("true")
                ? new Finding(module, Verdict.OK, "loaded")
                : new Finding(module, otherwise, todo));
  }

  private static Finding get(String address, String answer) {
    boolean fetched = answer.startsWith("/");
    return new Finding(
        "fetching from the file proxy",
        fetched ? Verdict.OK : Verdict.MISSING,
        fetched
            ? address
            : "It cannot fetch "
                + address
                + "; let the port through, or set file_proxy_address to what it reaches");
  }

  private static Finding put(String address, String answer) {
    boolean taken = answer.startsWith("+OK");
    return new Finding(
        "leaving files at the file proxy",
        taken ? Verdict.OK : Verdict.WARNING,
        taken ? address : "It cannot send to " + address + ", so no fax comes in through it");
  }

  /**
   * Whether received faxes can be kept there: a file is made, looked for, and erased, which works
   * whatever the switch's shell prints.
   */
  private static List<SwitchProbe> directory(String directory) {
    String file = directory + (directory.endsWith("/") ? "" : "/") + "caselli_probe";
    return List.of(
        silent("system touch " + file),
        new SwitchProbe("file_exists " + file, answer -> Optional.of(written(directory, answer))),
        silent("system rm -f " + file));
  }

  private static Finding written(String directory, String answer) {
    boolean there = answer.strip().equals("true");
    return new Finding(
        "directory of received faxes",
        there ? Verdict.OK : Verdict.WARNING,
        there
            ? directory
            : "It cannot write to "
                + directory
                + ", so no fax comes in through it; make the directory for the user that FreeSWITCH"
                + " runs as, or set fax_file_path to another");
  }

  private static SwitchProbe silent(String command) {
    return new SwitchProbe(command, answer -> Optional.empty());
  }

  private static SwitchProbe telling(String command, Function<String, Finding> judge) {
    return new SwitchProbe(command, judge.andThen(Optional::of));
  }

  /** Asks for what the dial string names. */
  private static Optional<SwitchProbe> carrier(String dialString) {
    Matcher gateway = GATEWAY.matcher(dialString);
    if (gateway.matches()) {
      String name = gateway.group(1);
      return Optional.of(telling("sofia status gateway " + name, answer -> gateway(name, answer)));
    }
    Matcher profile = PROFILE.matcher(dialString);
    if (profile.matches()) {
      String name = profile.group(1);
      return Optional.of(telling("sofia status profile " + name, answer -> profile(name, answer)));
    }
    return Optional.empty();
  }

  private static Finding gateway(String name, String answer) {
    String subject = "gateway " + name;
    if (answer.contains("Invalid Gateway")) {
      return new Finding(
          subject, Verdict.MISSING, "There is none; add it, or correct the setting dial_string");
    }
    Matcher status = STATUS.matcher(answer);
    String word = status.find() ? status.group(1) : "unknown";
    boolean up = word.equals("UP");
    return new Finding(
        subject,
        up ? Verdict.OK : Verdict.WARNING,
        up ? "up" : "Its status is " + word + "; calls fail as long as it is");
  }

  private static Finding profile(String name, String answer) {
    boolean there = !answer.contains("Invalid Profile");
    return new Finding(
        "profile " + name,
        there ? Verdict.OK : Verdict.MISSING,
        there ? "there" : "There is none; add it, or correct the setting dial_string");
  }

  private static Finding pageCounter(String answer) {
    boolean there = answer.contains("caselli_page");
    return new Finding(
        "dialplan context caselli",
        there ? Verdict.OK : Verdict.WARNING,
        there
            ? "there"
            : "Not there; after a crash of the server the confirmed pages of a call are not known");
  }

  private static String firstLine(String text) {
    String line = text.lines().findFirst().orElse("").replaceAll("[^ -~]", "?");
    return line.length() > 100 ? line.substring(0, 100) : line;
  }
}
