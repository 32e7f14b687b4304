package org.caselli.fax.imaging.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.caselli.fax.imaging.ConversionLimits;
import org.caselli.fax.imaging.FaxFormat;
import org.caselli.fax.imaging.FaxImageResult;
import org.caselli.fax.imaging.UnreadableDocumentException;
import org.caselli.fax.imaging.UnreadableDocumentException.Reason;
import org.caselli.fax.imaging.convert.DocumentConverter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfficeConverterTest {

  private static final String LETTER = FlatDocuments.text(FlatDocuments.paragraph("Dear Sir"));

  @TempDir Path folder;

  private ExecutorService threads;

  @BeforeEach
  void makeThreads() {
    threads = Executors.newCachedThreadPool();
  }

  @AfterEach
  void endThreads() {
    threads.shutdownNow();
  }

  @Test
  void an_office_document_becomes_a_fax_and_leaves_nothing_else() throws Exception {
    Optional<OfficeInstallation> installation = OfficeInstallation.find();
    assumeThat(installation).as("LibreOffice; skipped without it").isPresent();

    FaxImageResult result = convert(installation, LETTER);

    assertThat(result.pages()).isEqualTo(1);
    assertThat(names()).containsExactlyInAnyOrder("document", "fax.tif", "pool");
    assertThat(folder.resolve("pool")).isEmptyDirectory();
  }

  @Test
  void without_libreoffice_it_is_refused() {
    assertThatThrownBy(() -> convert(Optional.empty(), LETTER))
        .isInstanceOfSatisfying(
            UnreadableDocumentException.class,
            e -> assertThat(e.reason()).isEqualTo(Reason.UNSUPPORTED_TYPE));
    assertThat(folder.resolve("fax.tif")).doesNotExist();
  }

  @Test
  void other_documents_need_no_libreoffice() {
    assertThatThrownBy(() -> convert(Optional.empty(), "%PDF-1.4 and no more"))
        .isInstanceOfSatisfying(
            UnreadableDocumentException.class,
            e -> assertThat(e).hasMessageContaining("The PDF is damaged"));
  }

  private FaxImageResult convert(Optional<OfficeInstallation> installation, String document)
      throws IOException, UnreadableDocumentException {
    Path source = folder.resolve("document");
    Files.writeString(source, document);
    Path pool = folder.resolve("pool");
    try (OfficePool office = OfficePool.open(OfficeOptions.of(pool, 1), installation, threads)) {
      return new OfficeConverter(office, new DocumentConverter())
          .toFaxTiff(
              source,
              "application/octet-stream",
              folder.resolve("fax.tif"),
              FaxFormat.fine(),
              ConversionLimits.defaults());
    }
  }

  private List<String> names() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(each -> each.getFileName().toString()).toList();
    }
  }
}
