package org.caselli.fax.faults.telephone;

import java.util.List;
import org.caselli.fax.faults.telephone.CallHistory.Happening;
import org.caselli.fax.faults.telephone.Faults.Moment;

/**
 * The switch's own part in an outbound call: what it says and what it notes, in the order in which
 * a real one does. Confined to the thread of the calls.
 */
final class OutboundLeg {
  private static final int NORMAL = 16;
  private static final String CLEARING = "NORMAL_CLEARING";

  private final Switchboard board;
  private final Originate command;
  private final String job;
  private final Channel channel;
  private final FaxFacts facts;
  private final List<PageDigests.Page> pages;
  private boolean negotiated;
  private int confirmed;

  OutboundLeg(Switchboard board, Originate command, String job, String uuid) {
    this.board = board;
    this.command = command;
    this.job = job;
    this.pages = board.files().pages(command.file());
    this.channel =
        new Channel(
            board.identity(),
            uuid,
            Channel.Direction.OUTBOUND,
            command.destination().replaceFirst("gateway/", ""));
    channel.setAll(command.variables());
    channel.caller("Caller-ID-Number", command.variable("origination_caller_id_number"));
    channel.caller("Destination-Number", command.number());
    this.facts = new FaxFacts(channel, "Simulated " + command.number());
  }

  /** Pages that the far end has confirmed in this call. */
  int confirmed() {
    return confirmed;
  }

  /** 1-based page of the document that is on the line, or is next. */
  int page() {
    return startPage() + confirmed + 1;
  }

  boolean isAllSent() {
    return page() > pages.size();
  }

  boolean wasAnswered() {
    return channel.wasAnswered();
  }

  private int startPage() {
    return command.number("fax_start_page");
  }

  void begin() {
    log(
        Happening.BEGUN,
        "number",
        command.number(),
        "account",
        command.variable("caselli_account"),
        "caller",
        command.variable("origination_caller_id_number"),
        "start_page",
        startPage(),
        "document",
        pages.stream().map(PageDigests.Page::digest).toList());
    say("CHANNEL_OUTGOING");
    channel.is("CS_INIT", "DOWN");
    say("CHANNEL_CREATE");
    say("CHANNEL_ORIGINATE");
    channel.is("CS_CONSUME_MEDIA", "DOWN");
    reached(Moment.DIALLING);
  }

  void ringing() {
    say("CHANNEL_PROGRESS");
    channel.is("CS_CONSUME_MEDIA", "RINGING");
  }

  /** The far end, or its network, does not take the call. */
  void refused(String cause, int q850, int status, String phrase) {
    channel.set("sip_hangup_disposition", "recv_refuse");
    channel.set("sip_invite_failure_status", status);
    channel.set("sip_invite_failure_phrase", phrase);
    channel.set("sip_term_status", status);
    channel.set("proto_specific_hangup_cause", "sip:" + status);
    channel.set("sip_term_cause", q850);
    hungUp(cause);
    notAnswered(cause, q850, "recv_refuse");
  }

  /** We give up before the answer. */
  void cancelled(String cause, int q850) {
    hungUp(cause);
    channel.set("sip_invite_failure_status", 487);
    channel.set("sip_invite_failure_phrase", "CANCEL");
    notAnswered(cause, q850, "send_cancel");
  }

  private void notAnswered(String cause, int q850, String disposition) {
    channel.reports(q850, disposition);
    noteTheEnd();
    log(Happening.ENDED, "cause", cause);
    say("CHANNEL_HANGUP_COMPLETE");
    board.jobDone(job, "originate", "-ERR " + cause + "\n");
    destroy();
  }

  void answered() {
    channel.answered();
    log(Happening.ANSWERED);
    say("CHANNEL_ANSWER");
    board.jobDone(job, "originate", "+OK " + channel.uuid() + "\n");
    channel.is("CS_EXECUTE", "ACTIVE");
    channel.set("current_application", "txfax");
    channel.set("current_application_data", command.file());
    execute("txfax", command.file());
    reached(Moment.ANSWERED);
  }

  boolean hasFile() {
    return board.files().exists(command.file());
  }

  /** txfax finds nothing to send. */
  void withoutFile() {
    String complaint = "Cannot send non-existant fax file";
    channel.set("current_application_response", complaint);
    executed("txfax", complaint);
    hungUp(CLEARING);
    over("send_bye");
  }

  void negotiated() {
    negotiated = true;
    channel.set("fax_v17_disabled", "0");
    channel.set("fax_ecm_requested", facts.ecm() ? "1" : "0");
    channel.set("fax_filename", command.file());
    board.say(channel.fax("txfaxnegociateresult", facts.negotiated()));
  }

