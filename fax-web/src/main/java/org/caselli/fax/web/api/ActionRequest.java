package org.caselli.fax.web.api;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import org.caselli.fax.web.repeat.RequestKey;

/** What a request to act on a fax says outside of its body. Used for one request. */
public class ActionRequest {
  /** Content type of the body; empty for none. */
  @HeaderParam(HttpHeaders.CONTENT_TYPE)
  @DefaultValue("")
  String type = "";

  /** The key by which it is known when it comes again; empty for none. */
  @HeaderParam(RequestKey.HEADER)
  @DefaultValue("")
  String key = "";

  /** The action, if the body does not name one. */
  @QueryParam(FaxAction.PARAMETER)
  @DefaultValue("")
  String action = "";
}
