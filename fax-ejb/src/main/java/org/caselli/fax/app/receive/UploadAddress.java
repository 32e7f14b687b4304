package org.caselli.fax.app.receive;

import java.util.UUID;
import org.caselli.fax.domain.reception.Reception;

/** Where the file of a reception lies on the switch, and where it is uploaded. */
final class UploadAddress {
  private static final String UPLOADS = "/fax/received/";

  private UploadAddress() {}

  /** Kazoo's name (spec 0.4). */
  static String fileName(UUID fax) {
    return "received_file_" + fax.toString().replace("-", "") + ".tiff";
  }

  /** Path on the file proxy. */
  static String of(Reception reception) {
    return UPLOADS + reception.file().token() + "/" + fileName(reception.id());
  }
}
