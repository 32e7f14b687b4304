package org.caselli.fax.app.prepare;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.fax.FaxOptions;
import org.caselli.fax.domain.settings.DocumentSettings;
import org.caselli.fax.domain.settings.FaxSettings;
import org.caselli.fax.domain.settings.SettingKey;
import org.caselli.fax.domain.settings.Settings;
import org.caselli.fax.domain.settings.SettingsSnapshot;
import org.caselli.fax.imaging.ContentMode;
import org.caselli.fax.imaging.FaxCoding;
import org.caselli.fax.imaging.FaxFormat;
import org.caselli.fax.imaging.FaxResolution;
import org.caselli.fax.imaging.PageHeader;
import org.caselli.fax.imaging.Scaling;

/**
 * How a fax is to look: by what its sender wants, then by the settings of the moment. The header
 * tells when the fax was submitted, so that pages that are made again are the same. Thread-safe.
 */
@ApplicationScoped
public class FaxFormats {
  private static final DateTimeFormatter HEADER_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  private static final String SMALLEST = "auto";

  private final FaxZone zone;
  private final Settings settings;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected FaxFormats() {
    this(null, null);
  }

  @Inject
  public FaxFormats(FaxZone zone, Settings settings) {
    this.zone = zone;
    this.settings = settings;
  }

  /** The format of a fax. */
  public FaxFormat of(Fax fax) {
    SettingsSnapshot snapshot = settings.forFax(fax.accountId(), fax.faxboxId());
    FaxOptions.Look look = fax.options().look();
    return new FaxFormat(
        FaxResolution.valueOf(word(look.resolution(), snapshot, DocumentSettings.RESOLUTION)),
        codings(snapshot.get(DocumentSettings.CODING)),
        Scaling.valueOf(word("", snapshot, DocumentSettings.SCALING)),
        ContentMode.valueOf(word(look.content(), snapshot, DocumentSettings.CONTENT)),
        snapshot.get(DocumentSettings.CLEAN_SCANS),
        header(fax, snapshot));
  }

  /** The format of a document that nobody sends: by these settings, without a header. */
  FaxFormat plain(SettingsSnapshot snapshot) {
    return plain(snapshot, FaxOptions.Look.AS_SET);
  }

  /** The same for a document that somebody is about to send, who wants it to look so. */
  FaxFormat plain(SettingsSnapshot snapshot, FaxOptions.Look look) {
    return new FaxFormat(
        FaxResolution.valueOf(word(look.resolution(), snapshot, DocumentSettings.RESOLUTION)),
        codings(snapshot.get(DocumentSettings.CODING)),
        Scaling.valueOf(word("", snapshot, DocumentSettings.SCALING)),
        ContentMode.valueOf(word(look.content(), snapshot, DocumentSettings.CONTENT)),
        snapshot.get(DocumentSettings.CLEAN_SCANS),
        Optional.empty());
  }

  private static String word(String wanted, SettingsSnapshot snapshot, SettingKey<String> key) {
    return (wanted.isEmpty() ? snapshot.get(key) : wanted).toUpperCase(Locale.ROOT);
  }

  private static Set<FaxCoding> codings(String name) {
    return name.equals(SMALLEST)
        ? EnumSet.allOf(FaxCoding.class)
        : EnumSet.of(FaxCoding.valueOf(name.toUpperCase(Locale.ROOT)));
  }

  private Optional<PageHeader> header(Fax fax, SettingsSnapshot snapshot) {
    if (!snapshot.get(FaxSettings.HEADER_BY).equals("server")) {
      return Optional.empty();
    }
    FaxOptions options = fax.options();
    String who = options.header().isEmpty() ? fax.fromName() : options.header();
    String station = options.stationId().isEmpty() ? fax.fromNumber() : options.stationId();
    String when = HEADER_TIME.format(fax.createdAt().atZone(zone.of(fax)));
    return Optional.of(new PageHeader((when + "  " + who + "  " + station).strip()));
  }
}
