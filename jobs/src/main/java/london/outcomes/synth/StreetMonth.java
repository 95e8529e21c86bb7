package london.outcomes.synth;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;

/** A street-level crime file as on data.police.uk: {@code 2024-01-metropolitan-street.csv}. */
final class StreetMonth {

  static final String KIND = "street";

  private static final String[] HEADER = {
    "Crime ID",
    "Month",
    "Reported by",
    "Falls within",
    "Longitude",
    "Latitude",
    "Location",
    "LSOA code",
    "LSOA name",
    "Crime type",
    "Last outcome category",
    "Context"
  };

  private StreetMonth() {}

  /** A file of a few offences, as text. */
  static String text(ForceMonth about, List<Offence> offences) throws IOException {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
      csv.writeRecord(HEADER);
      offences.forEach(o -> write(csv, about.force(), about.month().toString(), o));
    }
    return text.toString();
  }

  /** Writes the month, and passes each offence on to what counts or follows it. */
  static void write(
      ForceMonth about, OffenceMonth offences, Manifest manifest, OffenceMonth.Reader next)
      throws IOException {
    try (CsvWriter csv = manifest.csv(about.file(KIND))) {
      csv.writeRecord(HEADER);
      String month = about.month().toString();
      offences.forEach(
          offence -> {
            write(csv, about.force(), month, offence);
            next.read(offence);
          });
    }
  }

  private static void write(CsvWriter csv, Force force, String month, Offence offence) {
    Place place = offence.place();
    boolean isNotifiable = offence.type().isNotifiable();
    csv.writeRecord(
        offence.id(),
        month,
        force.title,
        force.title,
        place.longitude(),
        place.latitude(),
        place.inStreetFile(),
        place.lsoaCode(),
        place.lsoaName(),
        offence.type().title,
        isNotifiable ? offence.course().whenPublished().title : "",
        "");
  }
}
