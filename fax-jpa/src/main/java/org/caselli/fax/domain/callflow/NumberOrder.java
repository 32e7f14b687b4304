package org.caselli.fax.domain.callflow;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Where the called number is looked for, and in which order; the first that leads anywhere counts.
 *
 * @param header SIP header that {@link Place#HEADER} stands for; empty for none
 */
public record NumberOrder(List<Place> places, String header) {
  private static final String DIVERSION = "Diversion";

  public NumberOrder {
    places = List.copyOf(places);
    Objects.requireNonNull(header);
  }

  /** A place where a called number may stand. */
  public enum Place {
    /** The header that the operator names. */
    HEADER,
    /** To. */
    TO,
    /** Diversion: who was called first, before anybody passed the call on. */
    DIVERSION;

    /**
     * The place of that name.
     *
     * @throws IllegalArgumentException when there is none, with a sentence that says what to do
     */
    public static Place named(String word) {
      return Stream.of(values())
          .filter(place -> place.name().toLowerCase(Locale.ROOT).equals(word))
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "must be words out of header, to and diversion, not " + word));
    }
  }

  /** The numbers under which a call may be known, the most wanted first; may be none. */
  public List<String> numbers(ArrivingCall.Dialled dialled) {
    List<String> numbers = new ArrayList<>();
    for (Place place : places) {
      switch (place) {
        case HEADER -> numbers.addAll(SipAddresses.numbers(value(dialled, header)));
        case TO -> numbers.addAll(SipAddresses.numbers(dialled.number()));
        case DIVERSION -> {
          List<String> diverted = SipAddresses.numbers(value(dialled, DIVERSION));
          Collections.reverse(diverted);
          numbers.addAll(diverted);
        }
      }
    }
    return numbers.stream().distinct().toList();
  }

  private static String value(ArrivingCall.Dialled dialled, String name) {
    return name.isEmpty() ? "" : dialled.headers().getOrDefault(name, "");
  }
}
