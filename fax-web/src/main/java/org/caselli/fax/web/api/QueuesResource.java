package org.caselli.fax.web.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.caselli.fax.app.admin.Tenancy;
import org.caselli.fax.app.maintain.FindTroubles;
import org.caselli.fax.app.maintain.ListCalls;
import org.caselli.fax.app.maintain.ListWaitingAccounts;
import org.caselli.fax.app.maintain.ListWaitingNumbers;
import org.caselli.fax.web.security.Caller;
import org.caselli.fax.wire.CallJson;
import org.caselli.fax.wire.Json;
import org.caselli.fax.wire.TroubleJson;
import org.caselli.fax.wire.WaitingJson;

/** What waits and what is on the lines, over all accounts and nodes. */
@Path("maintenance")
@RequestScoped
public class QueuesResource {
  @Inject private Caller caller;
  @Inject private Tenancy tenancy;
  @Inject private ListWaitingAccounts listWaitingAccounts;
  @Inject private ListWaitingNumbers listWaitingNumbers;
  @Inject private ListCalls listCalls;
  @Inject private FindTroubles findTroubles;
  @Inject private Answers answers;
  @Inject private ListAnswers lists;

  @Context private UriInfo uri;

  /** What is stuck, and why. */
  @GET
  @Path("troubles")
  public Response troubles() {
    ArrayNode data = Json.list();
    findTroubles.findTroubles(caller.access()).forEach(each -> data.add(TroubleJson.of(each)));
    return answers.list(data);
  }

  /** The accounts that have anything. */
  @GET
  @Path("queues/accounts")
  public Response accounts() {
    ArrayNode data = Json.list();
    listWaitingAccounts
        .listWaitingAccounts(caller.access(), most())
        .forEach(each -> data.add(WaitingJson.of(each)));
    return answers.list(data);
  }

  /** The numbers that anything is for. */
  @GET
  @Path("queues/numbers")
  public Response numbers() {
    ArrayNode data = Json.list();
    listWaitingNumbers
        .listWaitingNumbers(caller.access(), most())
        .forEach(each -> data.add(WaitingJson.of(each)));
    return answers.list(data);
  }

  /** The calls that are on. */
  @GET
  @Path("calls")
  public Response calls() {
    ListCalls.Calls calls = listCalls.listCalls(caller.access(), most());
    ArrayNode data = Json.list();
    calls.sending().forEach(each -> data.add(CallJson.of(each)));
    calls.receiving().forEach(each -> data.add(CallJson.of(each)));
    return answers.list(data);
  }

  private int most() {
    tenancy.administerSystem(caller.access());
    return lists.query(uri).pageSize();
  }
}
