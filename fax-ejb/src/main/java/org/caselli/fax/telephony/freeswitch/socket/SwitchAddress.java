package org.caselli.fax.telephony.freeswitch.socket;

import java.util.regex.Pattern;

/**
 * Where one FreeSWITCH listens for event-socket clients ({@code mod_event_socket}, usually port
 * 8021).
 *
 * @param name how it is called in logs and records; unique among the switches of an engine
 * @param host host name or address
 * @param port TCP port
 * @param password password of the event socket; one line
 */
public record SwitchAddress(String name, String host, int port, String password) {
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
  private static final int MAX_PORT = 65_535;

  public SwitchAddress {
    if (name.isBlank() || host.isBlank()) {
      throw new IllegalArgumentException("A switch needs a name and a host");
    }
    if (port < 1 || port > MAX_PORT) {
      throw new IllegalArgumentException("Port of switch " + name + " is out of range: " + port);
    }
    if (CONTROL.matcher(password).find()) {
      throw new IllegalArgumentException("Password of switch " + name + " has control characters");
    }
  }

  /** Without the password. */
  @Override
  public String toString() {
    return name + " (" + host + ":" + port + ")";
  }
}
