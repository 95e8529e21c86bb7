package london.outcomes.synth;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reference data as deliveries: lookups of areas, estimates of people by age, and the Census. Codes
 * of boroughs and LSOAs and sizes of populations are real; wards, names of LSOAs and the parts of
 * ages are made up.
 */
final class ReferenceDeliveries {

  private static final int OLDEST = 90;

  private final Reference reference;
  private final Wards wards;

  ReferenceDeliveries(Reference reference, Wards wards) {
    this.reference = reference;
    this.wards = wards;
  }

  List<Publication> all() {
    return List.of(
        publication("ons-lsoa-2011-2021", "LSOA11_LSOA21_LAD22_synthetic.csv", this::editions),
        publication("ons-lsoa-ward-2024", "LSOA21_WD24_LAD24_synthetic.csv", this::toWards),
        publication("ons-mye-age", "mye2020_single_year_age_synthetic.csv", this::ages),
        publication("census-2021-ethnicity", "census2021_ethnicity_synthetic.csv", this::groups),
        publication("census-2021-age-sex", "census2021_age_sex_synthetic.csv", this::sexes));
  }

  private interface Rows {
    void write(CsvWriter csv);
  }

  private static Publication publication(String id, String file, Rows rows) {
    return new Publication() {
      @Override
      public String id() {
        return id;
      }

      @Override
      public void write(Manifest manifest) throws IOException {
        try (CsvWriter csv = manifest.markedCsv(id + "/" + file)) {
          rows.write(csv);
        }
      }
    };
  }

  /** Codes of both editions lead to themselves; others are paired within their borough. */
  private void editions(CsvWriter csv) {
    csv.writeRecord(
        "LSOA11CD",
        "LSOA11NM",
        "LSOA21CD",
        "LSOA21NM",
        "CHGIND",
        "LAD22CD",
        "LAD22NM",
        "LAD22NMW",
        "ObjectId");
    int row = 0;
    for (Borough borough : reference.boroughs()) {
      List<Borough.Lsoa> before = new ArrayList<>();
      List<Borough.Lsoa> after = new ArrayList<>();
      for (Borough.Lsoa lsoa : borough.lsoas()) {
        if (lsoa.isIn2011() && lsoa.isIn2021()) {
          link(csv, lsoa, lsoa, "U", borough, ++row);
        } else {
          (lsoa.isIn2011() ? before : after).add(lsoa);
        }
      }
      for (int at = 0; at < Math.max(before.size(), after.size()); at++) {
        if (!before.isEmpty() && !after.isEmpty()) {
          Borough.Lsoa from = before.get(at % before.size());
          Borough.Lsoa to = after.get(at % after.size());
          link(csv, from, to, after.size() < before.size() ? "M" : "S", borough, ++row);
        }
      }
    }
  }

  private static void link(
      CsvWriter csv, Borough.Lsoa from, Borough.Lsoa to, String change, Borough in, int row) {
    csv.writeRecord(
        from.code(),
        from.name(),
        to.code(),
        to.name(),
        change,
        in.code(),
        in.name(),
        "",
        Integer.toString(row));
  }

  private void toWards(CsvWriter csv) {
    csv.writeRecord(
        "LSOA21CD",
        "LSOA21NM",
        "LSOA21NMW",
        "WD24CD",
        "WD24NM",
        "WD24NMW",
        "LAD24CD",
        "LAD24NM",
        "LAD24NMW",
        "ObjectId");
    int row = 0;
    for (Borough borough : reference.boroughs()) {
      for (Borough.Lsoa lsoa : borough.lsoas()) {
        if (lsoa.isIn2021()) {
          Wards.Ward ward = wards.of(lsoa.code());
          csv.writeRecord(
              lsoa.code(),
              lsoa.name(),
              "",
              ward.code(),
              ward.name(),
              "",
              borough.code(),
              borough.name(),
              "",
              Integer.toString(++row));
        }
      }
    }
  }

  /** As many of each age as of the next, but for the old. */
  private void ages(CsvWriter csv) {
    List<String> header =
        new ArrayList<>(List.of("ltla21_code", "ltla21_name", "total_population"));
    for (int age = 0; age < OLDEST; age++) {
      header.add(Integer.toString(age));
    }
    header.add(OLDEST + "+");
    csv.writeRecord(header);
    for (Borough borough : reference.boroughs()) {
      long each = borough.residents() / (OLDEST + 10);
      List<String> row =
          new ArrayList<>(List.of(borough.code(), borough.name(), borough.residents() + ".0"));
      for (int age = 0; age < OLDEST; age++) {
        row.add(each + ".0");
      }
      row.add(borough.residents() - OLDEST * each + ".0");
      csv.writeRecord(row);
    }
  }

  /** Half of each age are women, nearly. */
  private void sexes(CsvWriter csv) {
    csv.writeRecord(
        "ltla21_code",
        "total_population",
        "total_females",
        "total_males",
        "younger_females",
        "working_age_females",
        "older_females",
        "younger_males",
        "working_age_males",
        "older_males");
    for (Borough borough : reference.boroughs()) {
      long women = borough.residents() / 2;
      long men = borough.residents() - women;
      csv.writeRecord(
          borough.code(),
          borough.residents() + ".0",
          women + ".0",
          men + ".0",
          women / 5 + ".0",
          women - women / 5 - women / 8 + ".0",
          women / 8 + ".0",
          men / 5 + ".0",
          men - men / 5 - men / 8 + ".0",
          men / 8 + ".0");
    }
  }

  private void groups(CsvWriter csv) {
    csv.writeRecord("ltla21_code", "ltla21_name", "ethnic_group", "value");
    for (Borough borough : reference.boroughs()) {
      for (Ethnicity ethnicity : Ethnicity.values()) {
        long people = borough.people().get(ethnicity.group());
        String percent =
            java.math.BigDecimal.valueOf(100 * people)
                .divide(
                    java.math.BigDecimal.valueOf(borough.residents()),
                    1,
                    java.math.RoundingMode.HALF_UP)
                .toPlainString();
        String group = ethnicity.censusName();
        csv.writeRecord(borough.code(), borough.name(), group + " (number)", people + ".0");
        csv.writeRecord(borough.code(), borough.name(), group + " (percent)", percent);
      }
    }
  }
}
