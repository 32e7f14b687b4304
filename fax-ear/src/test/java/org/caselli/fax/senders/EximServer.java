package org.caselli.fax.senders;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Exim out of its package, with configuration and spool of its own. Its program insists on a user
 * that only an installation makes; libnss-wrapper tells it of one. Started by root.
 */
public final class EximServer implements Relay {
  private static final String OWNER = "daemon";
  private static final int OWNER_ID = 1;

  private final Process process;
  private final Path log;
  private final int port;

  private EximServer(Process process, Path log, int port) {
    this.process = process;
    this.log = log;
    this.port = port;
  }

  /** One that hands mail on, and signs in where it must. */
  public static EximServer relaying(Path programs, Path place, Routes routes) {
    try {
      int port = MailPrograms.freePort();
      Files.createDirectories(place.resolve("spool"));
      Files.createDirectories(place.resolve("log"));
      Path configuration = place.resolve("exim.conf");
      Path users = place.resolve("passwd");
      Path groups = place.resolve("group");
      Path program = programs.resolve("usr/sbin/exim4");
      Files.writeString(configuration, configuration(program, place, port, routes));
      String user = "Debian-exim:x:" + OWNER_ID + ":" + OWNER_ID;
      Files.writeString(
          users, Files.readString(Path.of("/etc/passwd")) + user + "::/:/bin/false\n");
      Files.writeString(
          groups, Files.readString(Path.of("/etc/group")) + "Debian-exim:x:" + OWNER_ID + ":\n");
      MailPrograms.run("chown", "-R", OWNER + ":" + OWNER, place.toString());
      MailPrograms.run("chown", "root:root", configuration.toString());
      ProcessBuilder command =
          new ProcessBuilder(program.toString(), "-C", configuration.toString(), "-bdf", "-q1s")
              .redirectErrorStream(true)
              .redirectOutput(place.resolve("output").toFile());
      command.environment().put("LD_PRELOAD", wrapper(programs).toString());
      command.environment().put("NSS_WRAPPER_PASSWD", users.toString());
      command.environment().put("NSS_WRAPPER_GROUP", groups.toString());
      Process process = command.start();
      EximServer server = new EximServer(process, place.resolve("log/mainlog"), port);
      MailPrograms.awaitOpen(process, port, place.resolve("output"));
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException("Exim does not start", e);
    }
  }

  private static Path wrapper(Path programs) throws IOException {
    try (Stream<Path> files = Files.walk(programs.resolve("usr/lib"))) {
      return files
          .filter(file -> file.endsWith("libnss_wrapper.so"))
          .findFirst()
          .orElseThrow(() -> new IOException("libnss-wrapper is not unpacked beside Exim"));
    }
  }

  private static String configuration(Path program, Path place, int port, Routes routes) {
    return """
        exim_path = %12$s
        primary_hostname = exim.example
        spool_directory = %1$s/spool
        log_file_path = %1$s/log/%%slog
        pid_file_path = %1$s/pid
        exim_user = %2$s
        exim_group = %2$s
        deliver_drop_privilege
        keep_environment = LD_PRELOAD : NSS_WRAPPER_PASSWD : NSS_WRAPPER_GROUP
        add_environment =
        local_interfaces = 127.0.0.1
        daemon_smtp_ports = %3$d
        tls_advertise_hosts =
        dsn_advertise_hosts = *
        message_size_limit = 100M
        acl_smtp_rcpt = take
        acl_smtp_data = take
        log_selector = +pipelining +tls_cipher +smtp_confirmation
        smtp_accept_max = 100

        begin acl
        take:
          accept

        begin routers
        home:
          driver = manualroute
          domains = %4$s
          transport = home
          route_list = * 127.0.0.1
          self = send
        open:
          driver = manualroute
          domains = %5$s
          transport = open
          route_list = * 127.0.0.1
          self = send
        secured:
          driver = manualroute
          domains = %6$s
          transport = secured
          route_list = * 127.0.0.1
          self = send

        begin transports
        home:
          driver = smtp
          port = %7$d
          allow_localhost
          hosts_avoid_tls = *
        open:
          driver = smtp
          port = %8$d
          allow_localhost
          hosts_avoid_tls = *
        secured:
          driver = smtp
          port = %9$d
          allow_localhost
          hosts_require_tls = *
          hosts_require_auth = *

        begin retry
        * * F,1h,1s

        begin authenticators
        plain:
          driver = plaintext
          public_name = PLAIN
          client_send = ^%10$s^%11$s
        """
        .formatted(
            place,
            OWNER,
            port,
            routes.home(),
            routes.open(),
            routes.secured(),
            routes.homePort(),
            routes.openPort(),
            routes.securedPort(),
            routes.user(),
            routes.password(),
            program);
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
