package org.caselli.fax.mail;

import jakarta.mail.Address;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.caselli.fax.domain.mail.MailAddress;
import org.caselli.fax.port.Mailer.Handover;

/** Recipients as they were written down, and the addresses that a server is told of them. */
final class Envelope {
  private final Map<String, Address> addresses = new LinkedHashMap<>();
  private final List<String> unreadable = new ArrayList<>();
  private String complaint = "";

  /**
   * An envelope for these.
   *
   * @throws AddressException when none of them is a mail address
   */
  Envelope(Collection<String> recipients) throws AddressException {
    AddressException last = new AddressException("The mail has no recipient");
    for (String recipient : recipients) {
      try {
        addresses.put(recipient, address(recipient));
      } catch (AddressException e) {
        last = e;
        unreadable.add(recipient);
        complaint = "a recipient is no mail address (" + HeaderText.of(e.getMessage()) + ")";
      }
    }
    if (addresses.isEmpty()) {
      throw last;
    }
  }

  /**
   * What our own rule takes is handed on as it is, also where the library knows better, such as two
   * dots in a row: there are mailboxes with such names, and their server decides.
   */
  private static Address address(String recipient) throws AddressException {
    if (MailAddress.isAddress(recipient)) {
      InternetAddress address = new InternetAddress();
      address.setAddress(recipient);
      return address;
    }
    return new InternetAddress(HeaderText.of(recipient), true);
  }

  /** Each once, in order. */
  Set<Address> addresses() {
    return new LinkedHashSet<>(addresses.values());
  }

  /** All that are mail addresses were taken. */
  Handover taken() {
    return new Handover(List.copyOf(addresses.keySet()), unreadable, complaint);
  }

  /** Only some were taken, and some refused for good. */
  Handover taken(Collection<Address> taken, Collection<Address> refused, String words) {
    List<String> hopeless = new ArrayList<>(unreadable);
    hopeless.addAll(written(refused));
    return new Handover(
        written(taken), hopeless, complaint.isEmpty() ? words : complaint + "; " + words);
  }

  private List<String> written(Collection<Address> wanted) {
    return addresses.entrySet().stream()
        .filter(entry -> wanted.contains(entry.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }
}
