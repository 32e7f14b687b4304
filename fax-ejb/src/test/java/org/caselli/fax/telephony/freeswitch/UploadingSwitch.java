package org.caselli.fax.telephony.freeswitch;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A switch that is asked for files over the server's own connection to it. */
public final class UploadingSwitch extends FakeSwitch {
  public final List<String> asked = new CopyOnWriteArrayList<>();
  private volatile Consumer<String> put = words -> {};

  /** What {@code uuid_exists} says of every call. */
  public volatile boolean callsGoOn;

  public void onPut(Consumer<String> what) {
    put = what;
  }

  @Override
  String inBackground(String command) {
    if (command.startsWith("uuid_exists ")) {
      return String.valueOf(callsGoOn);
    }
    asked.add(command);
    if (command.startsWith("http_put ")) {
      put.accept(command);
      return "+OK 201\n";
    }
    return "+OK\n";
  }

  @Override
  void originated(Connection connection, SwitchParser command, String job) {
    throw new IllegalStateException("Nothing is dialled here");
  }

  @Override
  void killed(Connection connection, String uuid) {
    throw new IllegalStateException("No call lives here");
  }
}
