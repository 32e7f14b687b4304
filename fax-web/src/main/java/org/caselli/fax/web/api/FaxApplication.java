package org.caselli.fax.web.api;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The REST API. Its resources and providers are found by their annotations. */
@ApplicationPath("/v2")
public class FaxApplication extends Application {}
