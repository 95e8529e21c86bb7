package london.outcomes.measure;

import java.util.HashMap;
import java.util.Map;
import london.outcomes.stats.survey.DomainSums;
import london.outcomes.stats.survey.LonelyPsu;
import london.outcomes.stats.survey.SampleDesign;
import london.outcomes.stats.survey.StratumSums;
import london.outcomes.stats.survey.SurveyProportion;
import org.apache.spark.sql.Row;
import scala.collection.Iterable;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The parts of a sample's cell: sums of a domain by stratum, and how many were drawn in each.
 *
 * @param domain sums of the group
 * @param design strata in which the group has a member
 */
record Strata(DomainSums domain, SampleDesign design) {

  static Strata of(Iterable<Row> parts) {
    Map<String, StratumSums> strata = new HashMap<>();
    Map<String, Integer> drawn = new HashMap<>();
    for (Row part : CollectionConverters.asJava(parts)) {
      String stratum = part.getAs(CellColumns.PART);
      drawn.put(stratum, (int) Math.round(part.<Double>getAs(CellColumns.DRAWN)));
      strata.put(
          stratum,
          StratumSums.ofRespondents(
              part.getAs(CellColumns.RESPONDENTS),
              part.getAs(CellColumns.BASE),
              part.getAs(CellColumns.AMOUNT),
              part.getAs(CellColumns.BASE_SQUARES),
              part.getAs(CellColumns.AMOUNT_SQUARES)));
    }
    return new Strata(DomainSums.of(strata), SampleDesign.of(drawn, LonelyPsu.ADJUST));
  }

  SurveyProportion proportion() {
    return SurveyProportion.of(design, domain);
  }
}
