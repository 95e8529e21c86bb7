package london.outcomes.synth;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The MPS files of crime by ward and by LSOA, a column a month, of the most recent 24 months. What
 * has no place in London is left out, and sexual offences are left out by LSOA, as they are
 * published: the parts are less than the whole.
 */
final class SmallAreaFiles implements Publication {

  private static final int RECENT_MONTHS = 24;
  private static final DateTimeFormatter COLUMN = DateTimeFormatter.ofPattern("uuuuMM");

  /** How small the areas are. */
  enum Level {
    WARD("mps-ward-level", "MPS Ward Level Crime"),
    LSOA("mps-lsoa-level", "MPS LSOA Level Crime");

    private final String id;
    private final String title;

    Level(String id, String title) {
      this.id = id;
      this.title = title;
    }
  }

  /** A place of a level and a category. */
  private record Key(String place, Minor minor) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byPlace = place.compareTo(other.place);
      return byPlace != 0 ? byPlace : minor.compareTo(other.minor);
    }
  }

  private final Level level;
  private final World world;
  private final Wards wards;
  private final List<YearMonth> months;

  SmallAreaFiles(Level level, World world, Wards wards) {
    this.level = level;
    this.world = world;
    this.wards = wards;
    List<YearMonth> all = world.plan().months();
    this.months = all.subList(Math.max(0, all.size() - RECENT_MONTHS), all.size());
  }

  @Override
  public String id() {
    return level.id;
  }

  @Override
  public void write(Manifest manifest) throws IOException {
    Map<Key, int[]> counts = new TreeMap<>();
    Map<String, Place> places = new TreeMap<>();
    for (int at = 0; at < months.size(); at++) {
      int column = at;
      world.crimes().street(months.get(at), offence -> count(offence, column, counts, places));
    }
    String file =
        "%s/%s (most recent 24 months) to %s.csv"
            .formatted(level.id, level.title, COLUMN.format(months.get(months.size() - 1)));
    try (CsvWriter csv = manifest.csv(file, ',', LineDelimiter.CRLF)) {
      csv.writeRecord(header());
      counts.forEach((key, sums) -> csv.writeRecord(row(key, sums, places)));
    }
  }

  private void count(
      Offence offence, int month, Map<Key, int[]> counts, Map<String, Place> places) {
    String lsoa = offence.place().lsoaCode();
    if (!offence.type().isNotifiable() || !wards.has(lsoa)) {
      return;
    }
    Minor minor = offence.minor();
    if (level == Level.WARD || !minor.isSexual()) {
      String place = level == Level.WARD ? wards.of(lsoa).code() : lsoa;
      places.putIfAbsent(place, offence.place());
      counts.computeIfAbsent(new Key(place, minor), k -> new int[months.size()])[month]++;
    }
  }

  private List<String> header() {
    List<String> header =
        new ArrayList<>(
            level == Level.WARD
                ? List.of("MajorText", "MinorText", "WardName", "WardCode", "LookUp_BoroughName")
                : List.of("LSOA Code", "LSOA Name", "Borough", "Major Category", "Minor Category"));
    months.forEach(month -> header.add(COLUMN.format(month)));
    return header;
  }

  private List<String> row(Key key, int[] sums, Map<String, Place> places) {
    Place place = places.get(key.place());
    Wards.Ward ward = wards.of(place.lsoaCode());
    String major = key.minor().majorText;
    String minor = key.minor().minorText;
    List<String> row =
        new ArrayList<>(
            level == Level.WARD
                ? List.of(major, minor, ward.name(), ward.code(), ward.borough().name())
                : List.of(place.lsoaCode(), place.lsoaName(), ward.borough().code(), major, minor));
    for (int sum : sums) {
      row.add(Integer.toString(sum));
    }
    return row;
  }
}
