package org.caselli.fax.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.caselli.fax.imaging.PageShape;

/** The pages of a fax on the wire. */
public final class PageJson {
  private PageJson() {}

  /** How many there are, and what each is like; resolutions in dots and lines per inch. */
  public static ObjectNode of(List<PageShape> shapes) {
    ObjectNode json = Json.object();
    json.put("count", shapes.size());
    ArrayNode pages = json.putArray("pages");
    for (PageShape shape : shapes) {
      pages
          .addObject()
          .put("page", pages.size())
          .put("width", shape.widthPx())
          .put("height", shape.heightPx())
          .put("x_resolution", shape.xDpi())
          .put("y_resolution", shape.yLinesPerInch());
    }
    return json;
  }
}
