package org.caselli.fax.imaging.text;

import java.util.regex.Pattern;
import org.caselli.fax.imaging.UnreadableDocumentException;
import org.caselli.fax.imaging.UnreadableDocumentException.Reason;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/** Takes out of a document what would run, be fetched or cost too much. One for each document. */
final class HtmlCleaning {

  private static final int DEEPEST = 250;
  private static final int MOST_NODES = 300_000;

  private static final String UNWANTED =
      "script, iframe, frame, object, embed, applet, link, base, meta, svg, math, audio, video,"
          + " source, template, title";

  /** Rules and values of style sheets that name resources. */
  private static final Pattern RESOURCES =
      Pattern.compile("(?is)@import[^;]*;?|@font-face\\s*\\{[^}]*\\}|url\\s*\\([^)]*\\)");

  private long pixelsLeft;

  /**
   * For one document.
   *
   * @param mostPixels that its pictures may have together
   */
  HtmlCleaning(long mostPixels) {
    this.pixelsLeft = mostPixels;
  }

  void clean(Document document) throws UnreadableDocumentException {
    refuseExcess(document);
    document.select(UNWANTED).remove();
    for (Element image : document.select("img, input[type=image]")) {
      keepOrReplace(image);
    }
    document.select("[background]").removeAttr("background");
    for (Element styled : document.select("[style]")) {
      styled.attr("style", withoutResources(styled.attr("style")));
    }
    for (Element sheet : document.select("style")) {
      String rules = withoutResources(sheet.data());
      sheet.empty();
      sheet.appendChild(new DataNode(rules));
      // The layout takes one that stands in the body, as in many mails, for text.
      document.head().appendChild(sheet);
    }
    if (!document.body().hasText() && document.select("img").isEmpty()) {
      throw new UnreadableDocumentException(
          Reason.EMPTY, "The document is empty; send a document with at least one page.");
    }
  }

  private static void refuseExcess(Document document) throws UnreadableDocumentException {
    int nodes = 0;
    int depth = 0;
    Node at = document;
    while (at != null) {
      nodes++;
      if (nodes > MOST_NODES || depth > DEEPEST) {
        throw UnreadableDocumentException.tooLarge("The HTML has too many parts");
      }
      if (at.childNodeSize() > 0) {
        at = at.childNode(0);
        depth++;
        continue;
      }
      while (at != null && at.nextSibling() == null) {
        at = at.parent();
        depth--;
      }
      at = at == null ? null : at.nextSibling();
    }
  }

  private void keepOrReplace(Element image) {
    image.removeAttr("srcset");
    long pixels = InlinePicture.pixels(image.attr("src"));
    if (pixels > 0 && pixels <= pixelsLeft) {
      pixelsLeft -= pixels;
      return;
    }
    String text = image.attr("alt").strip();
    if (text.isEmpty()) {
      image.remove();
    } else {
      image.replaceWith(new Element("span").text("[" + text + "]"));
    }
  }

  private static String withoutResources(String css) {
    return RESOURCES.matcher(css).replaceAll("");
  }
}