  void midPage() {
    board.faults().at(Moment.MID_PAGE, page(), command.number());
  }

  void pageArrived() {
    PageDigests.Page sent = pages.get(page() - 1);
    log(Happening.PAGE, "page", page(), "digest", sent.digest());
    confirmed++;
    reached(Moment.PAGE_CONFIRMED);
    SwitchEvent told = channel.fax("txfaxpageresult", facts.page(sent, confirmed, pages.size()));
    countPage();
    reached(Moment.PAGE_RECORDED);
    board.say(told);
    reached(Moment.PAGE_TOLD);
  }

  /** The dialplan context {@code caselli}, which counts pages in mod_db. */
  private void countPage() {
    if ("execute_extension caselli_page XML caselli"
        .equals(command.variable("execute_on_fax_phase_d"))) {
      execute("execute_extension", "caselli_page XML caselli");
      runDb("insert/caselli_page/" + channel.uuid() + "/" + confirmed);
      executed("execute_extension", "_none_");
    }
  }

  private void runDb(String arguments) {
    execute("db", arguments);
    board.records().run(arguments);
    executed("db", "_none_");
  }

  /** The far end hangs up: the channel goes first, then comes the result. */
  void endedByFarEnd(T30End end) {
    channel.set("sip_term_status", 200);
    channel.set("proto_specific_hangup_cause", "sip:200");
    channel.set("sip_term_cause", NORMAL);
    hungUp(CLEARING);
    channel.set("sip_hangup_disposition", "recv_bye");
    endedBehindHangup(end, "recv_bye");
  }

  /** Somebody ends the call on our side while it is being faxed. */
  void killed() {
    hungUp(CLEARING);
    endedBehindHangup(T30End.DROPPED, "send_bye");
  }

  private void endedBehindHangup(T30End end, String disposition) {
    result(end);
    noteResult(end);
    executed("txfax", "_none_");
    over(disposition);
  }

  /** The result comes first; then {@code execute_on_fax_result} hangs up, or the dialplan ends. */
  void endedByUs(T30End end) {
    result(end);
    boolean byHook = "hangup".equals(command.variable("execute_on_fax_result"));
    if (byHook) {
      execute("hangup", "");
      hungUp(CLEARING);
      executed("hangup", "_none_");
    }
    noteResult(end);
    executed("txfax", "_none_");
    if (!byHook) {
      hungUp(CLEARING);
    }
    over("send_bye");
  }

  private void hungUp(String cause) {
    channel.hungUp(cause);
    say("CHANNEL_HANGUP");
  }

  private void result(T30End end) {
    log(Happening.RESULT, "code", end.code(), "success", end.success());
    board.say(
        channel.fax(
            "txfaxresult",
            negotiated ? facts.result(end, confirmed, pages.size()) : facts.resultWithoutFax(end)));
    reached(Moment.RESULT_TOLD);
  }

  private void noteResult(T30End end) {
    runDbHook(end.success() ? "execute_on_fax_success" : "execute_on_fax_failure");
    reached(Moment.RESULT_RECORDED);
  }

  private void runDbHook(String variable) {
    String hook = command.variable(variable);
    if (hook.startsWith("db ")) {
      runDb(hook.substring("db ".length()));
    }
  }

  private void over(String disposition) {
    channel.reports(NORMAL, disposition);
    noteTheEnd();
    log(Happening.ENDED, "cause", CLEARING);
    say("CHANNEL_HANGUP_COMPLETE");
    destroy();
  }

  private void noteTheEnd() {
    String hook = command.variable("api_hangup_hook");
    if (hook.startsWith("db ")) {
      board.records().run(hook.substring("db ".length()));
    }
  }

  private void destroy() {
    board.end(channel.uuid());
    say("CHANNEL_DESTROY");
    reached(Moment.ENDED);
  }

  private void reached(Moment moment) {
    board.faults().at(moment, startPage() + confirmed, command.number());
  }

  private void execute(String application, String argument) {
    say("CHANNEL_EXECUTE", "Application", application, "Application-Data", argument);
  }

  private void executed(String application, String response) {
    say("CHANNEL_EXECUTE_COMPLETE", "Application", application, "Application-Response", response);
  }

  private void say(String event, String... own) {
    board.say(channel.event(event, own));
  }

  private void log(Happening event, Object... told) {
    board.log().write(event, channel.uuid(), told);
  }
}
