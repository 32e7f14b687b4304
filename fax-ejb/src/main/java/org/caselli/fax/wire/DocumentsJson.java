package org.caselli.fax.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.caselli.fax.app.submit.Submission.Fetch;
import org.caselli.fax.app.submit.Submission.Original;
import org.caselli.fax.app.submit.Submission.Upload;
import org.caselli.fax.domain.fax.FaxOptions;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.Violation;

/**
 * The documents of a submission in the order of their pages. {@code document} is Kazoo's: the only
 * one, and whatever was uploaded is ignored. Entries of {@code documents} are addresses, or name
 * uploads; when none names one, the uploads come first.
 */
final class DocumentsJson {
  private static final String ONE = "document";
  private static final String SEVERAL = "documents";
  private static final String UPLOAD = "upload";

  private DocumentsJson() {}

  /**
   * Puts what a valid document says and what was uploaded in order.
   *
   * @throws FaxException invalid, when there is none, or it is not clear which they are
   */
  static List<Original> read(ObjectNode valid, List<Upload> uploads) {
    boolean one = valid.get(ONE) instanceof ObjectNode;
    if (one && valid.hasNonNull(SEVERAL)) {
      throw invalid(SEVERAL, "oneOf", "Give either document or documents, not both");
    }
    if (one) {
      return List.of(new Fetch(source(valid.get(ONE))));
    }
    List<Original> documents = several(valid.path(SEVERAL), uploads);
    if (documents.isEmpty()) {
      throw invalid(
          "document.url", "required", "Attach a document, or say where it is to be fetched");
    }
    return documents;
  }

  private static List<Original> several(JsonNode entries, List<Upload> uploads) {
    List<Original> named = new ArrayList<>();
    Set<Integer> used = new HashSet<>();
    for (JsonNode entry : entries) {
      named.add(original(entry, SEVERAL + "." + named.size(), uploads, used));
    }
    if (used.isEmpty()) {
      return Stream.concat(uploads.stream(), named.stream()).toList();
    }
    if (used.size() < uploads.size()) {
      throw invalid(SEVERAL, "required", "Name every uploaded file in documents, or none of them");
    }
    return named;
  }

  private static Original original(
      JsonNode entry, String path, List<Upload> uploads, Set<Integer> used) {
    if (entry.hasNonNull("url") == entry.hasNonNull(UPLOAD)) {
      throw invalid(path, "oneOf", "A document has either a url or the number of an upload");
    }
    if (entry.hasNonNull("url")) {
      return new Fetch(source(entry));
    }
    int number = entry.path(UPLOAD).asInt();
    if (number > uploads.size()) {
      throw invalid(
          path + "." + UPLOAD, "maximum", "There is no file part " + number + " in the request");
    }
    if (!used.add(number)) {
      throw invalid(path + "." + UPLOAD, "unique", "File part " + number + " is named twice");
    }
    return uploads.get(number - 1);
  }

  private static FaxOptions.Source source(JsonNode given) {
    return new FaxOptions.Source(
        given.path("url").asText(),
        given.path("method").asText("get"),
        given.path("content").asText(""),
        given.path("content_type").asText("text/plain"),
        given.path("host").asText(""),
        given.path("referer").asText(""));
  }

  private static FaxException invalid(String path, String rule, String sentence) {
    return FaxException.invalid(new Violation(path, rule, sentence));
  }
}
