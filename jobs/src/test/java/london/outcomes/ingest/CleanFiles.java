package london.outcomes.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.SourceContract;
import london.outcomes.config.ConfigFolder;

/** Small correct deliveries in the dialects that agencies really use; all of them synthetic. */
final class CleanFiles {

  private static final ConfigFolder CONFIG =
      new ConfigFolder(Path.of(System.getProperty("project", "..")).resolve("conf"));
  private static final Catalogue CATALOGUE = CONFIG.load();

  private static final String OWN =
      """
      id: own
      title: A contract of no agency
      supplier: nobody
      licence: none
      provenance: open
      sensitivity: open
      purpose: a test
      retention: unlimited
      file-name: own.*
      format: {delimiter: "%s", charset: %s}
      forces: [metropolitan]
      data-status: final
      period: {from: rows, column: day}
      columns:
        - {name: day, header: Day, type: date, format: dd/MM/yyyy, required: true}
        - {name: name, header: Name}
        - {name: note, header: Note}
        - {name: count, header: Count, type: integer, markers: {"*": suppressed, "[c]": confidential}}
        - {name: rate, header: Rate, type: decimal}
        - {name: share, header: Share, type: percent}
        - {name: grouped, header: Grouped, type: grouped-integer}
        - {name: seen_at, header: Seen at, type: timestamp, format: "yyyy-MM-dd'T'HH:mm:ssXXX"}
        - {name: interviewed, header: Interviewed, type: spss-date}
      """;

  /** A contract and its rows, the header first; {@code #} stands for the mark of a row. */
  private record Template(SourceContract contract, List<String> rows) {}

  private static final Map<String, Template> TEMPLATES = templates();

  private CleanFiles() {}

  /** One of them, with some rows and one or another kind of line ends. */
  static CleanFile any(Random random) {
    Template template = Pollution.pick(List.copyOf(TEMPLATES.values()), random);
    List<String[]> rows = new ArrayList<>();
    rows.add(template.rows.get(0).split("\\^", -1));
    for (int i = 1 + random.nextInt(8); i > 0; i--) {
      String row = template.rows.get(1 + random.nextInt(template.rows.size() - 1));
      rows.add(row.replace("#", "#" + (rows.size() + 100) + "#").split("\\^", -1));
    }
    String end = random.nextBoolean() ? "\n" : "\r\n";
    return new CleanFile(template.contract, rows, end, random.nextBoolean());
  }

  private static Map<String, Template> templates() {
    Map<String, Template> templates = new LinkedHashMap<>();
    String id = "0123456789abcdef".repeat(4);
    conf(
        templates,
        "police-uk-street",
        "Crime ID^Month^Reported by^Falls within^Longitude^Latitude^Location^LSOA code^LSOA name^"
            + "Crime type^Last outcome category^Context",
        id + "^2018-01^MPS^MPS^0.140035^51.589112^On or near # Road^E01000027^B 001A^Burglary^^",
        "^2018-01^MPS^MPS^-0.1^51.5^On or near # Road, \"The Lane\"^E01000027^B 001A^Drugs^None, so far^",
        "^2018-01^MPS^^^^No location #^^^Anti-social behaviour^^");
    conf(
        templates,
        "police-uk-stop-search",
        "Type^Date^Part of a policing operation^Policing operation^Latitude^Longitude^Gender^Age range^"
            + "Self-defined ethnicity^Officer-defined ethnicity^Legislation^Object of search^Outcome^"
            + "Outcome linked to object of search^Removal of more than just outer clothing",
        "Person search^2015-03-31T23:00:00+00:00^False^^51.517497^-0.210115^Male^over 34^^White^"
            + "PACE, 1984 (section 1) #^^Nothing found^^",
        "Vehicle search^2015-03-01T00:30:00+00:00^^# \"op\"^^^^^^^^Drugs^Arrest^True^False");
    conf(
        templates,
        "mps-borough-level",
        "MajorText^MinorText^LookUp_BoroughName^201004^201005^201006",
        "Arson^Arson #^Barking and Dagenham^4^3^5",
        "Theft, other^Other #^Ealing^0^12^1000");
    conf(
        templates,
        "pas-borough",
        "Date^Survey^Borough^Measure^Proportion^MPS",
        "31/12/2015^PAS^Barking #^Trust MPS^0,71^0,7",
        "31/03/2016^PAS^Ealing; west #^\"Good Job\" local^1^");
    templates.put("comma", own(",", "UTF-8"));
    templates.put("tab", own("\\t", "UTF-16LE"));
    templates.put("pipe", own("|", "windows-1252"));
    templates.put("semicolon", own(";", "ISO-8859-1"));
    return templates;
  }

  private static void conf(Map<String, Template> templates, String id, String... rows) {
    templates.put(id, new Template(CATALOGUE.sources().get(id), List.of(rows)));
  }

  private static Template own(String delimiter, String charset) {
    try {
      Path file = Files.createTempFile("own", ".yaml");
      Files.writeString(file, OWN.formatted(delimiter.replace("\\", "\\\\"), charset));
      SourceContract contract = CONFIG.contract(file, CATALOGUE);
      Files.delete(file);
      return new Template(
          contract,
          List.of(
              "Day^Name^Note^Count^Rate^Share^Grouped^Seen at^Interviewed",
              "29/02/2024^Café #^two\nlines, and \"more\"^12^0.5^78.4%^1,234^2016-03-27T01:30:00+00:00^13773974400",
              "01/01/1999^£5; or | less #^^*^-12.25^^^^",
              "31/12/2023^\"#\"^a,b\r\nc,d\r\n^5*^100^0 %^12^2016-10-30T01:30:00+01:00^86400"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
