package london.outcomes.insight.drivers;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import london.outcomes.SharedSession;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.config.ConfigFolder;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Respondents of the Public Attitude Survey whose trust follows a known law. Fair treatment counts
 * most. Being informed counts for nothing, but goes with being listened to, which counts.
 */
final class Interviews {

  static final Catalogue CATALOGUE =
      new ConfigFolder(SharedSession.project().resolve("conf")).load();

  /** Log odds of trust by factor, in the order of {@code conf/insight/drivers.yaml}. */
  private static final double[] TRUST = {1.4, .8, .5, 0, .5, .4, .3, -.3};

  private static final int INFORMED = 3;
  private static final int SAFE = 6;
  private static final String[] AGES = {"16 to 24", "25 to 34", "35 to 44", "65 and over"};
  private static final String[] GROUPS = {"white", "white", "white", "asian", "black", "mixed"};

  private static final StructType SCHEMA = schema();

  private final Random random;
  private final int boroughs;
  private final List<Row> rows = new ArrayList<>();

  Interviews(long seed, int boroughs) {
    this.random = new Random(seed);
    this.boroughs = boroughs;
  }

  private static StructType schema() {
    StructType schema =
        new StructType()
            .add("month", DataTypes.DateType)
            .add("source_id", DataTypes.StringType)
            .add("stratum", DataTypes.StringType)
            .add("borough_code", DataTypes.StringType)
            .add("weight", DataTypes.DoubleType)
            .add("age_band", DataTypes.StringType)
            .add("sex", DataTypes.StringType)
            .add("ethnicity_group", DataTypes.StringType)
            .add("is_victim", DataTypes.BooleanType)
            .add("provenance", DataTypes.StringType)
            .add("is_trusting", DataTypes.BooleanType)
            .add("is_good_job", DataTypes.BooleanType);
    for (var factor : CATALOGUE.drivers().factors()) {
      schema = schema.add(factor.column(), DataTypes.BooleanType);
    }
    return schema;
  }

  /** So many more of the year that starts in April of this one, with safety asked or not. */
  Interviews with(int year, int interviews, boolean isSafetyAsked) {
    for (int i = 0; i < interviews; i++) {
      rows.add(one(LocalDate.of(year, 4, 1).plusMonths(random.nextInt(12)), isSafetyAsked));
    }
    return this;
  }

  private Row one(LocalDate month, boolean isSafetyAsked) {
    String borough = "E090000" + (10 + random.nextInt(boroughs));
    boolean isFemale = random.nextDouble() < .52;
    double mood = random.nextGaussian();
    boolean[] factors = new boolean[TRUST.length];
    double trust = -1.6 + (isFemale ? .2 : 0);
    for (int f = 0; f < TRUST.length; f++) {
      double chance = 1 / (1 + Math.exp(f == INFORMED ? factors[1] ? -1.2 : 1.2 : -mood));
      factors[f] = random.nextDouble() < chance;
      trust += factors[f] ? TRUST[f] : 0;
    }
    boolean isTrusting = random.nextDouble() < 1 / (1 + Math.exp(-trust));
    boolean isVictim = random.nextDouble() < .12;
    List<Object> fields =
        new ArrayList<>(
            List.of(
                Date.valueOf(month),
                "pas",
                borough,
                borough,
                .4 + 1.2 * random.nextDouble(),
                AGES[random.nextInt(AGES.length)],
                random.nextDouble() < .01 ? "Other" : isFemale ? "Female" : "Male",
                GROUPS[random.nextInt(GROUPS.length)]));
    fields.add(open(isVictim));
    fields.add("synthetic");
    fields.add(open(isTrusting));
    fields.add(open(random.nextDouble() < (isTrusting ? .7 : .35)));
    for (int f = 0; f < TRUST.length; f++) {
      fields.add(f == SAFE && !isSafetyAsked ? null : open(factors[f]));
    }
    return RowFactory.create(fields.toArray());
  }

  private Boolean open(boolean answer) {
    return random.nextDouble() < .03 ? null : answer;
  }

  Dataset<Row> dataset() {
    return SharedSession.get().createDataFrame(rows, SCHEMA);
  }

  /** The same people, as other files would bring them. */
  Dataset<Row> shuffled() {
    List<Row> other = new ArrayList<>(rows);
    Collections.shuffle(other, new Random(7));
    return SharedSession.get().createDataFrame(other, SCHEMA).repartition(3);
  }
}
