package org.caselli.fax.faults.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How a server is started.
 *
 * @param run more options of {@code ./fax run}
 * @param java more options of its JVM
 * @param environment more variables, such as {@code FAX_DB_URL}
 */
public record ServerOptions(List<String> run, List<String> java, Map<String, String> environment) {
  public ServerOptions {
    run = List.copyOf(run);
    java = List.copyOf(java);
    environment = Map.copyOf(environment);
  }

  /** A JVM that starts fast rather than runs fast, the embedded database, nothing else. */
  public static ServerOptions usual() {
    return new ServerOptions(List.of(), List.of("-XX:TieredStopAtLevel=1"), Map.of());
  }

  /** The same with more options of {@code ./fax run}. */
  public ServerOptions withRun(String... options) {
    List<String> more = new ArrayList<>(run);
    more.addAll(List.of(options));
    return new ServerOptions(more, java, environment);
  }

  /** The same without an option of {@code ./fax run} and its value. */
  ServerOptions withoutRun(String option) {
    List<String> fewer = new ArrayList<>(run);
    int at = fewer.indexOf(option);
    if (at >= 0) {
      fewer.subList(at, at + 2).clear();
    }
    return new ServerOptions(fewer, java, environment);
  }

  /** The same with an open door for messages. */
  public ServerOptions withMessages() {
    return withRun("--jms", "127.0.0.1", "--jms-plain");
  }

  /** The same with more options of the JVM. */
  public ServerOptions withJava(String... options) {
    List<String> more = new ArrayList<>(java);
    more.addAll(List.of(options));
    return new ServerOptions(run, more, environment);
  }

  /** The same with a variable of the environment. */
  public ServerOptions with(String variable, String value) {
    Map<String, String> more = new HashMap<>(environment);
    more.put(variable, value);
    return new ServerOptions(run, java, more);
  }
}
