package org.caselli.fax.fetch;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.caselli.fax.domain.document.MediaType;

/** Tells the media type of a fetched document. */
final class DocumentMediaType {
  private static final String UNKNOWN = "application/octet-stream";
  private static final Set<String> SAYS_NOTHING =
      Set.of(UNKNOWN, "binary/octet-stream", "application/binary", "application/force-download");
  private static final Pattern TYPE = Pattern.compile("[a-z0-9!#$&^_.+\\-]+/[a-z0-9!#$&^_.+\\-]+");

  private DocumentMediaType() {}

  /**
   * The type that the server states, unless it says nothing; else that of the URL's extension.
   *
   * @param stated {@code Content-Type} of the answer, parameters included
   */
  static String of(Optional<String> stated, DocumentUrl url) {
    return stated
        .map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
        .filter(type -> TYPE.matcher(type).matches() && !SAYS_NOTHING.contains(type))
        .or(() -> MediaType.ofEnding(url.extension()).map(MediaType::name))
        .orElse(UNKNOWN);
  }
}
