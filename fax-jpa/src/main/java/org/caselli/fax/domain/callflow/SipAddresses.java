package org.caselli.fax.domain.callflow;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The numbers in a SIP header that holds addresses: {@code Diversion} (RFC 5806), {@code
 * P-Called-Party-ID}, {@code To} and the like, or a bare number.
 */
final class SipAddresses {
  /** One address: quoted name, then an address in brackets or one without, then parameters. */
  private static final Pattern ADDRESS =
      Pattern.compile("(?:\"(?:[^\"\\\\]|\\\\.)*\"|[^\"<,])*+(?:<([^>]*)>[^,]*)?");

  private static final Pattern SCHEME = Pattern.compile("(?i)^(sips?|tel):");
  private static final int LONGEST = 4096;

  private SipAddresses() {}

  /** The numbers, in the order of the header; addresses without one are left out. */
  static List<String> numbers(String header) {
    List<String> numbers = new ArrayList<>();
    String text = header.length() > LONGEST ? header.substring(0, LONGEST) : header;
    Matcher matcher = ADDRESS.matcher(text);
    while (matcher.find()) {
      String address = matcher.group(1) == null ? matcher.group() : matcher.group(1);
      String number = number(address.strip());
      if (!number.isEmpty()) {
        numbers.add(number);
      }
    }
    return numbers;
  }

  private static String number(String address) {
    String rest = SCHEME.matcher(address).replaceFirst("");
    String user = rest.contains("@") ? rest.substring(0, rest.indexOf('@')) : rest;
    String number = user.contains(";") ? user.substring(0, user.indexOf(';')) : user;
    try {
      return URLDecoder.decode(number.replace("+", "%2B"), StandardCharsets.UTF_8).strip();
    } catch (IllegalArgumentException e) {
      return number;
    }
  }
}
