package london.outcomes.synth;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The boroughs of London with their people and small areas, read from {@code conf/reference}. */
record Reference(List<Borough> boroughs) {

  private static final String CENSUS = "census-2021";
  private static final int LSOAS_IN_A_NAME = 5;

  static Reference read(Path folder) throws IOException {
    Map<String, Map<String, Long>> people = people(folder);
    Map<String, NamedCsvRecord> centres = new HashMap<>();
    for (NamedCsvRecord row : rows(folder, "area_centre.csv")) {
      centres.put(row.getField("area_code"), row);
    }
    Map<String, List<NamedCsvRecord>> lsoas = new HashMap<>();
    for (NamedCsvRecord row : rows(folder, "lsoa.csv")) {
      lsoas.computeIfAbsent(row.getField("borough_code"), code -> new ArrayList<>()).add(row);
    }
    List<Borough> boroughs = new ArrayList<>();
    for (NamedCsvRecord row : rows(folder, "area.csv")) {
      String code = row.getField("area_code");
      if (!row.getField("force_id").isEmpty() && row.getField("area_level").equals("borough")) {
        boroughs.add(
            borough(
                row,
                known(centres, code, "area_centre.csv"),
                known(people, code, "population.csv"),
                known(lsoas, code, "lsoa.csv")));
      }
    }
    boroughs.sort(Comparator.comparing(Borough::name));
    return new Reference(List.copyOf(boroughs));
  }

  /** The code of the borough of a name, or {@code unknown}. */
  String codeOf(String name) {
    return boroughs.stream()
        .filter(borough -> borough.name().equals(name))
        .map(Borough::code)
        .findFirst()
        .orElse("unknown");
  }

  private static Borough borough(
      NamedCsvRecord area,
      NamedCsvRecord centre,
      Map<String, Long> people,
      List<NamedCsvRecord> lsoas) {
    String name = area.getField("area_name");
    List<Borough.Lsoa> named = new ArrayList<>();
    for (NamedCsvRecord row : lsoas) {
      String editions = row.getField("editions");
      named.add(
          new Borough.Lsoa(
              row.getField("lsoa_code"),
              name + " " + suffix(named.size()),
              !editions.equals("2021"),
              !editions.equals("2011")));
    }
    return new Borough(
        area.getField("area_code"),
        name,
        area.getField("parent_code"),
        Double.parseDouble(centre.getField("longitude")),
        Double.parseDouble(centre.getField("latitude")),
        Map.copyOf(people),
        List.copyOf(named));
  }

  private static <T> T known(Map<String, T> facts, String code, String file) {
    if (!facts.containsKey(code)) {
      throw new IllegalArgumentException(
          "reference: " + file + " has no row of " + code + ", which area.csv has; add it there");
    }
    return facts.get(code);
  }

  private static Map<String, Map<String, Long>> people(Path folder) throws IOException {
    Map<String, Map<String, Long>> people = new HashMap<>();
    for (NamedCsvRecord row : rows(folder, "population.csv")) {
      if (row.getField("vintage").equals(CENSUS) && row.getField("sex").equals("all")) {
        people
            .computeIfAbsent(row.getField("area_code"), code -> new HashMap<>())
            .put(row.getField("ethnicity"), Long.valueOf(row.getField("people")));
      }
    }
    return people;
  }

  /** Names look like the real ones, {@code 001A}, but are counted out here and mean nothing. */
  private static String suffix(int index) {
    char letter = (char) ('A' + index % LSOAS_IN_A_NAME);
    return String.format(Locale.ROOT, "%03d%c", index / LSOAS_IN_A_NAME + 1, letter);
  }

  private static List<NamedCsvRecord> rows(Path folder, String file) throws IOException {
    try (CsvReader<NamedCsvRecord> reader =
        CsvReader.builder().ofNamedCsvRecord(folder.resolve(file))) {
      return reader.stream().toList();
    }
  }
}
