package org.caselli.fax.telephony.freeswitch.inbound;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.caselli.fax.domain.call.CallId;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.port.InboundCalls;
import org.caselli.fax.port.InboundCalls.AwaitedFile;
import org.caselli.fax.telephony.freeswitch.SwitchQuestions;
import org.caselli.fax.telephony.freeswitch.socket.Mailbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings received files from the switches here, and erases them there once their pages are safe.
 * Which, and when again after a failure, is for {@link InboundCalls} to say. A switch is asked over
 * the connection of the call as long as that stands, else over our own connection to it, so that a
 * restart of this server changes nothing. One that cannot be asked uses up no try. Thread-safe.
 */
final class FileCollector {
  private static final Logger LOG = LoggerFactory.getLogger(FileCollector.class);

  /** What needs no quoting, neither by the switch nor by its shell. */
  private static final Pattern PLAIN = Pattern.compile("/[A-Za-z0-9/._-]+");

  private final InboundCalls calls;
  private final Supplier<InboundTerms> terms;
  private final SwitchQuestions switches;
  private final CallRegister register;
  private final Duration commandLimit;
  private final int fileProxyPort;
  private final Mailbox mailbox;
  private boolean troubled;

  FileCollector(InboundSurroundings around, int fileProxyPort) {
    this.calls = around.calls();
    this.terms = around.terms();
    this.switches = around.switches();
    this.register = around.register();
    this.commandLimit = around.limits().command();
    this.fileProxyPort = fileProxyPort;
    this.mailbox = new Mailbox(around.executor());
  }

  /** Looks for files that are due; returns at once. */
  void collect() {
    mailbox.post(this::look);
  }

  /** Fetches one that is not asked for elsewhere; returns at once. */
  void collect(String switchName, AwaitedFile file) {
    mailbox.post(() -> begin(switchName, file));
  }

  private void look() {
    try {
      Set<String> names = new HashSet<>(register.switches());
      switches.connected().forEach(link -> names.add(link.name()));
      names.forEach(name -> calls.awaited(name).forEach(file -> begin(name, file)));
      troubled = false;
    } catch (RuntimeException e) {
      if (!troubled) {
        LOG.warn("Received files cannot be collected as long as this lasts: {}", e.toString());
      }
      troubled = true;
    }
  }

  private void begin(String switchName, AwaitedFile file) {
    if (!PLAIN.matcher(file.file()).matches()) {
      LOG.error("{} cannot be asked for: change fax_file_path", file.file());
    } else if (file.stored()) {
      ask(new Question(switchName, file), ways(switchName, file.call()));
    } else {
      fetch(new Question(switchName, file), ways(switchName, file.call()));
    }
  }

  private record Question(String switchName, AwaitedFile file) {}

  /** The ways to a switch, the connection of the call first. */
  private List<SwitchWay> ways(String switchName, CallId call) {
    return Stream.concat(
            register.of(call).<SwitchWay>map(leg -> new SwitchWay.OfCall(leg)).stream(),
            switches
                .named(switchName)
                .<SwitchWay>map(link -> new SwitchWay.OfLink(link, switches))
                .stream())
        .toList();
  }

  /** Brings a file here that is whole: a call that another node still has goes on writing it. */
  private void fetch(Question question, List<SwitchWay> ways) {
    Optional<Path> shared = terms.get().shared();
    if (ways.isEmpty() && shared.isPresent()) {
      take(question.file(), shared.get());
    } else if (ways.isEmpty()) {
      notAsked(question);
    } else {
      CallId call = question.file().call();
      ways.get(0)
          .goesOn(call, commandLimit)
          .whenComplete(
              (goesOn, failure) ->
                  mailbox.post(
                      () -> {
                        if (failure != null) {
                          fetch(question, ways.subList(1, ways.size()));
                        } else if (goesOn) {
                          calls.notAsked(call);
                        } else if (shared.isPresent()) {
                          take(question.file(), shared.get());
                        } else {
                          ask(question, ways);
                        }
                      }));
    }
  }

  private void notAsked(Question question) {
    AwaitedFile file = question.file();
    LOG.warn("Switch {} cannot be asked for {} now", question.switchName(), file.file());
    calls.notAsked(file.call());
  }

  /** Asks by the first way, and by the next when that breaks. */
  private void ask(Question question, List<SwitchWay> ways) {
    if (ways.isEmpty()) {
      notAsked(question);
      return;
    }
    AwaitedFile file = question.file();
    SwitchWay way = ways.get(0);
    String base = base(way);
    String command =
        file.stored()
            ? "bg_system rm -f " + file.file()
            : "http_put " + base + file.uploadPath() + " " + file.file();
    way.ask(command, terms.get().transferLimit())
        .whenComplete(
            (reply, failure) ->
                mailbox.post(
                    () -> {
                      if (failure != null) {
                        ask(question, ways.subList(1, ways.size()));
                      } else if (file.stored()) {
                        erased(file, reply);
                      } else {
                        uploaded(file, base, reply);
                      }
                    }));
  }

  private String base(SwitchWay way) {
    String configured = terms.get().fileProxy();
    String base =
        configured.isEmpty() ? "http://" + way.localHost() + ":" + fileProxyPort : configured;
    return base.replaceFirst("/+$", "");
  }

  /** Whether the pages are here is not for the switch to say: it is looked up. */
  private void uploaded(AwaitedFile file, String base, String reply) {
    if (!reply.startsWith("+OK")) {
      calls.notFetched(
          file.call(),
          "The switch could not upload "
              + file.file()
              + " to "
              + base
              + ": it needs mod_http_cache, and must reach that address");
    }
    look();
  }

  private void take(AwaitedFile file, Path directory) {
    try {
      calls.store(file.call(), directory.resolve(Path.of(file.file()).getFileName()));
    } catch (IOException | FaxException e) {
      calls.notFetched(file.call(), "The shared directory does not give it: " + e);
    }
    look();
  }

  private void erased(AwaitedFile file, String reply) {
    if (!reply.startsWith("+OK")) {
      LOG.warn("The switch does not erase {}: {}", file.file(), reply.strip());
    }
    calls.removed(file.call());
    register.of(file.call()).ifPresent(leg -> leg.connection().close("the file is safe"));
  }
}
