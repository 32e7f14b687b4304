package org.caselli.fax.jmx;

/**
 * The settings, for JMX clients. Values are JSON; a place is {@code system}, {@code account/ID} or
 * {@code account/ID/faxbox/ID}. What is wrong is told as {@link IllegalArgumentException}.
 */
public interface SettingsMXBean {
  /** Every setting with type, range, default and meaning, as a JSON array. */
  String getCatalogue();

  /** How often the settings of the whole system were changed. */
  long getRevision();

  /** What is in force for the whole system and which scope says so, as a JSON object by name. */
  String getSystem();

  /** The same for any place. */
  String effective(String place);

  /** The value in force at a place. */
  String get(String place, String name);

  /** Gives a value at a place: JSON, or a word that stands for itself. Returns it as it is then. */
  String set(String place, String name, String value);

  /** Takes back what was given at a place. Returns what is in force then. */
  String unset(String place, String name);

  /** The last changes at a place, the latest first, as a JSON array. */
  String history(String place, int most);
}
