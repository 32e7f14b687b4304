package org.caselli.fax.web.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Locale;
import org.caselli.fax.app.admin.Tenancy;
import org.caselli.fax.app.prepare.ConvertDocument;
import org.caselli.fax.app.prepare.ConvertDocument.Converted;
import org.caselli.fax.app.prepare.ConvertDocument.Form;
import org.caselli.fax.app.submit.Submission.Upload;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.Violation;
import org.caselli.fax.web.repeat.Repeated;
import org.caselli.fax.web.repeat.Repeated.How;
import org.caselli.fax.web.security.Caller;

/** Tries what a document becomes as a fax (spec 11, {@code convert_fax_file}). */
@Path("maintenance/convert")
@RequestScoped
public class ConversionResource {
  @Inject private Caller caller;
  @Inject private Tenancy tenancy;
  @Inject private DocumentUpload upload;
  @Inject private ConvertDocument convertDocument;

  /** The fax TIFF or its PDF, of the document that is the body. */
  @POST
  @Repeated(How.BY_ITSELF)
  public Response convert(
      @QueryParam("format") @DefaultValue("tiff") String format,
      @HeaderParam(HttpHeaders.CONTENT_TYPE) @DefaultValue("") String type,
      InputStream body)
      throws IOException {
    tenancy.administerSystem(caller.access());
    Form form = form(format);
    Upload received = upload.receive(body, type);
    try {
      return answer(
          convertDocument.convertDocument(
              caller.access(), received.file(), received.mediaType(), form),
          form);
    } finally {
      upload.discard(received.file());
    }
  }

  private Response answer(Converted converted, Form form) throws IOException {
    StreamingOutput content =
        out -> {
          try {
            Files.copy(converted.file(), out);
          } finally {
            upload.discard(converted.file());
          }
        };
    return Response.ok(content, form.mediaType())
        .header(HttpHeaders.CONTENT_LENGTH, Files.size(converted.file()))
        .header("Fax-Pages", converted.pages())
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", "default-src 'none'; sandbox")
        .build();
  }

  private static Form form(String name) {
    return Arrays.stream(Form.values())
        .filter(form -> form.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                FaxException.invalid(
                    new Violation("format", "enum", "A format is tiff or pdf, not " + name)));
  }
}
