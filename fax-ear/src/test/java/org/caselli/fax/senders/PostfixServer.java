package org.caselli.fax.senders;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/**
 * Postfix out of its package, with configuration, queue and users of its own: its users are ones
 * that every Debian has. Started by root.
 */
public final class PostfixServer implements Relay {
  private static final String OWNER = "daemon";
  private static final String DROP_GROUP = "mail";

  /** Directories of the queue, as the package would make them. */
  private static final List<String> OWNED =
      List.of(
          "active",
          "bounce",
          "corrupt",
          "defer",
          "deferred",
          "flush",
          "hold",
          "incoming",
          "private",
          "saved",
          "trace");

  private static final Map<String, String> SHARED =
      Map.of("maildrop", "rwx-wx---", "public", "rwx--x---");

  private final Process process;
  private final Path log;
  private final int port;

  private PostfixServer(Process process, Path log, int port) {
    this.process = process;
    this.log = log;
    this.port = port;
  }

  /** One that hands mail on. */
  public static PostfixServer relaying(Path programs, Path place, Routes routes) {
    return start(
        programs,
        place,
        """
        mydestination =
        relay_domains =
        transport_maps = inline:{
            { %s = smtp:[127.0.0.1]:%d },
            { %s = smtp:[127.0.0.1]:%d },
            { %s = secured:[127.0.0.1]:%d } }
        queue_run_delay = 1s
        minimal_backoff_time = 1s
        maximal_backoff_time = 2s
        smtp_tls_loglevel = 1
        """
            .formatted(
                routes.home(),
                routes.homePort(),
                routes.open(),
                routes.openPort(),
                routes.secured(),
                routes.securedPort()));
  }

  /** One that takes all mail to a domain, keeps it as any mail, and then throws it away. */
  public static PostfixServer discarding(Path programs, Path place, String domain) {
    return start(
        programs,
        place,
        """
        mydestination =
        virtual_mailbox_domains = %s
        virtual_mailbox_maps = static:anybody
        virtual_transport = discard:
        """
            .formatted(domain));
  }

  private static PostfixServer start(Path programs, Path place, String more) {
    try {
      int port = MailPrograms.freePort();
      Path configuration = Files.createDirectories(place.resolve("etc"));
      directories(place);
      Path log = place.resolve("log");
      Files.writeString(configuration.resolve("main.cf"), main(programs, place, log) + more);
      Files.writeString(configuration.resolve("master.cf"), services(port));
      Path libraries = programs.resolve("usr/lib/postfix");
      ProcessBuilder command =
          new ProcessBuilder(
                  libraries.resolve("sbin/master").toString(), "-c", configuration.toString(), "-s")
              .redirectErrorStream(true)
              .redirectOutput(place.resolve("output").toFile());
      command.environment().put("LD_LIBRARY_PATH", libraries.toString());
      Process process = command.start();
      PostfixServer server = new PostfixServer(process, log, port);
      MailPrograms.awaitOpen(process, port, place.resolve("output"));
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException("Postfix does not start", e);
    }
  }

  private static void directories(Path place) throws IOException {
    Path queue = place.resolve("queue");
    Files.createDirectories(queue.resolve("pid"));
    Files.createDirectories(place.resolve("data"));
    MailPrograms.run("chown", OWNER + ":" + OWNER, place.resolve("data").toString());
    for (String name : OWNED) {
      Path directory = Files.createDirectories(queue.resolve(name));
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
      MailPrograms.run("chown", OWNER, directory.toString());
    }
    for (Map.Entry<String, String> shared : SHARED.entrySet()) {
      Path directory = Files.createDirectories(queue.resolve(shared.getKey()));
      MailPrograms.run("chown", OWNER + ":" + DROP_GROUP, directory.toString());
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString(shared.getValue()));
    }
  }

  private static String main(Path programs, Path place, Path log) {
    return """
        compatibility_level = 3.6
        queue_directory = %2$s/queue
        data_directory = %2$s/data
        command_directory = %1$s/usr/sbin
        daemon_directory = %1$s/usr/lib/postfix/sbin
        shlib_directory = %1$s/usr/lib/postfix
        meta_directory = %1$s/etc/postfix
        mail_owner = %4$s
        setgid_group = %5$s
        default_privs = nobody
        import_environment = MAIL_CONFIG LD_LIBRARY_PATH
        maillog_file = %3$s
        maillog_file_prefixes = %2$s
        myhostname = postfix.example
        inet_interfaces = loopback-only
        inet_protocols = ipv4
        mynetworks = 127.0.0.0/8
        message_size_limit = 100000000
        mailbox_size_limit = 0
        virtual_mailbox_limit = 0
        alias_maps =
        alias_database =
        smtpd_client_connection_count_limit = 0
        smtp_tls_CApath =
        """
        .formatted(programs, place, log, OWNER, DROP_GROUP);
  }

  private static String services(int port) {
    return """
        127.0.0.1:%d inet n - n - 200 smtpd
        cleanup unix n - n - 0 cleanup
        qmgr unix n - n 1 1 qmgr
        tlsmgr unix - - n 1000? 1 tlsmgr
        rewrite unix - - n - - trivial-rewrite
        bounce unix - - n - 0 bounce
        defer unix - - n - 0 bounce
        trace unix - - n - 0 bounce
        proxymap unix - - n - - proxymap
        smtp unix - - n - - smtp
        secured unix - - n - - smtp
          -o smtp_tls_security_level=encrypt
        relay unix - - n - - smtp
        error unix - - n - - error
        retry unix - - n - - error
        discard unix - - n - - discard
        anvil unix - - n - 1 anvil
        scache unix - - n - 1 scache
        postlog unix-dgram n - n - 1 postlogd
        """
        .formatted(port);
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public String log() {
    return MailPrograms.text(log);
  }

  @Override
  public void close() {
    MailPrograms.end(process);
  }
}
