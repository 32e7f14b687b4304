package org.caselli.fax.web.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.caselli.fax.app.query.Page;
import org.caselli.fax.domain.listing.Stretch;
import org.caselli.fax.domain.settings.Settings;
import org.caselli.fax.web.api.ListQuery.Bounds;
import org.caselli.fax.web.json.ListWriter;
import org.caselli.fax.web.json.PageKey;
import org.caselli.fax.web.security.Envelopes;
import org.caselli.fax.wire.Json;

/** Answers the present request for a list: with a page, or with the whole list while it is read. */
@RequestScoped
public class ListAnswers {
  private final Answers answers;
  private final Envelopes envelopes;
  private final Settings settings;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected ListAnswers() {
    this(null, null, null);
  }

  @Inject
  public ListAnswers(Answers answers, Envelopes envelopes, Settings settings) {
    this.answers = answers;
    this.envelopes = envelopes;
    this.settings = settings;
  }

  /** What the request asks for. */
  ListQuery query(UriInfo uri) {
    return ListQuery.parse(uri.getQueryParameters(), Bounds.of(settings.system()));
  }

  /**
   * The answer.
   *
   * @param pages so many of a stretch at the most, perhaps fewer
   * @param json one of them on the wire
   */
  <R> Response answer(
      ListQuery query, BiFunction<Stretch, Integer, Page<R>> pages, Function<R, ObjectNode> json) {
    Page<R> first = pages.apply(query.stretch(), query.pageSize());
    if (!query.whole()) {
      ArrayNode data = Json.list();
      first.rows().forEach(row -> data.add(json.apply(row)));
      return answers.page(data, query.startKey(), first.next().map(PageKey::of));
    }
    StreamingOutput body =
        out -> {
          try (ListWriter list = new ListWriter(out)) {
            Page<R> page = first;
            while (true) {
              for (R row : page.rows()) {
                list.add(json.apply(row));
              }
              if (page.next().isEmpty()) {
                break;
              }
              page = pages.apply(query.stretch().behind(page.next().get()), query.pageSize());
            }
            list.end(envelopes.envelope(), query.startKey());
          }
        };
    return Response.ok(body, MediaType.APPLICATION_JSON_TYPE).build();
  }
}
