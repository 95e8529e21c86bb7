package london.outcomes.synth;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.util.List;

/** An outcomes file: what became known in a month about offences of that month and before. */
final class OutcomeMonth {

  static final String KIND = "outcomes";

  private static final double OLDER_OFFENCES = .026;
  private static final int MONTHS_WITH_OLDER_OFFENCES = 3;

  /** Rows of a street file never reach this number, so older offences have ids of their own. */
  private static final int FIRST_OLDER_ROW = 1 << 30;

  private final Ground ground;
  private final Plan plan;
  private final ForceMonth about;

  OutcomeMonth(Ground ground, Plan plan, ForceMonth about) {
    this.ground = ground;
    this.plan = plan;
    this.about = about;
  }

  void write(List<Docket.Due> rows, Manifest manifest, Witness witness) throws IOException {
    try (CsvWriter csv = manifest.csv(about.file(KIND))) {
      csv.writeRecord(
          "Crime ID",
          "Month",
          "Reported by",
          "Falls within",
          "Longitude",
          "Latitude",
          "Location",
          "LSOA code",
          "LSOA name",
          "Outcome type");
      for (Docket.Due row : rows) {
        write(csv, row, witness);
      }
      if (about.isBefore(plan.from().plusMonths(MONTHS_WITH_OLDER_OFFENCES))) {
        writeOlder(csv, rows.size(), witness);
      }
    }
  }

  /** In the first months some outcomes are about offences before them, which no file holds. */
  private void writeOlder(CsvWriter csv, int rows, Witness witness) {
    Dice dice = Dice.of(plan.chances(), "older offences", about.force(), about.month());
    List<Ground.Area> areas = ground.areasOf(about.force());
    Choice<Ground.Area> area =
        Choice.among(areas, areas.stream().mapToDouble(Ground.Area::weight).toArray());
    for (int left = dice.poisson(rows * OLDER_OFFENCES); left > 0; left--) {
      String id = Dice.id(plan.seed(), about.number(FIRST_OLDER_ROW + left));
      List<Ground.Patch> patches = Ground.inUse(area.pick(dice), about.month());
      Place place = patches.get(dice.below(patches.size())).place(dice);
      Outcome court = Course.of(CrimeType.VIOLENCE, dice).court();
      Outcome outcome = court.isDecided() ? court : Outcome.UNABLE_TO_PROSECUTE;
      write(csv, new Docket.Due(id, place, outcome), witness);
    }
  }

  private void write(CsvWriter csv, Docket.Due row, Witness witness) {
    witness.saw("police-uk-outcomes", "outcomes", about.force().id, row.outcome().title, true);
    csv.writeRecord(
        row.id(),
        about.month().toString(),
        about.force().title,
        about.force().title,
        row.place().longitude(),
        row.place().latitude(),
        row.place().inOutcomesFile(),
        row.place().lsoaCode(),
        row.place().lsoaName(),
        row.outcome().title);
  }
}
