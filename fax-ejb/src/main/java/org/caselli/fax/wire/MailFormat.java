package org.caselli.fax.wire;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Format;
import com.networknt.schema.ValidationContext;
import org.caselli.fax.domain.mail.MailAddress;

/** The format {@code email} of our schemas; that of the library knows public domains only. */
final class MailFormat implements Format {
  @Override
  public String getName() {
    return "email";
  }

  @Override
  public String getMessageKey() {
    return "format.email";
  }

  @Override
  public boolean matches(ExecutionContext execution, ValidationContext validation, String value) {
    return MailAddress.isAddress(value);
  }
}
