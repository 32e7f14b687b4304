package org.caselli.fax.web.upload;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.MimeIOException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.stream.BodyDescriptor;
import org.apache.james.mime4j.stream.BodyDescriptorBuilder;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;
import org.caselli.fax.domain.document.Sha256;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.caselli.fax.wire.Json;

/**
 * Reads {@code multipart/mixed} and {@code multipart/form-data} (RFC 2046, RFC 7578) as a stream:
 * one JSON part and any number of file parts, in any order. Files go straight to a sink; nothing of
 * them is kept in memory. Not thread-safe, for one body.
 */
public final class MultipartBody {
  private static final int MAX_PARTS = 250;
  private static final int MAX_HEADERS = 30;
  private static final int MAX_HEADER_BYTES = 8 * 1024;
  private static final MimeConfig CONFIG =
      MimeConfig.custom()
          .setStrictParsing(true)
          .setMaxHeaderCount(MAX_HEADERS)
          .setMaxHeaderLen(MAX_HEADER_BYTES)
          .setMaxLineLen(MAX_HEADER_BYTES)
          .build();

  private final FileSink sink;
  private Optional<ObjectNode> envelope = Optional.empty();
  private final List<ReceivedFile> files = new ArrayList<>();
  private int parts;
  private int multiparts;
  private String disposition = "";

  private MultipartBody(FileSink sink) {
    this.sink = sink;
  }

  /** Whether a request has such a body. */
  public static boolean isMultipart(String contentType) {
    return JsonBody.plain(contentType).startsWith("multipart/");
  }

  /**
   * Reads a body to its end.
   *
   * @param contentType the request's, with the boundary
   * @param limit bytes that the body may have in all
   * @throws FaxException malformed or too large; the sink has then nothing of it
   */
  public static ReceivedBody read(InputStream body, String contentType, long limit, FileSink sink)
      throws IOException {
    MultipartBody reader = new MultipartBody(sink);
    boolean complete = false;
    try {
      reader.parse(new ClientInput(body, limit), contentType);
      complete = true;
    } catch (MimeException | MimeIOException e) {
      throw malformed("The multipart body is malformed: " + e.getMessage(), e);
    } finally {
      if (!complete) {
        reader.files.forEach(received -> sink.discard(received.file()));
      }
    }
    return new ReceivedBody(reader.envelope.orElseGet(Json::object), reader.files);
  }

  private void parse(InputStream body, String contentType) throws MimeException, IOException {
    MimeTokenStream tokens =
        new MimeTokenStream(CONFIG, DecodeMonitor.STRICT, (BodyDescriptorBuilder) null);
    tokens.setRecursionMode(RecursionMode.M_NO_RECURSE);
    tokens.parseHeadless(body, contentType);
    EntityState state = tokens.getState();
    while (state != EntityState.T_END_OF_STREAM) {
      switch (state) {
        case T_START_MULTIPART -> nesting();
        case T_START_HEADER -> disposition = "";
        case T_FIELD -> field(tokens.getField());
        case T_BODY -> part(tokens);
        default -> {
          // Preamble, epilogue and the ends of things hold nothing for us.
        }
      }
      state = tokens.next();
    }
    if (multiparts == 0) {
      throw malformed("The multipart body has no parts");
    }
  }

  private void nesting() {
    multiparts++;
    if (multiparts > 1) {
      throw malformed("A multipart body may not hold another one");
    }
  }

  private void field(Field field) {
    if (field.getName().equalsIgnoreCase("Content-Disposition")) {
      disposition = field.getBody().toLowerCase(Locale.ROOT);
    }
  }

  private void part(MimeTokenStream tokens) throws IOException {
    parts++;
    if (parts > MAX_PARTS) {
      throw malformed("A multipart body may have " + MAX_PARTS + " parts at the most");
    }
    BodyDescriptor descriptor = tokens.getBodyDescriptor();
    String type = descriptor.getMimeType();
    InputStream content = new ClientInput(tokens.getDecodedInputStream(), Long.MAX_VALUE);
    if (JsonBody.isJson(type) || isEnvelopeField()) {
      if (envelope.isEmpty()) {
        envelope = Optional.of(JsonBody.read(content));
      }
    } else if (isFile(type)) {
      files.add(receive(content, type));
    }
  }

  /** A field of a form that holds the envelope, sent without a type. */
  private boolean isEnvelopeField() {
    return !disposition.contains("filename")
        && (disposition.matches(".*\\bname=\"?(data|json)\"?\\s*(;.*)?"));
  }

  /** Any other field of a form is no document. */
  private boolean isFile(String type) {
    return !disposition.startsWith("form-data")
        || disposition.contains("filename")
        || !type.equals("text/plain");
  }

  private ReceivedFile receive(InputStream content, String type) throws IOException {
    if (!type.equals(Base64Document.MEDIA_TYPE)) {
      return spooled(content, type);
    }
    Base64Document document = Base64Document.open(content);
    return spooled(new ClientInput(document.content(), Long.MAX_VALUE), document.mediaType());
  }

  private ReceivedFile spooled(InputStream content, String type) throws IOException {
    MessageDigest sha256 = Sha256.begun();
    Path file = sink.receive(new DigestInputStream(content, sha256));
    return new ReceivedFile(file, type, Sha256.ended(sha256));
  }

  private static FaxException malformed(String sentence) {
    return new FaxException(ProblemType.MALFORMED, sentence);
  }

  private static FaxException malformed(String sentence, Exception cause) {
    FaxException exception = malformed(sentence);
    exception.initCause(cause);
    return exception;
  }
}
