package org.caselli.fax.telephony.freeswitch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** A switch whose calls do as the script of the dialled number says. */
class ScriptedSwitch extends FakeSwitch {
  static final String MISSING = "/fax/missing.tiff";
  private static final int BUSY = 17;

  private final Map<String, Consumer<Call>> scripts = new ConcurrentHashMap<>();
  private final Map<String, Call> calls = new ConcurrentHashMap<>();

  void whenDialled(String number, Consumer<Call> script) {
    scripts.put(number, script);
  }

  static String file(int pages) {
    return "/fax/pages-" + pages + ".tiff";
  }

  Call call(String uuid) {
    return calls.get(uuid);
  }

  @Override
  String fetched(String url) {
    return url.endsWith(MISSING)
        ? "-ERR http_get Command not found!\n"
        : "/var/cache/" + url.replaceAll(".*/", "");
  }

  @Override
  void originated(Connection connection, SwitchParser command, String job) {
    String number = command.destination().replaceAll(".*/", "").replaceAll("@.*", "");
    Call call = new Call(connection, command, job);
    calls.put(call.uuid, call);
    living.add(call.uuid);
    scripts.getOrDefault(number, Call::busy).accept(call);
  }

  @Override
  void killed(Connection connection, String uuid) {
    calls.get(uuid).on(connection).killed();
  }

  /** One call, in the words of the events that FreeSWITCH sends for it. */
  final class Call {
    final String uuid;
    private final Map<String, String> variables;
    private final String job;
    private final int pages;
    private Connection connection;
    private boolean answered;
    private int confirmed;
    private boolean disordered;
    private List<String> held = new ArrayList<>();

    private Call(Connection connection, SwitchParser command, String job) {
      this.connection = connection;
      this.variables = command.variables();
      this.uuid = variables.get("origination_uuid");
      this.job = job;
      int all =
          Integer.parseInt(command.application().replaceAll(".*pages-(\\d+)\\.tiff\\)", "$1"));
      this.pages = all - Integer.parseInt(variables.getOrDefault("fax_start_page", "0"));
    }

    /** Goes on over another connection. */
    Call on(Connection other) {
      connection = other;
      return this;
    }

    /** From now on events are held back, to be sent twice and in reverse. */
    Call disordered() {
      disordered = true;
      return this;
    }

    void sendHeld() {
      List<String> twice = new ArrayList<>(held);
      twice.addAll(held);
      Collections.reverse(twice);
      held = new ArrayList<>();
      disordered = false;
      twice.forEach(connection::event);
    }

    private void say(String name, String... more) {
      List<String> all = new ArrayList<>(List.of("Event-Name", name, "Unique-ID", uuid));
      all.addAll(List.of(more));
      String body = headers(all.toArray(new String[0]));
      if (disordered) {
        held.add(body);
      } else {
        connection.event(body);
      }
    }

    Call ring() {
      say("CHANNEL_CREATE");
      say("CHANNEL_PROGRESS");
      return this;
    }

    Call answer() {
      answered = true;
      say("CHANNEL_ANSWER");
      connection.jobDone(job, "+OK " + uuid + "\n");
      return this;
    }

    Call negotiate(boolean t38) {
      say(
          "CUSTOM",
          "Event-Subclass",
          "spandsp::txfaxnegociateresult",
          "fax-transfer-rate",
          "14400",
          "fax-ecm-used",
          "on",
          "fax-t38-status",
          t38 ? "negotiated" : "refused",
          "fax-remote-station-id",
          "+1 555 000");
      return this;
    }

    Call confirm(int upTo) {
      while (confirmed < upTo) {
        confirmed++;
        store.put("caselli_page/" + uuid, String.valueOf(confirmed));
        say(
            "CUSTOM",
            "Event-Subclass",
            "spandsp::txfaxpageresult",
            "fax-document-transferred-pages",
            String.valueOf(confirmed),
            "fax-image-pixel-size",
            "1728x2292",
            "fax-image-size",
            "7102",
            "fax-encoding-name",
            "T.6");
      }
      return this;
    }

    Call result(int code, String text) {
      act(code == 0 ? "execute_on_fax_success" : "execute_on_fax_failure");
      say(
          "CUSTOM",
          "Event-Subclass",
          "spandsp::txfaxresult",
          "fax-success",
          code == 0 ? "1" : "0",
          "fax-result-code",
          String.valueOf(code),
          "fax-result-text",
          text,
          "fax-document-transferred-pages",
          String.valueOf(confirmed),
          "fax-document-total-pages",
          String.valueOf(pages));
      return this;
    }

    private void act(String hook) {
      if (hasStore && variables.containsKey(hook)) {
        db(variables.get(hook).substring("db ".length()));
      }
    }

    Call hangUp(String cause, int q850, String sip, String disposition) {
      act("api_hangup_hook");
      say("CHANNEL_HANGUP", "Hangup-Cause", cause);
      say(
          "CHANNEL_HANGUP_COMPLETE",
          "Hangup-Cause",
          cause,
          "variable_hangup_cause_q850",
          String.valueOf(q850),
          "variable_sip_term_status",
          sip,
          "Caller-Channel-Answered-Time",
          answered ? "1795397939877700" : "0",
          "variable_sip_hangup_disposition",
          disposition);
      living.remove(uuid);
      say("CHANNEL_DESTROY");
      return this;
    }

    void end() {
      hangUp("NORMAL_CLEARING", 16, "200", "recv_bye");
    }

    void deliver(boolean t38) {
      ring().answer().negotiate(t38).confirm(pages).result(0, "OK").end();
    }

    void fail(int code, String text) {
      result(code, text).end();
    }

    void refuse(String cause, int q850, String sip) {
      hangUp(cause, q850, sip, "recv_refuse");
      connection.jobDone(job, "-ERR " + cause + "\n");
    }

    void busy() {
      refuse("USER_BUSY", BUSY, "486");
    }

    private void killed() {
      if (answered) {
        result(49, "The call dropped prematurely");
        hangUp("ORIGINATOR_CANCEL", 487, "", "send_bye");
      } else {
        hangUp("ORIGINATOR_CANCEL", 487, "487", "send_cancel");
        connection.jobDone(job, "-ERR ORIGINATOR_CANCEL\n");
      }
    }
  }
}
