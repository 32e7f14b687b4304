package org.caselli.fax.telephony.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.caselli.fax.port.CallRequest;

/** A file proxy and a decoder in memory: a file is only the number of its pages. */
final class FakeFiles implements FileFetch, PageReader, PageCutter {
  static final String MISSING = "/fax/none.tiff";
  static final String DAMAGED = "/fax/damaged.tiff";
  private int fetches;

  static String file(int pages) {
    return "/fax/" + pages + ".tiff";
  }

  int fetches() {
    return fetches;
  }

  @Override
  public CompletableFuture<Path> fetch(CallRequest request, Path target) {
    fetches++;
    if (request.filePath().equals(MISSING)) {
      return CompletableFuture.failedFuture(new IOException("The file proxy answers 404"));
    }
    try {
      String name = Path.of(request.filePath()).getFileName().toString();
      Files.writeString(target, name.replace(".tiff", ""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return CompletableFuture.completedFuture(target);
  }

  @Override
  public void cut(Path tiff, int first, int count, Path target) throws IOException {
    Files.writeString(target, first == 0 ? "" + count : first + " and " + count + " more");
  }

  @Override
  public List<FaxPage> read(Path tiff) throws IOException {
    String content = Files.readString(tiff);
    if (content.equals("damaged")) {
      throw new IOException("Not a TIFF");
    }
    List<FaxPage> pages = new ArrayList<>();
    for (int page = 1; page <= Integer.parseInt(content); page++) {
      pages.add(new FaxPage(1728, 2200 + page, 196, "digest-of-page-" + page));
    }
    return pages;
  }
}
